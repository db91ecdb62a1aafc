"use client";

import { type FieldPath, formatPath } from "@/lib/domain/document/field-path";
import type { FieldSpec, Option } from "@/lib/domain/document/form/spec";
import { useForm } from "./form-context";

export type FieldProps<S extends FieldSpec = FieldSpec> = { spec: S; path: FieldPath; order: readonly string[] };

/** What the document says stays visible, also when it is none of the choices. */
export function withCurrent(current: string, options: readonly Option[]): readonly Option[] {
  if (current === "" || options.some((option) => option.value === current)) return options;
  return [...options, { value: current, label: current }];
}

/** The attributes that every labelled control of the form has. */
export function useFieldFrame(spec: FieldSpec, path: FieldPath) {
  const { binding, prefix } = useForm();
  const key = formatPath(path);
  const required = "required" in spec && spec.required === true;
  return {
    label: spec.label,
    name: `${prefix}-${key}`,
    error: binding.error(path),
    ...(spec.hint === undefined ? {} : { hint: spec.hint }),
    ...(required ? {} : { optional: true }),
  };
}
