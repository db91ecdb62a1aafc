import { useActionState, useState } from "react";
import { type ActionState, idleState } from "@/lib/action-state";
import type { FormAction } from "./simple-form";

/**
 * A dialog and the action that is sent from it: whether it is open, the last answer, and what sends. The dialog closes when
 * the action went well, and stays with the answer when it was refused.
 */
export function useDialogAction(action: FormAction, onDone?: () => void) {
  const [open, setOpen] = useState(false);
  const [state, submit, pending] = useActionState(async (prev: ActionState, form: FormData) => {
    const next = await action(prev, form);
    if (next.ok) {
      setOpen(false);
      onDone?.();
    }
    return next;
  }, idleState);
  return { open, show: () => setOpen(true), close: () => setOpen(false), state, submit, pending };
}
