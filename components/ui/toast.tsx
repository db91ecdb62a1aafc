"use client";

import { X } from "lucide-react";
import { createContext, type ReactNode, use, useCallback, useEffect, useRef, useState } from "react";
import { cn } from "@/lib/cn";
import { IconButton } from "./icon-button";
import { type Tone, toneStyles } from "./tone";

type ToastContent = {
  /** A sentence: what happened. */
  title: string;
  description?: string;
  tone?: Tone;
  /** One act or link, such as "Undo". */
  action?: ReactNode;
};

type ToastEntry = ToastContent & { key: number };

const STAYS_MS = 7000;
const AT_MOST = 3;

const ToastContext = createContext<(content: ToastContent) => void>(() => {});

/** `const toast = useToast(); toast({ title: "Request sent" })`. Needs `ToastProvider` above. */
export function useToast(): (content: ToastContent) => void {
  return use(ToastContext);
}

/** Holds the messages and the live region they are announced from. Once, around the app. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [entries, setEntries] = useState<ReadonlyArray<ToastEntry>>([]);
  const nextKey = useRef(0);

  const add = useCallback((content: ToastContent) => {
    nextKey.current += 1;
    const entry = { ...content, key: nextKey.current };
    setEntries((current) => [...current, entry].slice(-AT_MOST));
  }, []);
  const remove = useCallback((key: number) => setEntries((all) => all.filter((entry) => entry.key !== key)), []);

  return (
    <ToastContext value={add}>
      {children}
      <section
        aria-label="Messages"
        aria-live="polite"
        className="pointer-events-none fixed right-4 bottom-4 left-4 z-40 flex flex-col items-end gap-2 print:hidden"
      >
        {entries.map((entry) => (
          <ToastLine key={entry.key} entry={entry} onRemove={remove} />
        ))}
      </section>
    </ToastContext>
  );
}

function ToastLine({ entry, onRemove }: { entry: ToastEntry; onRemove: (key: number) => void }) {
  const { key, title, description, tone = "success", action } = entry;
  const [held, setHeld] = useState(false);
  const style = toneStyles[tone];
  const Icon = style.icon;
  // What went wrong stays until it is sent away; the rest leaves by itself unless looked at (WCAG 2.2.1).
  const leaves = tone !== "danger" && action === undefined && !held;

  useEffect(() => {
    if (!leaves) return;
    const timer = setTimeout(() => onRemove(key), STAYS_MS);
    return () => clearTimeout(timer);
  }, [leaves, key, onRemove]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointer and focus only hold it on the screen
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex w-full max-w-90 items-start gap-2.5 rounded-lg border border-line-strong bg-raised p-3 shadow-overlay"
    >
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", style.ink)} />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {description === undefined ? null : <p className="mt-0.5 text-muted">{description}</p>}
        {action === undefined ? null : <div className="mt-2">{action}</div>}
      </div>
      <IconButton label="Dismiss" icon={<X aria-hidden />} size="sm" className="-m-1" onClick={() => onRemove(key)} />
    </div>
  );
}
