"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { forget, type Kept, keep, keptFor } from "./kept-texts";
import { announce, othersHere } from "./tab-presence";
import { sameTexts, type Texts } from "./texts";
import type { TypingAhead } from "./typing-ahead";
import { settled } from "./unwritten";

/** Up to so many characters everything is kept as it is typed; beyond, copying it would be felt. */
const LIGHT = 400_000;

/** What is heavier is kept this soon; on leaving the page at once. */
const PAUSE_MS = 300;

type Change = (texts: Texts, tag?: string | null) => void;
type Draft = { id: string; revision: number; texts: Texts; dirty: boolean; change: Change };

function isLight({ productSource, contracts }: Texts): boolean {
  return contracts.reduce((sum, text) => sum + text.length, productSource.length) <= LIGHT;
}

const newTab = () => Math.random().toString(36).slice(2) + Date.now().toString(36);

/** What tabs that are gone left behind and the server does not have. */
async function leftBehind(id: string, saved: Texts): Promise<Kept[]> {
  const here = await othersHere(id);
  const gone = keptFor(window.localStorage, id).filter(({ tab }) => !here.has(tab));
  const whole = await Promise.all(gone.map(async (kept) => ({ ...kept, texts: await settled(kept.texts) })));
  return whole.filter(({ tab, texts }) => {
    if (!sameTexts(texts, saved)) return true;
    forget(window.localStorage, id, tab);
    return false;
  });
}

/** Keeps what is not saved yet in this browser: the texts, or what is being typed ahead of them. */
function useKeeping({ id, revision, texts, dirty, change }: Draft, tab: string) {
  const [able, setAble] = useState(true);
  const latest = useRef({ revision, texts, dirty });
  latest.current = { revision, texts, dirty };
  const ahead = useRef<Texts | null>(null);

  const flush = useCallback(() => {
    const { dirty, revision, texts } = latest.current;
    const unsaved = ahead.current ?? (dirty ? texts : null);
    if (unsaved)
      setAble(keep(window.localStorage, id, { revision, texts: unsaved, tab, at: new Date().toISOString() }));
    else {
      forget(window.localStorage, id, tab);
      setAble(true);
    }
  }, [id, tab]);

  const typing = useTyping(ahead, flush);
  /** Changes the texts, and keeps them first: a tab may be gone before it has drawn them. */
  const write: Change = useCallback(
    (texts, tag) => {
      ahead.current = isLight(texts) ? texts : null;
      if (ahead.current) flush();
      ahead.current = null;
      change(texts, tag);
    },
    [change, flush],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the texts is a pause that begins anew
  useEffect(() => {
    const timer = setTimeout(flush, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [texts, dirty, revision, flush]);

  useEffect(() => {
    window.addEventListener("pagehide", flush);
    document.addEventListener("visibilitychange", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      document.removeEventListener("visibilitychange", flush);
      flush();
    };
  }, [flush]);

  return { able, typing, write };
}

/** Keeps what a field of the form has not written yet. */
function useTyping(ahead: { current: Texts | null }, flush: () => void): TypingAhead {
  return useMemo(() => {
    let hearing = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    return {
      isHearing: () => hearing,
      hear: (commit) => {
        if (commit === null) {
          ahead.current = null;
          return flush();
        }
        hearing = true;
        try {
          commit();
        } finally {
          hearing = false;
        }
      },
      keep: (texts) => {
        ahead.current = texts;
        clearTimeout(timer);
        if (isLight(texts)) flush();
        else timer = setTimeout(flush, PAUSE_MS);
      },
    };
  }, [ahead, flush]);
}

/**
 * Keeps unsaved text in this browser, against crashes and lost sessions, each tab its own. What an earlier visit left
 * behind comes back by itself where nothing else was saved since; otherwise the writer chooses.
 */
export function useKeptText(draft: Draft) {
  const { id, revision, texts, dirty, change } = draft;
  const [tab] = useState(newTab);
  const [found, setFound] = useState<Kept[]>([]);
  const [restored, setRestored] = useState<{ kept: Kept; before: Texts } | null>(null);
  const { able, typing, write } = useKeeping(draft, tab);
  const latest = useRef({ revision, texts, dirty });
  latest.current = { revision, texts, dirty };

  const use = useCallback(
    (kept: Kept) => {
      // It is kept under this tab's name before the old name goes.
      const mine = { ...kept, tab, revision: latest.current.revision };
      change(kept.texts);
      if (keep(window.localStorage, id, mine)) forget(window.localStorage, id, kept.tab);
      setFound((all) => all.filter((one) => one !== kept));
    },
    [id, tab, change],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, against what the page began with
  useEffect(() => {
    let gone = false;
    const leave = announce(id, tab);
    leftBehind(id, texts)
      .then((all) => {
        const [only, ...more] = all;
        if (gone || !only) return;
        const { dirty, revision, texts } = latest.current;
        if (more.length > 0 || dirty || only.revision !== revision) return setFound(all);
        setRestored({ kept: only, before: texts });
        use(only);
      })
      // Storage that may not be read keeps nothing.
      .catch(() => undefined);
    return () => {
      gone = true;
      leave();
    };
  }, [id]);

  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [dirty]);

  return {
    /** False while the browser cannot keep anything: full, or forbidden. */
    able,
    /** For fields that write later than they are typed in. */
    typing,
    /** Changes the texts and keeps them. */
    write,
    /** Texts to choose from. */
    found,
    use,
    throwAway: (kept: Kept) => {
      forget(window.localStorage, id, kept.tab);
      setFound((all) => all.filter((one) => one !== kept));
    },
    /** What came back by itself, and what was there before. */
    restored,
    undoRestore: () => {
      if (restored) change(restored.before);
      setRestored(null);
    },
    closeRestored: () => setRestored(null),
  };
}
