"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { idleState } from "@/lib/action-state";
import type { Problem } from "@/lib/domain/errors";
import { checkDraft } from "@/lib/features/publishing/actions";
import type { ContractPreview, PublishPreview } from "@/lib/features/publishing/schema";
import { type Texts, textsForm } from "./texts";
import { settled } from "./unwritten";

/** The last answer that came, and what happened since. */
export type Check = {
  problems: Problem[];
  preview: PublishPreview | null;
  /** Contracts whose version number is too small for what they change, compared. */
  tooSmall: ContractPreview[];
  /** Why there is no newer answer, as a sentence; null while all is well. */
  message: string | null;
  pending: boolean;
  /** The answer is about an older text. */
  stale: boolean;
  /** When the answer came; null before the first. */
  at: Date | null;
  /** Asks anew about the same text. */
  again: () => void;
};

type Answer = Pick<Check, "problems" | "preview" | "tooSmall"> & { texts: Texts; at: Date };

/** Long enough that nobody is checked in the middle of a word. */
const PAUSE_MS = 600;

/** After a try that nobody answered. */
const AGAIN_MS = 5000;

const unreachable =
  "The server cannot be reached, so nothing is checked. It goes on by itself when the connection is back.";

async function ask(texts: Texts): Promise<Answer | string> {
  if (!navigator.onLine) return unreachable;
  try {
    const state = await checkDraft(idleState, textsForm(await settled(texts)));
    if (!state.ok) return state.message ?? "The text could not be checked.";
    const preview: PublishPreview | null = JSON.parse(state.values?.preview ?? "null");
    const tooSmall: ContractPreview[] = JSON.parse(state.values?.tooSmall ?? "[]");
    return { texts, problems: state.problems ?? [], preview, tooSmall, at: new Date() };
  } catch {
    return unreachable;
  }
}

/**
 * What publishing these texts would answer, asked of the server each time the writer pauses. At most one question is on
 * its way; of those that wait only the newest is asked. The last good answer stays until a newer one comes.
 */
export function useCheck(texts: Texts): Check {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const [pending, setPending] = useState(true);
  const latest = useRef(texts);
  latest.current = texts;
  const busy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const run = useCallback(async () => {
    clearTimeout(timer.current);
    if (busy.current) return;
    busy.current = true;
    setPending(true);
    const asked = latest.current;
    const result = await ask(asked);
    busy.current = false;
    const failed = typeof result === "string";
    if (failed) setMessage(result);
    else {
      setAnswer(result);
      setMessage(null);
    }
    const again = asked !== latest.current;
    setPending(again && !failed);
    // What was written meanwhile waits no longer than a pause; a server that did not answer is given some time.
    if (again || failed) timer.current = setTimeout(run, failed ? AGAIN_MS : PAUSE_MS);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the texts is a pause that begins anew
  useEffect(() => {
    setPending(true);
    timer.current = setTimeout(run, PAUSE_MS);
    return () => clearTimeout(timer.current);
  }, [texts, run]);

  useEffect(() => {
    window.addEventListener("online", run);
    return () => window.removeEventListener("online", run);
  }, [run]);

  return {
    problems: answer?.problems ?? none,
    preview: answer?.preview ?? null,
    tooSmall: answer?.tooSmall ?? nothing,
    message,
    pending,
    stale: answer !== null && answer.texts !== texts,
    at: answer?.at ?? null,
    again: run,
  };
}

const none: Problem[] = [];
const nothing: ContractPreview[] = [];
