"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useTypingAhead } from "./typing-ahead";

/** Long enough not to write in the middle of a word. What is typed is kept before that. */
const PAUSE_MS = 700;

/** A number of milliseconds for texts so long that writing them takes a moment. */
const LONG_PAUSE_MS = 2000;

/**
 * What is typed goes into the document when the writer pauses or leaves the field, not at each key. Whatever else happens
 * to the document meanwhile, the field keeps what is being typed.
 */
export function useCommitted(value: string, onCommit: (value: string) => void, slow = false) {
  const [draft, setDraft] = useState<string | null>(null);
  const latest = useRef({ draft, value, onCommit });
  latest.current = { draft, value, onCommit };
  const typing = useTypingAhead();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const commit = useCallback(() => {
    clearTimeout(timer.current);
    const { draft, value, onCommit } = latest.current;
    if (draft !== null && draft !== value) onCommit(draft);
  }, []);

  // A field that goes away (a tab is left) has not been left by hand.
  useEffect(() => commit, [commit]);

  return {
    value: draft ?? value,
    onChange: (event: { target: { value: string } }) => {
      const typed = event.target.value;
      setDraft(typed);
      typing.hear(typed === value ? null : () => onCommit(typed));
      clearTimeout(timer.current);
      timer.current = setTimeout(commit, slow ? LONG_PAUSE_MS : PAUSE_MS);
    },
    onBlur: () => {
      commit();
      setDraft(null);
    },
  };
}
