"use client";

import { useActionState } from "react";
import { SubmitButton } from "@/components/ui/submit-button";
import { idleState } from "@/lib/action-state";
import { markReadAction } from "@/lib/features/notifications/actions";

/** Marks one notification as read, or all of them without an id. */
export function MarkRead({ id, label, about }: { id?: string; label: string; about?: string }) {
  const [, submit] = useActionState(markReadAction, idleState);
  return (
    <form action={submit}>
      {id ? <input type="hidden" name="id" value={id} /> : null}
      <SubmitButton
        variant={id ? "ghost" : "secondary"}
        size={id ? "sm" : "md"}
        {...(about ? { "aria-label": `${label}: ${about}` } : {})}
      >
        {label}
      </SubmitButton>
    </form>
  );
}
