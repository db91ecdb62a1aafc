"use client";

import { useId } from "react";
import { useCommitted } from "@/components/publishing/committed-field";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Edit } from "@/lib/domain/document/edit/plain-edits";
import type { SpecOf } from "@/lib/domain/document/form/spec";
import { type FieldProps, useFieldFrame } from "./field-frame";
import { useForm } from "./form-context";

/**
 * The name of a server. The name of a connection known here brings its address along: access can be granted there.
 */
export function ConnectionField({ spec, path, order }: FieldProps<SpecOf<"connection">>) {
  const { binding, choices } = useForm();
  const frame = useFieldFrame(spec, path);
  const listId = useId();
  const holder = path.slice(0, -1);
  const choose = (name: string) => {
    const connection = choices.connections.find((c) => c.slug === name.trim());
    if (!connection) return binding.set(path, name.trim(), order);
    const { host, port, database } = connection;
    const fields = { type: "postgres", host, port, database };
    const edits: Edit[] = Object.entries(fields).map(([field, value]) => ({ path: [...holder, field], value, order }));
    return binding.edit([{ path, value: connection.slug, order }, ...edits]);
  };
  const control = useCommitted(binding.text(path), choose);
  const known = choices.connections.some((c) => c.slug === binding.text(path));
  return (
    <>
      <Field
        {...frame}
        optional={false}
        hint={
          known
            ? "A platform known here; access can be granted on it."
            : "The name of a platform known here, or any other."
        }
      >
        {(props) => <Input {...props} {...control} list={listId} autoComplete="off" />}
      </Field>
      <datalist id={listId}>
        {choices.connections.map((connection) => (
          <option key={connection.slug} value={connection.slug}>
            {connection.name}
          </option>
        ))}
      </datalist>
    </>
  );
}
