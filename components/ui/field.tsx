import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

/** Spread these on the control: they tie it to its label, hint and error. */
export type ControlProps = {
  id: string;
  name: string;
  required: boolean;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

type FieldProps = {
  label: string;
  name: string;
  hint?: ReactNode;
  /** A sentence; `undefined` when the value is fine. */
  error?: string | undefined;
  /** Fields are required unless they say "optional": most are, so the exception carries the mark. */
  optional?: boolean;
  /** Only needed when two forms on one page have a field of the same name. */
  id?: string;
  className?: string;
  children: (control: ControlProps) => ReactNode;
};

/** The element id of a field, so that an error summary can link to it. */
export function fieldId(name: string): string {
  return `field-${name}`;
}

/** Label, hint and error around one control, with the ids wired (WCAG 1.3.1, 3.3.1, 3.3.2). */
export function Field({
  label,
  name,
  hint,
  error,
  optional = false,
  id = fieldId(name),
  className,
  children,
}: FieldProps) {
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const errorId = error === undefined ? undefined : `${id}-error`;
  return (
    <div className={cn("flex min-w-0 flex-col gap-1", className)}>
      <label htmlFor={id} className="font-medium">
        {label}
        {optional ? <span className="font-normal text-faint"> (optional)</span> : null}
      </label>
      {children({
        id,
        name,
        required: !optional,
        "aria-describedby": [errorId, hintId].filter(Boolean).join(" ") || undefined,
        "aria-invalid": error === undefined ? undefined : true,
      })}
      <FieldError id={errorId} error={error} />
      {hint === undefined ? null : (
        <p id={hintId} className="text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}

/** The error line alone, for groups that build their own legend. */
export function FieldError({ id, error }: { id: string | undefined; error: string | undefined }) {
  if (error === undefined) return null;
  return (
    <p id={id} className="flex gap-1.5 text-sm text-danger-ink">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {error}
    </p>
  );
}
