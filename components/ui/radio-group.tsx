import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { FieldError, fieldId } from "./field";

export type RadioOption = { value: string; label: string; hint?: ReactNode; disabled?: boolean };

type RadioGroupProps = {
  label: string;
  name: string;
  options: ReadonlyArray<RadioOption>;
  defaultValue?: string;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  /** Short options without hints may stand side by side. */
  inline?: boolean;
  onValueChange?: (value: string) => void;
};

/** One of a few, all visible. Native radios: arrow keys choose. */
export function RadioGroup(props: RadioGroupProps) {
  const { label, name, options, defaultValue, hint, error, required = true, inline = false, onValueChange } = props;
  const id = fieldId(name);
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const errorId = error === undefined ? undefined : `${id}-error`;
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={[errorId, hintId].filter(Boolean).join(" ") || undefined}
      className="min-w-0 outline-none"
    >
      <legend className="mb-1 font-medium">{label}</legend>
      <div className={cn("flex gap-1", inline ? "flex-wrap gap-x-5" : "flex-col")}>
        {options.map((option) => (
          <RadioLine
            key={option.value}
            {...option}
            name={name}
            required={required}
            checked={option.value === defaultValue}
            onValueChange={onValueChange}
          />
        ))}
      </div>
      <FieldError id={errorId} error={error} />
      {hint === undefined ? null : (
        <p id={hintId} className="mt-1 text-sm text-muted">
          {hint}
        </p>
      )}
    </fieldset>
  );
}

type RadioLineProps = RadioOption & {
  name: string;
  required: boolean;
  checked: boolean;
  onValueChange: ((value: string) => void) | undefined;
};

function RadioLine({ value, label, hint, disabled, name, required, checked, onValueChange }: RadioLineProps) {
  const id = `${fieldId(name)}-${value}`;
  return (
    <div>
      <label htmlFor={id} className="flex min-h-7 items-center gap-2 has-disabled:text-faint">
        <input
          id={id}
          type="radio"
          name={name}
          value={value}
          defaultChecked={checked}
          disabled={disabled}
          required={required}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          onChange={onValueChange ? () => onValueChange(value) : undefined}
          className="size-4 shrink-0"
        />
        {label}
      </label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="-mt-0.5 pb-1 pl-6 text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
