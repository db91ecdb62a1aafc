"use client";

import { useActionState } from "react";
import { Callout } from "@/components/ui/callout";
import { SubmitButton } from "@/components/ui/submit-button";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { idleState } from "@/lib/action-state";
import { editProduct } from "@/lib/features/publishing/actions";

type NewVersionProps = { productRef: string; name: string; size?: "sm" | "md" };

/** Begins a draft with what is published now. */
export function NewVersion({ productRef, name, size = "sm" }: NewVersionProps) {
  const [state, send] = useActionState(editProduct, idleState);
  return (
    <form action={send}>
      <input type="hidden" name="ref" value={productRef} />
      <SubmitButton size={size} variant="secondary">
        New version<VisuallyHidden> of {name}</VisuallyHidden>
      </SubmitButton>
      {state.message === undefined ? null : (
        <Callout tone="danger" live className="mt-2">
          {state.message}
        </Callout>
      )}
    </form>
  );
}
