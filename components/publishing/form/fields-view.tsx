"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { FieldPath } from "@/lib/domain/document/field-path";
import { activeSpecs, type FieldSpec, isFields, namesOf, orderOf } from "@/lib/domain/document/form/spec";
import { FieldView } from "./field-view";
import { useForm } from "./form-context";

/** The fields of one mapping, two in a row where there is room; seldom written ones are offered below. */
export function FieldsView({ specs, path }: { specs: readonly FieldSpec[]; path: FieldPath }) {
  const form = useForm();
  const holder = form.binding.document.read(path);
  const order = orderOf(specs);
  const active = activeSpecs(specs, holder);
  const more = [...path, "#more", specs[0]?.name ?? ""];
  const all = form.isOpen(more, false);
  const written = (spec: FieldSpec) => namesOf(spec).some((name) => isFields(holder) && holder[name] !== undefined);
  // A section that is about a seldom written field shows it, of course.
  const hidden = all || active.length === 1 ? [] : active.filter((spec) => spec.rare === true && !written(spec));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      {active
        .filter((spec) => !hidden.includes(spec))
        .map((spec) => (
          <FieldView
            key={spec.kind === "custom" ? spec.property : spec.name}
            spec={spec}
            path={[...path, spec.name]}
            order={order}
          />
        ))}
      {hidden.length === 0 ? null : (
        <div className="min-w-0 sm:col-span-2">
          <Button
            size="sm"
            variant="ghost"
            icon={<Plus aria-hidden className="size-4" />}
            className="-ml-2 max-w-full"
            title={hidden.map((spec) => spec.label).join(", ")}
            onClick={() => form.setOpen(more, true)}
          >
            <span className="truncate">More: {hidden.map((spec) => spec.label.toLowerCase()).join(", ")}</span>
          </Button>
        </div>
      )}
    </div>
  );
}
