"use client";

import { ChevronDown } from "lucide-react";
import { useCommitted } from "@/components/publishing/committed-field";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Cell, TableRow } from "@/components/ui/table";
import { cn } from "@/lib/cn";
import {
  classificationOptions,
  columnDetails,
  columnFields,
  logicalTypes,
} from "@/lib/domain/contract/form/property-fields";
import { type FieldPath, formatPath } from "@/lib/domain/document/field-path";
import { isFields, namesOf, type Option, orderOf, type SpecOf } from "@/lib/domain/document/form/spec";
import { plural } from "@/lib/format";
import { EntryActions } from "./entry-actions";
import { withCurrent } from "./field-frame";
import { useForm } from "./form-context";
import type { listEdits } from "./list-edits";

type RowProps = { spec: SpecOf<"list">; path: FieldPath; index: number; edits: ReturnType<typeof listEdits> };

const order = orderOf([...columnFields, ...columnDetails]);
const inRow = new Set(columnFields.flatMap(namesOf));

/** One column: what matters first in a row, the rest below it when it is opened. */
export function ColumnRow({ spec, path, index, edits }: RowProps) {
  const form = useForm();
  const here = [...path, index];
  const name = form.binding.text([...here, "name"]) || `${spec.entry} ${index + 1}`;
  const focused = form.focus;
  const wanted = focused !== null && focused[path.length] === index && focused.length > here.length;
  const deeper = wanted && !inRow.has(String(focused[here.length]));
  const open = form.isOpen([...here, "*"], deeper);
  return (
    <>
      <TableRow data-path={formatPath(here)} className={cn(open && "[&>td]:border-b-0!")}>
        <Cell label={spec.entry.charAt(0).toUpperCase() + spec.entry.slice(1)}>
          <div className="flex flex-col gap-1">
            <CellInput label={`Name of ${spec.entry} ${name}`} path={[...here, "name"]} />
            <CellInput label={`Description of ${name}`} path={[...here, "description"]} placeholder="What it means" />
          </div>
        </Cell>
        <Cell label="Type">
          <CellChoice
            label={`Type of ${name}`}
            path={[...here, "logicalType"]}
            placeholder="No type"
            options={logicalTypes}
            className="min-w-24"
          />
        </Cell>
        <Cell label="Required">
          <CellFlag path={[...here, "required"]} label={`${name} is required`} />
        </Cell>
        <Cell label="Key">
          <CellFlag path={[...here, "primaryKey"]} label={`${name} is part of the key`} />
        </Cell>
        <Cell label="Classification">
          <CellChoice
            label={`Classification of ${name}`}
            path={[...here, "classification"]}
            placeholder="As the contract"
            options={classificationOptions}
            className="min-w-28"
          />
        </Cell>
        <Cell align="end">
          <span className="flex flex-wrap items-center justify-end">
            <MoreButton name={name} path={here} open={open} />
            <EntryActions name={`${spec.entry} ${name}`} index={index} edits={edits} />
          </span>
        </Cell>
      </TableRow>
      {open ? (
        <TableRow>
          {/* biome-ignore lint/a11y/noRedundantRoles: survives display: block */}
          <td role="cell" colSpan={6} className="pb-4!">
            <div className="border-l-2 border-line pl-4">{form.fields(columnDetails, here)}</div>
          </td>
        </TableRow>
      ) : null}
    </>
  );
}

function MoreButton({ name, path, open }: { name: string; path: FieldPath; open: boolean }) {
  const form = useForm();
  const column = form.binding.document.read(path);
  const more = isFields(column) ? Object.keys(column).filter((field) => !inRow.has(field)).length : 0;
  const problems = form.binding.problemsIn(path);
  return (
    <Button
      size="sm"
      variant="ghost"
      aria-expanded={open}
      aria-label={`More about ${name}`}
      title={more === 0 ? "Limits, examples, quality, links" : plural(more, "more field")}
      onClick={() => form.setOpen([...path, "*"], !open)}
      className={cn(problems > 0 && "text-danger-ink")}
      icon={<ChevronDown aria-hidden className={cn("size-4 transition-transform", open && "rotate-180")} />}
    >
      {more === 0 ? null : more}
    </Button>
  );
}

type CellProps = { label: string; path: FieldPath };

function CellInput({ label, path, placeholder }: CellProps & { placeholder?: string }) {
  const { binding, prefix } = useForm();
  const slow = binding.document.length(path.slice(0, -2)) > 300;
  const control = useCommitted(binding.text(path), (value) => binding.set(path, value.trim(), order), slow);
  const error = binding.error(path);
  return (
    <Input
      {...control}
      name={`${prefix}-${formatPath(path)}`}
      data-path={formatPath(path)}
      aria-label={label}
      placeholder={placeholder}
      aria-invalid={error === undefined ? undefined : true}
      title={error}
      autoComplete="off"
    />
  );
}

type CellChoiceProps = CellProps & { placeholder: string; options: readonly Option[]; className: string };

function CellChoice({ label, path, placeholder, options, className }: CellChoiceProps) {
  const { binding } = useForm();
  const current = binding.text(path);
  const error = binding.error(path);
  return (
    <Select
      aria-label={label}
      data-path={formatPath(path)}
      value={current}
      onChange={(event) => binding.set(path, event.target.value, order)}
      placeholder={placeholder}
      options={withCurrent(current, options)}
      aria-invalid={error === undefined ? undefined : true}
      title={error}
      className={className}
    />
  );
}

function CellFlag({ path, label }: CellProps) {
  const { binding } = useForm();
  return (
    <label className="inline-flex size-6 items-center justify-center">
      <input
        type="checkbox"
        aria-label={label}
        data-path={formatPath(path)}
        checked={binding.document.read(path) === true}
        onChange={(event) => binding.set(path, event.target.checked ? true : undefined, order)}
        className="size-4"
      />
    </label>
  );
}
