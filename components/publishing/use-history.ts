"use client";

import { useCallback, useEffect, useReducer } from "react";
import type { Texts } from "./texts";
import { written } from "./unwritten";
import { useWriting, type Writing } from "./writing";

export type History = { past: Texts[]; now: Texts; future: Texts[]; tag: string | null };

export type HistoryStep =
  | { kind: "change"; texts: Texts; tag: string | null }
  | { kind: "undo" }
  | { kind: "redo" }
  /** What writes documents is there: what waited for it goes into the texts, in each step. */
  | { kind: "write"; writing: Pick<Writing, "editDocument"> };

/** Steps that can be taken back. */
const DEPTH = 100;

/** Changes with the same tag, one after the other, are one step: typing in one field is undone at once. */
export function stepped(history: History, step: HistoryStep): History {
  const { past, now, future, tag } = history;
  if (step.kind === "write") {
    const write = (texts: Texts) => written(texts, step.writing);
    return { past: past.map(write), now: write(now), future: future.map(write), tag };
  }
  if (step.kind === "change") {
    if (step.texts === now) return history;
    if (step.tag !== null && step.tag === tag) return { ...history, now: step.texts, future: [] };
    return { past: [...past, now].slice(-DEPTH), now: step.texts, future: [], tag: step.tag };
  }
  if (step.kind === "undo") {
    const before = past.at(-1);
    return before ? { past: past.slice(0, -1), now: before, future: [now, ...future], tag: null } : history;
  }
  const [after, ...rest] = future;
  return after ? { past: [...past, now], now: after, future: rest, tag: null } : history;
}

/** The texts of a draft with the way back. */
export function useHistory(first: Texts) {
  const [{ past, now, future }, dispatch] = useReducer(stepped, { past: [], now: first, future: [], tag: null });
  const waits = now.unwritten !== undefined;
  const { writing } = useWriting(waits);
  useEffect(() => {
    if (writing && waits) dispatch({ kind: "write", writing });
  }, [writing, waits]);
  return {
    texts: now,
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    /** `tag` names what is being typed in; null for an act of its own. */
    change: useCallback((texts: Texts, tag: string | null = null) => dispatch({ kind: "change", texts, tag }), []),
    undo: useCallback(() => dispatch({ kind: "undo" }), []),
    redo: useCallback(() => dispatch({ kind: "redo" }), []),
  };
}
