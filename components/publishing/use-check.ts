"use client";

import { useEffect, useRef, useState } from "react";
import { idleState } from "@/lib/action-state";
import type { Problem } from "@/lib/domain/errors";
import { checkDraft } from "@/lib/features/publishing/actions";
import type { PublishPreview } from "@/lib/features/publishing/schema";
import { type Texts, textsForm } from "./texts";

export type Check = { problems: Problem[]; preview: PublishPreview | null; message: string | null; pending: boolean };

/** Long enough that nobody is checked in the middle of a word. */
const PAUSE_MS = 600;

async function ask(texts: Texts): Promise<Omit<Check, "pending">> {
  const state = await checkDraft(idleState, textsForm(texts));
  const preview: PublishPreview | null = JSON.parse(state.values?.preview ?? "null");
  return { problems: state.problems ?? [], preview, message: state.ok ? null : (state.message ?? null) };
}

/** What publishing these texts would answer, asked of the server each time the writer pauses. */
export function useCheck(texts: Texts): Check {
  const [check, setCheck] = useState<Check>({ problems: [], preview: null, message: null, pending: true });
  const turn = useRef(0);

  useEffect(() => {
    turn.current += 1;
    const mine = turn.current;
    setCheck((last) => ({ ...last, pending: true }));
    const timer = setTimeout(() => {
      ask(texts)
        .catch(() => ({ problems: [], preview: null, message: "The server cannot be reached, so nothing is checked." }))
        .then((answer) => {
          // A later text was sent meanwhile; its answer counts.
          if (mine === turn.current) setCheck({ ...answer, pending: false });
        });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [texts]);

  return check;
}
