"use client";

import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { Cell, ColumnHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import { classifications } from "@/lib/domain/classification";
import { CellInput } from "./committed-field";
import type { Binding } from "./document-binding";
import { capital, withCurrent } from "./product-form";

/** ODCS v3.1.0, `logicalType` of a property. */
const logicalTypes = ["string", "integer", "number", "boolean", "date", "timestamp", "time", "object", "array"];

const options = (words: readonly string[]) => words.map((value) => ({ value, label: capital(value) }));

/** The columns of one object as a table to write in. */
export function ColumnsTable({ binding, object }: { binding: Binding; object: number }) {
  const list = ["schema", object, "properties"];
  const count = binding.document.length(list);
  const objectName = binding.text(["schema", object, "name"]);
  const add = () =>
    binding.edit([{ path: list, append: { name: `column_${count + 1}`, logicalType: "string", description: "" } }]);
  return (
    <div>
      <Table caption={`Columns of ${objectName}`} sticky={false}>
        <TableHead>
          <ColumnHead>Column and description</ColumnHead>
          <ColumnHead>Type</ColumnHead>
          <ColumnHead>Required</ColumnHead>
          <ColumnHead>Key</ColumnHead>
          <ColumnHead>Classification</ColumnHead>
          <ColumnHead>
            <span className="sr-only">Remove</span>
          </ColumnHead>
        </TableHead>
        <TableBody>
          {Array.from({ length: count }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column's name is what is being edited
            <ColumnRow key={index} binding={binding} path={[...list, index]} />
          ))}
        </TableBody>
      </Table>
      <Button size="sm" className="mt-2" icon={<Plus aria-hidden className="size-4" />} onClick={add}>
        Add column to {objectName || "the view"}
      </Button>
    </div>
  );
}

function ColumnRow({ binding, path }: { binding: Binding; path: (string | number)[] }) {
  const name = binding.text([...path, "name"]);
  const text = (field: string) => ({
    value: binding.text([...path, field]),
    onCommit: (value: string) => binding.set([...path, field], value),
    error: binding.error([...path, field]),
  });
  return (
    <TableRow>
      <Cell label="Column">
        <div className="flex flex-col gap-1">
          <CellInput label={`Name of column ${name}`} {...text("name")} />
          <CellInput label={`Description of ${name}`} placeholder="What it means" {...text("description")} />
        </div>
      </Cell>
      <Cell label="Type">
        <Select
          aria-label={`Type of ${name}`}
          value={binding.text([...path, "logicalType"])}
          onChange={(event) => binding.set([...path, "logicalType"], event.target.value)}
          placeholder="No type"
          options={withCurrent(binding.text([...path, "logicalType"]), options(logicalTypes))}
          className="min-w-28"
        />
      </Cell>
      <Cell label="Required">
        <Flag binding={binding} path={[...path, "required"]} label={`${name} is required`} />
      </Cell>
      <Cell label="Key">
        <Flag binding={binding} path={[...path, "primaryKey"]} label={`${name} is part of the key`} />
      </Cell>
      <Cell label="Classification">
        <Select
          aria-label={`Classification of ${name}`}
          value={binding.text([...path, "classification"])}
          onChange={(event) => binding.set([...path, "classification"], event.target.value)}
          placeholder="As the contract"
          options={withCurrent(binding.text([...path, "classification"]), options(classifications))}
          className="min-w-36"
        />
      </Cell>
      <Cell align="end">
        <IconButton
          size="sm"
          label={`Remove column ${name}`}
          icon={<Trash2 aria-hidden className="size-4" />}
          onClick={() => binding.edit([{ path, remove: true }])}
        />
      </Cell>
    </TableRow>
  );
}

function Flag({ binding, path, label }: { binding: Binding; path: (string | number)[]; label: string }) {
  const onChange = (checked: boolean) => binding.edit([checked ? { path, value: true } : { path, remove: true }]);
  return (
    <label className="inline-flex size-6 items-center justify-center">
      <input
        type="checkbox"
        aria-label={label}
        checked={binding.flag(path)}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4"
      />
    </label>
  );
}
