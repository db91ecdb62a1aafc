"use client";

import { useCommitted } from "@/components/publishing/committed-field";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { shownValue } from "@/lib/domain/document/form/any-value";
import { isFields, type SpecOf } from "@/lib/domain/document/form/spec";
import { type FieldProps, withCurrent } from "./field-frame";
import { useForm } from "./form-context";

/** A custom property that means something to this product, shown as a field of its own. */
export function CustomField({ spec, path }: FieldProps<SpecOf<"custom">>) {
  const { binding, prefix } = useForm();
  const list = binding.document.read(path);
  const entries = Array.isArray(list) ? list : [];
  const index = entries.findIndex((entry) => isFields(entry) && entry.property === spec.property);
  const at = [...path, index, "value"];
  const value = index < 0 ? undefined : binding.document.read(at);
  const write = (text: string) => {
    if (text.trim() === "") {
      if (index >= 0) binding.edit([{ path: [...path, index], remove: true }]);
    } else if (index >= 0) binding.type(at, text);
    else {
      const fresh = { path, append: { property: spec.property } };
      binding.edit([fresh, { path: [...path, entries.length, "value"], typed: text }]);
    }
  };
  const control = useCommitted(shownValue(value), write);
  const current = value === undefined ? spec.standard : String(value);
  return (
    <Field
      label={spec.label}
      name={`${prefix}-custom-${spec.property}`}
      error={index < 0 ? undefined : binding.error(at)}
      {...(spec.standard === "" ? { optional: true } : {})}
    >
      {(props) =>
        spec.options === null ? (
          <Input {...props} {...control} autoComplete="off" />
        ) : (
          <Select
            {...props}
            value={current}
            onChange={(event) => write(event.target.value)}
            options={withCurrent(current, spec.options)}
          />
        )
      }
    </Field>
  );
}
