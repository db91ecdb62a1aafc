"use client";

import { useCommitted } from "@/components/publishing/committed-field";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { PlainValue } from "@/lib/domain/document/edit/plain-edits";
import { formatPath } from "@/lib/domain/document/field-path";
import { shownValue } from "@/lib/domain/document/form/any-value";
import type { SpecOf } from "@/lib/domain/document/form/spec";
import type { FieldProps } from "./field-frame";
import { useForm } from "./form-context";

const isRange = (name: string) => name.endsWith("Between");

/** A value that fits the other comparison, made of what was there. */
function fitting(name: string, value: unknown): PlainValue {
  const first = Array.isArray(value) ? value[0] : value;
  const number = typeof first === "number" ? first : 0;
  if (isRange(name)) return Array.isArray(value) ? [number, Number(value[1] ?? number + 1)] : [number, number + 1];
  return typeof first === "string" ? first : number;
}

/** “The result must be at most 5”: the comparison and its value or bounds. */
export function ComparisonField({ spec, path, order }: FieldProps<SpecOf<"comparison">>) {
  const { binding, prefix } = useForm();
  const holder = path.slice(0, -1);
  const current = spec.names.find(({ value }) => binding.document.read([...holder, value]) !== undefined)?.value ?? "";
  const value = current === "" ? undefined : binding.document.read([...holder, current]);
  const choose = (name: string) =>
    binding.edit([
      ...(current === "" ? [] : [{ path: [...holder, current], remove: true as const }]),
      ...(name === "" ? [] : [{ path: [...holder, name], value: fitting(name, value), order }]),
    ]);
  const write = (index: number | null, text: string) => {
    const at = [...holder, current];
    if (index === null) return binding.type(at, text, order);
    const whole = Array.isArray(value) ? [] : [{ path: at, value: [0, 1], order }];
    binding.edit([...whole, { path: [...at, index], typed: text }], formatPath(at));
  };
  const bounds: (number | null)[] = current === "" ? [] : isRange(current) ? [0, 1] : [null];
  return (
    <Field
      label={spec.label}
      name={`${prefix}-${holder.join("-")}-comparison`}
      error={current === "" ? binding.error(holder) : binding.error([...holder, current])}
      optional
    >
      {(control) => (
        <div className="flex flex-wrap gap-2">
          <Select
            {...control}
            className="min-w-44 flex-1"
            value={current}
            onChange={(event) => choose(event.target.value)}
            placeholder="is not compared"
            options={spec.names}
          />
          {bounds.map((index) => (
            <Bound
              key={index}
              label={index === null ? "Value to compare with" : index === 0 ? "Lower bound" : "Upper bound"}
              value={shownValue(index === null || !Array.isArray(value) ? value : value[index])}
              onCommit={(text) => write(index, text)}
            />
          ))}
        </div>
      )}
    </Field>
  );
}

function Bound({ label, value, onCommit }: { label: string; value: string; onCommit: (text: string) => void }) {
  const control = useCommitted(value, onCommit);
  return (
    <span className="w-24 min-w-20 flex-auto">
      <Input {...control} aria-label={label} inputMode="decimal" autoComplete="off" />
    </span>
  );
}
