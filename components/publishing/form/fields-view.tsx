"use client";

import type { FieldPath } from "@/lib/domain/document/field-path";
import { activeSpecs, type FieldSpec, orderOf } from "@/lib/domain/document/form/spec";
import { FieldView } from "./field-view";
import { useForm } from "./form-context";

/** The fields of one mapping, two in a row where there is room. */
export function FieldsView({ specs, path }: { specs: readonly FieldSpec[]; path: FieldPath }) {
  const { binding } = useForm();
  const order = orderOf(specs);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      {activeSpecs(specs, binding.document.read(path)).map((spec) => (
        <FieldView
          key={spec.kind === "custom" ? spec.property : spec.name}
          spec={spec}
          path={[...path, spec.name]}
          order={order}
        />
      ))}
    </div>
  );
}
