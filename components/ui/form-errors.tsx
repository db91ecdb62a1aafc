"use client";

import { useEffect, useRef } from "react";
import { fieldId } from "./field";

type FormErrorsProps = {
  /** What went wrong as a whole, when it is no single field's fault. */
  message?: string | undefined;
  /** Sentences by field name; each becomes a link to its field. */
  errors?: Readonly<Record<string, string | undefined>>;
};

/** Above a form that was refused: all errors at once. Takes the focus, so that they are heard (WCAG 3.3.1). */
export function FormErrors({ message, errors = {} }: FormErrorsProps) {
  const ref = useRef<HTMLDivElement>(null);
  const list = Object.entries(errors).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const shown = message !== undefined || list.length > 0;
  const signature = JSON.stringify([message, list]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves once for each new set of errors
  useEffect(() => {
    if (shown) ref.current?.focus();
  }, [signature, shown]);

  if (!shown) return null;
  return (
    <div ref={ref} tabIndex={-1} role="alert" className="rounded-md bg-danger-tint px-3 py-2.5 text-danger-ink">
      <p className="font-medium">{message ?? "Please correct the following."}</p>
      {list.length === 0 ? null : (
        <ul className="mt-1 list-disc pl-5">
          {list.map(([name, sentence]) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`} className="underline underline-offset-2">
                {sentence}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
