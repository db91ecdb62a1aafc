import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "@/lib/cn";
import { FieldError } from "./field";

type CheckboxProps = Omit<ComponentProps<"input">, "type" | "role" | "children"> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** A switch takes effect at once; a checkbox when its form is sent. */
  look?: "checkbox" | "switch";
};

const LOOKS = {
  checkbox: "mt-0.5 size-4",
  switch:
    "relative h-5 w-9 appearance-none rounded-full border border-control bg-sunken transition-colors before:absolute before:top-0.5 before:left-0.5 before:size-3.5 before:rounded-full before:bg-control before:transition-transform checked:border-accent checked:bg-accent checked:before:translate-x-4 checked:before:bg-on-accent forced-colors:appearance-auto",
} as const;

/** One yes or no, with its label, hint and error. */
export function Checkbox({ label, hint, error, look = "checkbox", className, id: givenId, ...rest }: CheckboxProps) {
  const madeId = useId();
  const id = givenId ?? madeId;
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const errorId = error === undefined ? undefined : `${id}-error`;
  return (
    <div className={cn("flex flex-col gap-1", className)}>
      <label htmlFor={id} className="flex min-h-6 items-start gap-2 has-disabled:text-faint">
        <input
          {...rest}
          id={id}
          type="checkbox"
          role={look === "switch" ? "switch" : undefined}
          aria-describedby={[errorId, hintId].filter(Boolean).join(" ") || undefined}
          aria-invalid={error === undefined ? undefined : true}
          className={cn("shrink-0", LOOKS[look])}
        />
        <span className="min-w-0">{label}</span>
      </label>
      {hint === undefined ? null : (
        <p id={hintId} className={cn("text-sm text-muted", look === "switch" ? "pl-11" : "pl-6")}>
          {hint}
        </p>
      )}
      <FieldError id={errorId} error={error} />
    </div>
  );
}
