"use client";

import { useCallback, useRef, useState } from "react";
import type { ActionState } from "@/lib/action-state";
import { idleState } from "@/lib/action-state";
import { readDraft, saveDraft } from "@/lib/features/publishing/actions";
import { sameTexts, type Texts, textsForm } from "./texts";

export type DraftConflict = { texts: Texts; revision: number };

type Start = { id: string; revision: number; texts: Texts };

function readTheirs(state: ActionState): DraftConflict | null {
  const { revision, productSource, contracts } = state.values ?? {};
  if (!state.ok || revision === undefined || productSource === undefined) return null;
  const list: unknown = JSON.parse(contracts ?? "[]");
  return {
    revision: Number(revision),
    texts: { productSource, contracts: Array.isArray(list) ? list.map(String) : [] },
  };
}

function formOf(id: string): FormData {
  const form = new FormData();
  form.set("id", id);
  return form;
}

/** The draft on this screen: its texts, what of it is saved, and what somebody else saved meanwhile. */
export function useDraft({ id, revision: firstRevision, texts: firstTexts }: Start) {
  const [texts, setTexts] = useState(firstTexts);
  const [saved, setSaved] = useState({ texts: firstTexts, revision: firstRevision });
  const [conflict, setConflict] = useState<DraftConflict | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const latest = useRef(texts);
  latest.current = texts;

  /** Saves what is on the screen over the given revision. Answers the new revision, or null when it was refused. */
  const saveOver = useCallback(
    async (revision: number): Promise<number | null> => {
      const sent = latest.current;
      setSaving(true);
      setFailure(null);
      try {
        const state = await saveDraft(idleState, textsForm(sent, { id, revision: String(revision) }));
        if (state.ok) {
          const next = Number(state.values?.revision ?? revision + 1);
          setSaved({ texts: sent, revision: next });
          setConflict(null);
          return next;
        }
        const theirs = readTheirs(await readDraft(idleState, formOf(id)));
        if (theirs && theirs.revision !== revision) setConflict(theirs);
        else setFailure(state.message ?? "The draft could not be saved.");
      } catch {
        setFailure("The server cannot be reached. Your text is kept in this browser; try again.");
      } finally {
        setSaving(false);
      }
      return null;
    },
    [id],
  );

  const dirty = !sameTexts(texts, saved.texts);
  return {
    texts,
    setTexts,
    dirty,
    saving,
    failure,
    conflict,
    revision: saved.revision,
    save: () => (dirty ? saveOver(saved.revision) : Promise.resolve(saved.revision)),
    keepMine: () => (conflict ? saveOver(conflict.revision) : Promise.resolve(null)),
    takeTheirs: () => {
      if (!conflict) return;
      setTexts(conflict.texts);
      setSaved(conflict);
      setConflict(null);
    },
  };
}
