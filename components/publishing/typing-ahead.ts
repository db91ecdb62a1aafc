"use client";

import { createContext, useContext } from "react";
import type { Texts } from "./texts";

/**
 * What is typed in a field of the form before it goes into the document. It is kept in the browser at each key, as edits
 * that wait: that costs no more than copying the text, whatever it would cost to write them.
 */
export type TypingAhead = {
  /** Lets a field say what it would write now, and keeps that instead; null when it would write nothing. */
  hear(commit: (() => void) | null): void;
  /** True while `hear` asks: what would be written goes to `keep`. */
  isHearing(): boolean;
  keep(texts: Texts): void;
};

const nobody: TypingAhead = { hear: () => undefined, isHearing: () => false, keep: () => undefined };

const TypingContext = createContext(nobody);

export const TypingProvider = TypingContext.Provider;

export function useTypingAhead(): TypingAhead {
  return useContext(TypingContext);
}
