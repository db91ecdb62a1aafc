"use client";

import { Redo2, Undo2 } from "lucide-react";
import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Status } from "@/components/ui/status";
import type { Tone } from "@/components/ui/tone";
import { idleState } from "@/lib/action-state";
import { discardDraft } from "@/lib/features/publishing/actions";

type DraftToolbarProps = {
  id: string;
  title: string;
  state: SaveState;
  /** Why it cannot be published now; undefined when it can. */
  publishBlocked: string | undefined;
  canUndo: boolean;
  canRedo: boolean;
  onUndo: () => void;
  onRedo: () => void;
  onSave: () => void;
  onPublish: () => void;
};

export type SaveState = "saved" | "saving" | "dirty" | "kept" | "unkept" | "held";

const states: Record<SaveState, { tone: Tone; words: string }> = {
  saved: { tone: "success", words: "Saved" },
  saving: { tone: "neutral", words: "Saving" },
  dirty: { tone: "warning", words: "Not saved" },
  kept: { tone: "warning", words: "Not saved: no connection. Kept in this browser." },
  unkept: { tone: "danger", words: "Not saved, and this browser has no room to keep it." },
  held: { tone: "warning", words: "Not saved: choose a text first" },
};

/** The acts on a draft. One of them is the main one. */
export function DraftToolbar(props: DraftToolbarProps) {
  const { id, title, state, publishBlocked, onSave, onPublish } = props;
  const [asking, setAsking] = useState(false);
  const { tone, words } = states[state];
  const icon = { "aria-hidden": true, className: "size-4" } as const;
  return (
    <div className="flex flex-wrap items-start gap-2">
      <span role="status" className="mr-2 flex min-h-8 min-w-24 items-center">
        <Status tone={tone} wrap>
          {words}
        </Status>
      </span>
      <span className="flex">
        <IconButton
          label="Undo"
          title="Undo"
          icon={<Undo2 {...icon} />}
          aria-disabled={!props.canUndo}
          onClick={props.onUndo}
        />
        <IconButton
          label="Redo"
          title="Redo"
          icon={<Redo2 {...icon} />}
          aria-disabled={!props.canRedo}
          onClick={props.onRedo}
        />
      </span>
      <Button variant="ghost" onClick={() => setAsking(true)}>
        Discard
      </Button>
      <Button onClick={onSave} {...(state === "saved" ? { title: "Everything is saved" } : {})}>
        Save draft
      </Button>
      {/* Room for the reason: what appears when a field is left must not move the page from under the pointer. */}
      <span className="min-h-14">
        <Button variant="primary" onClick={onPublish} disabledReason={publishBlocked}>
          Publish
        </Button>
      </span>
      <DiscardDialog id={id} title={title} open={asking} onClose={() => setAsking(false)} />
    </div>
  );
}

type DiscardProps = { id: string; title: string; open: boolean; onClose: () => void };

function DiscardDialog({ id, title, open, onClose }: DiscardProps) {
  const [state, send] = useActionState(discardDraft, idleState);
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={`Discard the draft ${title}?`}
      consequences="Its text is lost. What is published stays as it is."
      confirmLabel="Discard draft"
      action={send}
    >
      <input type="hidden" name="id" value={id} />
      {state.message === undefined ? null : (
        <Callout tone="danger" live>
          {state.message}
        </Callout>
      )}
    </ConfirmDialog>
  );
}
