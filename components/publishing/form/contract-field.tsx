"use client";

import { useId, useState } from "react";
import { useCommitted } from "@/components/publishing/committed-field";
import { findContracts } from "@/components/publishing/find-contracts";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Option, SpecOf } from "@/lib/domain/document/form/spec";
import { type FieldProps, useFieldFrame } from "./field-frame";
import { useForm } from "./form-context";

/** The id of a contract: those of the draft stand first, published ones are looked for while one types. */
export function ContractField({ spec, path, order }: FieldProps<SpecOf<"contract">>) {
  const { binding, contractIds } = useForm();
  const frame = useFieldFrame(spec, path);
  const listId = useId();
  const [found, setFound] = useState<readonly Option[]>([]);
  const control = useCommitted(binding.text(path), (text) => binding.set(path, text.trim(), order));
  const look = (typed: string) => {
    findContracts(typed).then(setFound, () => setFound([]));
  };
  const id = binding.text(path);
  const hint =
    id === ""
      ? "Choose one of this draft, or type the id of a published one."
      : contractIds.includes(id)
        ? "In this draft."
        : "Not in this draft; the published one of that id is used.";
  return (
    <>
      <Field {...frame} optional={false} hint={hint}>
        {(props) => (
          <Input
            {...props}
            {...control}
            onFocus={() => look(control.value)}
            onChange={(event) => {
              control.onChange(event);
              look(event.target.value);
            }}
            list={listId}
            autoComplete="off"
          />
        )}
      </Field>
      <datalist id={listId}>
        {contractIds.map((value) => (
          <option key={value} value={value}>
            In this draft
          </option>
        ))}
        {found
          .filter((option) => !contractIds.includes(option.value))
          .map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
      </datalist>
    </>
  );
}
