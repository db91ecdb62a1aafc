import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";
import { controlClass } from "./control-style";

export type SelectOption = { value: string; label: string; disabled?: boolean };

type SelectProps = ComponentProps<"select"> & {
  options: ReadonlyArray<SelectOption>;
  /** First, empty choice, such as "Choose a team"; with `required` it cannot be sent. */
  placeholder?: string;
};

/** The browser's own select: it works on a phone, by keyboard and without script. */
export function Select({ options, placeholder, className, ...rest }: SelectProps) {
  return (
    <span className={cn("relative block min-w-0", className)}>
      <select {...rest} className={controlClass("h-8 appearance-none truncate pr-8")}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-2 right-2 size-4 text-muted" />
    </span>
  );
}
