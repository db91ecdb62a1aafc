"use client";

import { useId } from "react";
import { useCommitted } from "@/components/publishing/committed-field";
import { Checkbox } from "@/components/ui/checkbox";
import { type ControlProps, Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { cn } from "@/lib/cn";
import type { PlainValue } from "@/lib/domain/document/edit/plain-edits";
import { type FieldPath, formatPath } from "@/lib/domain/document/field-path";
import { shownValue } from "@/lib/domain/document/form/any-value";
import { canShow, type FieldSpec, namesOf, type Option, type SpecOf } from "@/lib/domain/document/form/spec";
import { ComparisonField } from "./comparison-field";
import { ConnectionField } from "./connection-field";
import { ContractField } from "./contract-field";
import { CustomField } from "./custom-field";
import { type FieldProps, useFieldFrame, withCurrent } from "./field-frame";
import { type FormState, useForm } from "./form-context";
import { GroupView } from "./group-view";
import { ListView } from "./list-view";

/** One field of the form, by its kind. */
export function FieldView({ spec, path, order }: FieldProps) {
  const { binding } = useForm();
  const wide = spec.wide === true && "sm:col-span-2";
  if (!namesOf(spec).every((name) => canShow(spec, binding.document.read([...path.slice(0, -1), name]))))
    return <OnlyInText spec={spec} path={path} />;
  const box = (className?: string | false) => ({
    "data-path": formatPath(path),
    className: cn("min-w-0", wide, className),
  });
  const common = { path, order };
  switch (spec.kind) {
    case "group":
      return (
        <div {...box("sm:col-span-2")}>
          <GroupView spec={spec} path={path} />
        </div>
      );
    case "list":
      return (
        <div {...box("sm:col-span-2")}>
          <ListView spec={spec} path={path} order={order} />
        </div>
      );
    case "flag":
      return (
        <div {...box("sm:self-center")}>
          <FlagField spec={spec} {...common} />
        </div>
      );
    case "choice":
      return (
        <div {...box()}>
          <ChoiceField spec={spec} {...common} />
        </div>
      );
    case "custom":
      // The list of custom properties has this path; this is one of its entries.
      return (
        <div className={cn("min-w-0", wide)}>
          <CustomField spec={spec} {...common} />
        </div>
      );
    case "comparison":
      return (
        <div {...box()}>
          <ComparisonField spec={spec} {...common} />
        </div>
      );
    case "connection":
      return (
        <div {...box()}>
          <ConnectionField spec={spec} {...common} />
        </div>
      );
    case "contract":
      return (
        <div {...box()}>
          <ContractField spec={spec} {...common} />
        </div>
      );
    default:
      return (
        <div {...box()}>
          <TypedField spec={spec} {...common} />
        </div>
      );
  }
}

function OnlyInText({ spec, path }: { spec: FieldSpec; path: FieldPath }) {
  return (
    <p data-path={formatPath(path)} tabIndex={-1} className="text-muted sm:col-span-2">
      <span className="font-medium text-ink">{spec.label}</span> is written in a form that only the YAML shows.
    </p>
  );
}

function FlagField({ spec, path, order }: FieldProps) {
  const { binding } = useForm();
  const error = binding.error(path);
  return (
    <Checkbox
      label={spec.label}
      checked={binding.document.read(path) === true}
      onChange={(event) => binding.set(path, event.target.checked ? true : undefined, order)}
      {...(error === undefined ? {} : { error })}
    />
  );
}

function sourceOptions(source: "domains" | "teams", { choices }: FormState): Option[] {
  return source === "domains"
    ? choices.domains.map((d) => ({ value: d.path, label: `${d.name} (${d.path})` }))
    : choices.teams.map((t) => ({ value: t.slug, label: t.name }));
}

function ChoiceField({ spec, path, order }: FieldProps<SpecOf<"choice">>) {
  const form = useForm();
  const frame = useFieldFrame(spec, path);
  const current = form.binding.text(path);
  const options = typeof spec.options === "string" ? sourceOptions(spec.options, form) : spec.options;
  return (
    <Field {...frame}>
      {(control) => (
        <Select
          {...control}
          value={current}
          onChange={(event) => form.binding.set(path, event.target.value, order)}
          placeholder={spec.placeholder}
          options={withCurrent(current, options)}
        />
      )}
    </Field>
  );
}

type TypedSpec = Extract<FieldSpec, { kind: "text" | "number" | "words" | "lines" | "any" }>;

function shown(spec: TypedSpec, value: unknown): string {
  if (spec.kind === "any") return shownValue(value);
  if (Array.isArray(value)) return value.join(spec.kind === "words" ? ", " : "\n");
  return value === undefined || value === null ? "" : String(value);
}

const parts = (text: string, by: string) =>
  text
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** What typed text means; undefined takes the field out. */
function meant(spec: Exclude<TypedSpec, { kind: "any" }>, text: string): PlainValue | undefined {
  if (text.trim() === "") return undefined;
  switch (spec.kind) {
    case "number":
      return Number.isFinite(Number(text)) ? Number(text) : text.trim();
    case "words":
      return [...new Set(parts(text, ","))];
    case "lines": {
      const lines = parts(text, "\n");
      return spec.single && lines.length === 1 ? lines[0] : lines;
    }
    default:
      return spec.rows === undefined ? text.trim() : text;
  }
}

function TypedField({ spec, path, order }: FieldProps<TypedSpec>) {
  const { binding } = useForm();
  const frame = useFieldFrame(spec, path);
  const listId = useId();
  const control = useCommitted(shown(spec, binding.document.read(path)), (text) =>
    spec.kind === "any" ? binding.type(path, text, order) : binding.set(path, meant(spec, text), order),
  );
  const rows = spec.kind === "lines" ? 2 : spec.kind === "text" ? spec.rows : undefined;
  const suggest = spec.kind === "text" ? (spec.suggest ?? []) : [];
  const placeholder = spec.kind === "text" ? spec.placeholder : undefined;
  const render = (props: ControlProps) =>
    rows === undefined ? (
      <Input
        {...props}
        {...control}
        placeholder={placeholder}
        {...(spec.kind === "number" ? { inputMode: "decimal" as const } : {})}
        {...(suggest.length > 0 ? { list: listId } : {})}
        autoComplete="off"
      />
    ) : (
      <Textarea {...props} {...control} rows={rows} />
    );
  return (
    <>
      <Field {...frame}>{render}</Field>
      {suggest.length > 0 ? (
        <datalist id={listId}>
          {suggest.map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      ) : null}
    </>
  );
}
