"use client";

import { ChevronRight } from "lucide-react";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldError, fieldId } from "@/components/ui/field";
import { type ActionState, problemOf } from "@/lib/action-state";
import type { RequestForm } from "@/lib/features/access/queries/request-form";
import { plural } from "@/lib/format";

type Props = {
  form: RequestForm;
  state: ActionState;
  /** Kept above the form, so that a refusal does not lose them. */
  chosen: readonly string[];
  onChoose: (columns: string[]) => void;
};

/**
 * The columns the consumer will use, object by object; none ticked is all of them. Folded away: it is for who wants to be
 * asked only about changes that touch them.
 */
export function ColumnsField({ form, state, chosen, onChoose }: Props) {
  const count = chosen.length;
  const error = problemOf(state, "columns");
  if (form.objects.every((object) => object.columns.length === 0)) return null;
  return (
    <details className="group" open={error !== undefined}>
      <summary className="flex min-h-6 cursor-pointer flex-wrap items-baseline gap-x-2">
        <ChevronRight aria-hidden className="size-4 self-center text-faint transition-transform group-open:rotate-90" />
        <span className="font-medium">Columns you will use</span>
        <span className="text-sm text-muted">{count === 0 ? "All; choose some" : plural(count, "column")}</span>
      </summary>
      <fieldset id={fieldId("columns")} tabIndex={-1} className="mt-2 flex flex-col gap-4">
        <legend className="mb-2 text-sm text-muted">
          When the contract changes, you are shown what touches these. The access itself is to the whole port. None
          ticked means all.
        </legend>
        <FieldError id={`${fieldId("columns")}-error`} error={error} />
        {form.objects.map((object) => (
          <div key={object.object} className="flex flex-col gap-1">
            <p className="font-mono text-sm text-muted">{object.object}</p>
            <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
              {object.columns.map((column) => (
                <Checkbox
                  key={column}
                  name="columns"
                  value={column}
                  label={
                    <code className="font-mono text-sm wrap-anywhere">{column.slice(object.object.length + 1)}</code>
                  }
                  checked={chosen.includes(column)}
                  onChange={(event) =>
                    onChoose(event.target.checked ? [...chosen, column] : chosen.filter((one) => one !== column))
                  }
                />
              ))}
            </div>
          </div>
        ))}
      </fieldset>
    </details>
  );
}
