"use client";

import { useId, useRef } from "react";
import { controlClass } from "@/components/ui/control-style";

/** A field that narrows the list after it to what contains the typed letters. Nothing is asked of the server. */
export function FilterValues({ label }: { label: string }) {
  const field = useRef<HTMLInputElement>(null);
  const id = useId();

  function narrow() {
    const typed = field.current?.value.trim().toLowerCase() ?? "";
    for (const item of field.current?.nextElementSibling?.querySelectorAll<HTMLElement>("li") ?? [])
      item.hidden = !(item.textContent ?? "").toLowerCase().includes(typed);
  }

  return (
    <input
      ref={field}
      id={id}
      type="search"
      aria-label={label}
      placeholder={label}
      autoComplete="off"
      onInput={narrow}
      className={controlClass("mb-1 h-7 text-sm noscript:hidden")}
    />
  );
}
