"use client";

import { useEffect, useState, useSyncExternalStore } from "react";

/** What reads and writes the text of a document. It brings the YAML library along, a sixth of what a page may weigh. */
export type Writing = typeof import("@/lib/domain/document/edit-document");

/** After a try that failed: the connection may be back. */
const AGAIN_MS = 3000;

let loaded: Writing | null = null;
const listeners = new Set<() => void>();

/** Fetches it once for all forms; never on the server. Rejects without a connection, and may be asked again. */
export async function loadWriting(): Promise<Writing> {
  if (loaded) return loaded;
  const writing = await import("@/lib/domain/document/edit-document");
  loaded = writing;
  for (const tell of [...listeners]) tell();
  return writing;
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** What writes documents, as soon as it is there. `wanted` fetches it, again and again until it comes. */
export function useWriting(wanted: boolean): { writing: Writing | null; failed: boolean } {
  const writing = useSyncExternalStore(
    subscribe,
    () => loaded,
    () => null,
  );
  const [failed, setFailed] = useState(false);
  const missing = wanted && writing === null;

  useEffect(() => {
    if (!missing) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const attempt = () => {
      clearTimeout(timer);
      loadWriting().catch(() => {
        if (over) return;
        setFailed(true);
        timer = setTimeout(attempt, AGAIN_MS);
      });
    };
    attempt();
    window.addEventListener("online", attempt);
    return () => {
      over = true;
      clearTimeout(timer);
      window.removeEventListener("online", attempt);
    };
  }, [missing]);

  return { writing, failed: failed && missing };
}
