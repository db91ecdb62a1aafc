"use client";

import { useEffect, useState } from "react";
import { sameTexts, type Texts } from "./texts";

type Kept = { revision: number; texts: Texts; at: string };

const keyOf = (id: string) => `mercat-draft-${id}`;

function readKept(id: string): Kept | null {
  try {
    const kept: Kept | null = JSON.parse(window.localStorage.getItem(keyOf(id)) ?? "null");
    return kept && typeof kept.texts.productSource === "string" && Array.isArray(kept.texts.contracts) ? kept : null;
  } catch {
    return null;
  }
}

/**
 * Keeps unsaved text in this browser, against crashes and lost sessions. Returns what an earlier visit left behind, until
 * it is used or thrown away.
 */
export function useKeptText(draft: { id: string; revision: number; texts: Texts; dirty: boolean }) {
  const { id, revision, texts, dirty } = draft;
  const [found, setFound] = useState<Kept | null>(null);
  const [looked, setLooked] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, against what the page began with
  useEffect(() => {
    const kept = readKept(id);
    if (kept && !sameTexts(kept.texts, texts)) setFound(kept);
    setLooked(true);
  }, [id]);

  useEffect(() => {
    // What was found stays until it is answered.
    if (!looked || found) return;
    try {
      if (!dirty) window.localStorage.removeItem(keyOf(id));
      else
        window.localStorage.setItem(
          keyOf(id),
          JSON.stringify({ revision, texts, at: new Date().toISOString() } satisfies Kept),
        );
    } catch {
      // A full or forbidden storage only takes the safety net away.
    }
  }, [looked, found, dirty, id, revision, texts]);

  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [dirty]);

  return { found, forget: () => setFound(null) };
}
