import { Minus, Plus } from "lucide-react";
import type { FieldChange } from "@/lib/domain/json-diff";

/** What changed, field by field: the old value, then the new one. */
export function AuditDiff({ changes }: { changes: ReadonlyArray<FieldChange> }) {
  if (changes.length === 0) return <p className="text-muted">No further details were recorded.</p>;
  return (
    <dl className="flex min-w-0 flex-col gap-2">
      {changes.map(({ path, before, after }) => (
        <div key={path} className="min-w-0">
          <dt className="text-sm text-muted">{path === "" ? "Value" : path}</dt>
          {before === undefined ? null : (
            <dd className="flex gap-2 rounded-sm bg-danger-tint px-2 py-0.5">
              <Minus aria-hidden className="mt-0.5 size-4 shrink-0 text-danger-ink" />
              <span className="sr-only">Before: </span>
              <del className="min-w-0 no-underline wrap-anywhere">{before}</del>
            </dd>
          )}
          {after === undefined ? null : (
            <dd className="flex gap-2 rounded-sm bg-success-tint px-2 py-0.5">
              <Plus aria-hidden className="mt-0.5 size-4 shrink-0 text-success-ink" />
              <span className="sr-only">After: </span>
              <ins className="min-w-0 no-underline wrap-anywhere">{after}</ins>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
