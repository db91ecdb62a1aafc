"use client";

import { useEffect, useRef } from "react";
import type { Texts } from "./texts";

/** After so long a pause it is saved; while somebody goes on writing, at the latest after so long. */
const PAUSE_MS = 2500;
const AT_LATEST_MS = 10_000;

/** After a try that failed. */
const AGAIN_MS = 8000;

type Autosave = {
  texts: Texts;
  dirty: boolean;
  /** Why it waits: a choice of the writer is needed first. */
  held: boolean;
  failed: boolean;
  save: () => Promise<number | null>;
};

/** Saves on the server when the writer pauses, tries again when that failed, and when the network comes back. */
export function useAutosave({ texts, dirty, held, failed, save }: Autosave): void {
  const since = useRef<number | null>(null);
  const latest = useRef({ dirty, held, save });
  latest.current = { dirty, held, save };

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the texts is a pause that begins anew
  useEffect(() => {
    if (!dirty) since.current = null;
    if (!dirty || held) return;
    since.current ??= Date.now();
    const left = AT_LATEST_MS - (Date.now() - since.current);
    const wait = failed ? AGAIN_MS : Math.max(0, Math.min(PAUSE_MS, left));
    const timer = setTimeout(() => {
      since.current = null;
      if (navigator.onLine) void save();
    }, wait);
    return () => clearTimeout(timer);
  }, [texts, dirty, held, failed, save]);

  useEffect(() => {
    const back = () => {
      if (latest.current.dirty && !latest.current.held) void latest.current.save();
    };
    window.addEventListener("online", back);
    return () => {
      window.removeEventListener("online", back);
      // The page is left inside the product: what is not saved yet is sent off, and kept here until it arrived.
      back();
    };
  }, []);
}
