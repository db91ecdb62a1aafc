"use client";

import { Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ColumnHead, Table, TableHead } from "@/components/ui/table";
import { type FieldPath, formatPath } from "@/lib/domain/document/field-path";
import { isFields, type SpecOf } from "@/lib/domain/document/form/spec";
import { plural } from "@/lib/format";
import { ColumnRow } from "./column-row";
import { useForm } from "./form-context";
import { listEdits } from "./list-edits";
import { useNear } from "./use-near";

type ColumnsProps = { spec: SpecOf<"list">; path: FieldPath; order: readonly string[] };

/** Rows that come and go together as one scrolls. */
const CHUNK = 30;
const ROW_HEIGHT = 77;

/** From so many columns on, looking for one by its name is quicker than scrolling. */
const MANY = 20;

function chunksOf(indexes: readonly number[]): number[][] {
  return Array.from({ length: Math.ceil(indexes.length / CHUNK) }, (_, n) => indexes.slice(n * CHUNK, (n + 1) * CHUNK));
}

/** The columns of an object as a table to write in; only the rows near the window exist. */
export function ColumnsView({ spec, path, order }: ColumnsProps) {
  const form = useForm();
  const [filter, setFilter] = useState("");
  const edits = listEdits(form, spec, path);
  const columns = form.binding.document.read(path);
  const focused = form.focus?.[path.length];
  const shown = useMemo(() => {
    const words = filter.trim().toLowerCase();
    const all = Array.isArray(columns) ? columns : [];
    const says = (column: unknown) =>
      isFields(column) && `${column.name ?? ""} ${column.description ?? ""}`.toLowerCase().includes(words);
    return all.flatMap((column, index) => (words === "" || says(column) ? [index] : []));
  }, [columns, filter]);
  const name = form.binding.text([...path.slice(0, -1), "name"]);
  return (
    <div>
      <FieldError id={`${form.prefix}-${formatPath(path)}-error`} error={form.binding.error(path)} />
      {edits.count > MANY ? (
        <div className="mb-2 flex flex-wrap items-center gap-3">
          <span className="w-64 max-w-full">
            <Input
              type="search"
              aria-label={`Find a ${spec.entry} of ${name}`}
              placeholder={`Find a ${spec.entry}`}
              value={filter}
              onChange={(event) => setFilter(event.target.value)}
            />
          </span>
          <span className="text-sm text-muted" aria-live="polite">
            {filter.trim() === ""
              ? plural(edits.count, spec.entry)
              : `${plural(shown.length, spec.entry)} of ${edits.count}`}
          </span>
        </div>
      ) : null}
      {edits.count === 0 ? null : (
        <Table caption={`${spec.label} of ${name}`} sticky={false}>
          <TableHead>
            <ColumnHead className="sm:w-2/5">Name and description</ColumnHead>
            <ColumnHead>Type</ColumnHead>
            <ColumnHead>Required</ColumnHead>
            <ColumnHead>Key</ColumnHead>
            <ColumnHead>Classification</ColumnHead>
            <ColumnHead>
              <span className="sr-only">More, move, remove</span>
            </ColumnHead>
          </TableHead>
          {chunksOf(shown).map((indexes, chunk) => (
            <Chunk
              key={`${filter} ${indexes[0]}`}
              indexes={indexes}
              first={chunk === 0}
              wanted={typeof focused === "number" && indexes.includes(focused)}
              row={(index) => <ColumnRow key={index} spec={spec} path={path} index={index} edits={edits} />}
            />
          ))}
        </Table>
      )}
      <Button
        size="sm"
        className="mt-2"
        icon={<Plus aria-hidden className="size-4" />}
        onClick={() => {
          setFilter("");
          edits.add(order);
        }}
      >
        Add {spec.entry}
        {name === "" ? "" : ` to ${name}`}
      </Button>
    </div>
  );
}

type ChunkProps = {
  indexes: readonly number[];
  first: boolean;
  /** Somebody wants to go to one of its rows. */
  wanted: boolean;
  row: (index: number) => React.ReactNode;
};

function Chunk({ indexes, first, wanted, row }: ChunkProps) {
  const { ref, near, height } = useNear<HTMLTableSectionElement>(indexes.length * ROW_HEIGHT);
  // The first rows are there before anything was measured: most tables have no others.
  const shown = near || wanted || first;
  return (
    // biome-ignore lint/a11y/noRedundantRoles: survives display: block
    <tbody ref={ref} role="rowgroup">
      {shown ? (
        indexes.map(row)
      ) : (
        <tr aria-hidden style={{ height }}>
          <td colSpan={6} />
        </tr>
      )}
    </tbody>
  );
}
