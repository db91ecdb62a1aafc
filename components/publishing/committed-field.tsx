"use client";

import { type ReactNode, useState } from "react";
import { type ControlProps, Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";

/** Writes to the document when the field is left, not at each key: the text around it is formatted once. */
export function useCommitted(value: string, onCommit: (value: string) => void) {
  const [draft, setDraft] = useState<string | null>(null);
  return {
    value: draft ?? value,
    onChange: (event: { target: { value: string } }) => setDraft(event.target.value),
    onBlur: () => {
      if (draft !== null && draft !== value) onCommit(draft);
      setDraft(null);
    },
  };
}

export type CommittedProps = { value: string; onCommit: (value: string) => void };

type CommittedFieldProps = CommittedProps & {
  label: string;
  name: string;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  /** Number of lines; one line without it. */
  rows?: number;
  list?: string;
  className?: string;
};

/** A labelled field of the guided form. */
export function CommittedField({
  label,
  name,
  hint,
  error,
  optional,
  rows,
  list,
  className,
  ...rest
}: CommittedFieldProps) {
  const control = useCommitted(rest.value, rest.onCommit);
  const render = (props: ControlProps) =>
    rows === undefined ? (
      <Input {...props} {...control} {...(list ? { list } : {})} autoComplete="off" />
    ) : (
      <Textarea {...props} {...control} rows={rows} />
    );
  return (
    <Field
      label={label}
      name={name}
      hint={hint}
      error={error}
      {...(optional ? { optional } : {})}
      {...(className ? { className } : {})}
    >
      {render}
    </Field>
  );
}

type CellInputProps = CommittedProps & { label: string; placeholder?: string; error?: string | undefined };

/** The same control inside a table, named by its column and row. */
export function CellInput({ label, placeholder, error, ...rest }: CellInputProps) {
  const control = useCommitted(rest.value, rest.onCommit);
  return (
    <Input
      {...control}
      aria-label={label}
      placeholder={placeholder}
      aria-invalid={error === undefined ? undefined : true}
      title={error}
      autoComplete="off"
    />
  );
}
