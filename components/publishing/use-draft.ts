"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { ActionState } from "@/lib/action-state";
import { idleState } from "@/lib/action-state";
import { readDraft, saveDraft } from "@/lib/features/publishing/actions";
import { sameTexts, type Texts, textsForm } from "./texts";
import { settled } from "./unwritten";
import { useHistory } from "./use-history";

export type DraftConflict = { texts: Texts; revision: number };

type Start = { id: string; revision: number; texts: Texts };

/** Why the last try to save failed: no answer at all, or the server's sentence. */
export type SaveFailure = { unreachable: true } | { unreachable: false; message: string };

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
  const history = useHistory(firstTexts);
  const { texts, change } = history;
  const [saved, setSaved] = useState({ texts: firstTexts, revision: firstRevision });
  const [conflict, setConflict] = useState<DraftConflict | null>(null);
  const [failure, setFailure] = useState<SaveFailure | null>(null);
  const [saving, setSaving] = useState(false);
  const latest = useRef({ texts, saved });
  latest.current = { texts, saved };
  const lane = useRef<Promise<unknown>>(Promise.resolve());

  /** Takes over what the server kept of a text: passwords were left out of it. */
  const takeSaved = useCallback(
    async (revision: number) => {
      const kept = readTheirs(await readDraft(idleState, formOf(id)));
      if (kept?.revision !== revision || !sameTexts(latest.current.texts, latest.current.saved.texts)) return;
      latest.current.saved = kept;
      setSaved(kept);
      change(kept.texts);
    },
    [id, change],
  );

  /** Saves what is on the screen over a revision. Answers the new revision, or null when it was refused. */
  const saveOver = useCallback(
    async (revision: number): Promise<number | null> => {
      setSaving(true);
      try {
        const sent = await settled(latest.current.texts);
        const state = await saveDraft(idleState, textsForm(sent, { id, revision: String(revision) }));
        if (state.ok) {
          const next = { texts: sent, revision: Number(state.values?.revision ?? revision + 1) };
          latest.current.saved = next;
          setSaved(next);
          if (state.values?.changed === "yes") await takeSaved(next.revision);
          setConflict(null);
          setFailure(null);
          return next.revision;
        }
        const theirs = readTheirs(await readDraft(idleState, formOf(id)));
        if (theirs && theirs.revision !== revision) {
          // Somebody arrived at the same text, or this tab's own save got through without its answer.
          if (sameTexts(theirs.texts, sent)) setSaved(theirs);
          else setConflict(theirs);
          setFailure(null);
          return sameTexts(theirs.texts, sent) ? theirs.revision : null;
        }
        setFailure({ unreachable: false, message: state.message ?? "The draft could not be saved." });
      } catch {
        setFailure({ unreachable: true });
      } finally {
        setSaving(false);
      }
      return null;
    },
    [id, takeSaved],
  );

  /** One save after the other: the second must know the first one's revision. */
  const save = useCallback((): Promise<number | null> => {
    const turn = lane.current.then(() => {
      const { texts, saved } = latest.current;
      return sameTexts(texts, saved.texts) ? saved.revision : saveOver(saved.revision);
    });
    lane.current = turn.catch(() => undefined);
    return turn;
  }, [saveOver]);

  /** Follows what was saved elsewhere, as long as nothing is written here. */
  const follow = useCallback(async () => {
    const state = await readDraft(idleState, formOf(id)).catch(() => null);
    const theirs = state && readTheirs(state);
    const { texts, saved } = latest.current;
    if (!theirs || theirs.revision <= saved.revision || !sameTexts(texts, saved.texts)) return;
    setSaved(theirs);
    change(theirs.texts);
  }, [id, change]);

  // The browser's way back shows a page as it was; the draft may have gone on.
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") void follow();
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [follow]);

  return {
    ...history,
    dirty: !sameTexts(texts, saved.texts),
    saving,
    failure,
    conflict,
    revision: saved.revision,
    save,
    keepMine: () => (conflict ? saveOver(conflict.revision) : Promise.resolve(null)),
    takeTheirs: () => {
      if (!conflict) return;
      change(conflict.texts);
      setSaved(conflict);
      setConflict(null);
    },
  };
}
