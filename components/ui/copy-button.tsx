"use client";

import { Check, Copy, X } from "lucide-react";
import { useEffect, useState } from "react";
import { buttonClass } from "./button-style";
import { copyText } from "./copy-text";

type CopyButtonProps = {
  text: string;
  /** What is copied, for the accessible name: "Copy connection string". */
  what: string;
  /** With the word "Copy" beside the icon. */
  labelled?: boolean;
};

const ICONS = { idle: Copy, copied: Check, failed: X } as const;

/** Copies, and says so to the eye and in a live region. */
export function CopyButton({ text, what, labelled = false }: CopyButtonProps) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  const Icon = ICONS[state];

  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2000);
    return () => clearTimeout(timer);
  }, [state]);

  const look = labelled
    ? buttonClass({ size: "sm" })
    : "-my-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-faint hover:bg-hover hover:text-ink print:hidden";
  return (
    <>
      <button
        type="button"
        aria-label={`Copy ${what}`}
        onClick={async () => setState((await copyText(text)) ? "copied" : "failed")}
        className={look}
      >
        <Icon aria-hidden className={labelled ? "" : "size-3.5"} />
        {labelled ? <span className="min-w-12 text-left">{state === "copied" ? "Copied" : "Copy"}</span> : null}
      </button>
      <span role="status" className="sr-only">
        {state === "copied" ? "Copied" : state === "failed" ? "Copying failed: select the text instead" : ""}
      </span>
    </>
  );
}
