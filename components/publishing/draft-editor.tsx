"use client";

import { useEffect, useMemo } from "react";
import { Callout } from "@/components/ui/callout";
import { idOf } from "@/lib/domain/document/head-field";
import type { Choices } from "./choices";
import { DocumentTabs } from "./document-tabs";
import { ConflictNotice, KeptTextNotice, RestoredNotice } from "./draft-notices";
import { DraftPanel } from "./draft-panel";
import { DraftToolbar, type SaveState } from "./draft-toolbar";
import { ProblemList } from "./problem-list";
import { PublishDialog } from "./publish-dialog";
import { countErrors, type KnownReading, type Texts } from "./texts";
import { TypingProvider } from "./typing-ahead";
import { useAutosave } from "./use-autosave";
import { type Check, useCheck } from "./use-check";
import { useDraft } from "./use-draft";
import { useKeptText } from "./use-kept-text";
import { usePublish } from "./use-publish";
import { useShown } from "./use-shown";

export type DraftEditorProps = {
  id: string;
  title: string;
  revision: number;
  texts: Texts;
  /** What the document that is shown first says; null where that is not known. */
  known: KnownReading | null;
  choices: Choices;
};

function blockedBy(check: Check, conflict: boolean): string | undefined {
  if (conflict) return "Choose between the two texts first.";
  if (check.message !== null) return check.message;
  if (check.stale || check.at === null) return "Being checked.";
  const errors = countErrors(check.problems);
  if (errors > 0) return errors === 1 ? "Correct the problem first." : `Correct the ${errors} problems first.`;
  return check.preview === null ? "Not checked yet." : undefined;
}

type Draft = ReturnType<typeof useDraft>;

function saveStateOf(draft: Draft, able: boolean): SaveState {
  if (!draft.dirty) return "saved";
  if (draft.conflict) return "held";
  if (draft.saving) return "saving";
  if (!able) return "unkept";
  return draft.failure?.unreachable ? "kept" : "dirty";
}

const typing = "input, textarea, select, [contenteditable='true']";

/** Ctrl Z outside of a text field takes back a step of the draft; inside, the field's own. */
function useUndoKeys({ undo, redo }: Draft): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
      if (event.target instanceof Element && event.target.closest(typing)) return;
      event.preventDefault();
      if (event.shiftKey) redo();
      else undo();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [undo, redo]);
}

/** The editor of a draft: each document as a form and as YAML, two views of the same text. */
export function DraftEditor({ id, title, revision, texts: first, known, choices }: DraftEditorProps) {
  const draft = useDraft({ id, revision, texts: first });
  const { texts, change } = draft;
  const kept = useKeptText({ id, revision: draft.revision, texts, dirty: draft.dirty, change });
  const check = useCheck(texts);
  const publishing = usePublish(id, draft.save, check.again);
  const at = useShown(id, texts);
  useUndoKeys(draft);
  useAutosave({
    texts,
    dirty: draft.dirty,
    held: draft.conflict !== null || kept.found.length > 0,
    failed: draft.failure !== null,
    save: draft.save,
  });
  const contractNames = useMemo(() => texts.contracts.map((text) => `Contract ${idOf(text)}`), [texts.contracts]);
  return (
    <div className="flex flex-col gap-5">
      <DraftToolbar
        id={id}
        title={title}
        state={saveStateOf(draft, kept.able)}
        publishBlocked={blockedBy(check, draft.conflict !== null)}
        canUndo={draft.canUndo}
        canRedo={draft.canRedo}
        onUndo={draft.undo}
        onRedo={draft.redo}
        onSave={draft.save}
        onPublish={publishing.ask}
      />
      <Notices draft={draft} kept={kept} />
      <DocumentTabs id={id} texts={texts} problems={check.problems} shown={at.shown} onShow={at.show} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-8 xl:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="min-w-0">
          <TypingProvider value={kept.typing}>
            <DraftPanel
              at={at}
              texts={texts}
              known={known}
              problems={check.problems}
              choices={choices}
              onTexts={kept.write}
            />
          </TypingProvider>
        </div>
        <div className="order-first xl:sticky xl:top-16 xl:order-none">
          <ProblemList check={check} contractNames={contractNames} onOpen={at.openProblem} view={at.shown.view} />
        </div>
      </div>
      {check.preview ? (
        <PublishDialog
          preview={check.preview}
          open={publishing.asking}
          pending={publishing.pending}
          failure={publishing.failure}
          onClose={publishing.close}
          onPublish={publishing.publish}
        />
      ) : null}
    </div>
  );
}

/** What has to be decided or known before going on. */
function Notices({ draft, kept }: { draft: Draft; kept: ReturnType<typeof useKeptText> }) {
  return (
    <>
      {draft.failure === null || draft.failure.unreachable ? null : (
        <Callout tone="danger" live title="Not saved">
          {draft.failure.message}
        </Callout>
      )}
      {draft.conflict ? (
        <ConflictNotice
          conflict={draft.conflict}
          mine={draft.texts}
          onKeepMine={draft.keepMine}
          onTakeTheirs={draft.takeTheirs}
          pending={draft.saving}
        />
      ) : null}
      {kept.found.map((one) => (
        <KeptTextNotice
          key={one.tab}
          kept={one}
          saved={draft.texts}
          outdated={one.revision !== draft.revision}
          onUse={() => kept.use(one)}
          onThrowAway={() => kept.throwAway(one)}
        />
      ))}
      {kept.restored ? (
        <RestoredNotice at={kept.restored.kept.at} onUndo={kept.undoRestore} onClose={kept.closeRestored} />
      ) : null}
    </>
  );
}
