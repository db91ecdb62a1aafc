"use client";

import type { FieldPath } from "@/lib/domain/document/field-path";
import { isFields, type SpecOf } from "@/lib/domain/document/form/spec";
import { Disclosure } from "./disclosure";
import { useForm } from "./form-context";

/** Fields that belong together: of the first levels they stand open, deeper ones are opened when they are wanted. */
export function GroupView({ spec, path }: { spec: SpecOf<"group">; path: FieldPath }) {
  const form = useForm();
  if (path.length === 1) return form.fields(spec.fields(), path);
  const value = form.binding.document.read(path);
  const written = isFields(value) ? Object.keys(value).length : 0;
  return (
    <Disclosure
      open={form.isOpen(path, false)}
      onOpen={(open) => form.setOpen(path, open)}
      title={spec.label}
      note={written === 0 ? "none" : Object.keys(isFields(value) ? value : {}).join(", ")}
      problems={form.binding.problemsIn(path)}
    >
      {() => <div className="mt-2 border-l-2 border-line pl-4">{form.fields(spec.fields(), path)}</div>}
    </Disclosure>
  );
}
