"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Status } from "@/components/ui/status";
import { idleState } from "@/lib/action-state";
import { discardDraft } from "@/lib/features/publishing/actions";

type DraftToolbarProps = {
  id: string;
  title: string;
  dirty: boolean;
  saving: boolean;
  /** Why it cannot be published now; undefined when it can. */
  publishBlocked: string | undefined;
  onSave: () => void;
  onPublish: () => void;
};

/** The acts on a draft. One of them is the main one. */
export function DraftToolbar(props: DraftToolbarProps) {
  const { id, title, dirty, saving, publishBlocked, onSave, onPublish } = props;
  const [asking, setAsking] = useState(false);
  return (
    <div className="flex flex-wrap items-start gap-2">
      <Status tone={dirty ? "warning" : "success"} className="mr-2 h-8">
        {dirty ? "Not saved" : "Saved"}
      </Status>
      <Button variant="ghost" onClick={() => setAsking(true)}>
        Discard
      </Button>
      <Button onClick={onSave} pending={saving} {...(dirty ? {} : { title: "Everything is saved" })}>
        Save draft
      </Button>
      <Button variant="primary" onClick={onPublish} disabledReason={publishBlocked}>
        Publish
      </Button>
      <DiscardDialog id={id} title={title} open={asking} onClose={() => setAsking(false)} />
    </div>
  );
}

function DiscardDialog({
  id,
  title,
  open,
  onClose,
}: {
  id: string;
  title: string;
  open: boolean;
  onClose: () => void;
}) {
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
