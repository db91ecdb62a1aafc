"use client";

import { type ReactNode, useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FormErrors } from "@/components/ui/form-errors";
import { type ActionState, idleState } from "@/lib/action-state";

type NeedDialogProps = {
  label: string;
  variant?: "primary" | "secondary";
  title: string;
  consequences: string;
  number: number;
  action: (prev: ActionState, form: FormData) => Promise<ActionState>;
  children: (state: ActionState) => ReactNode;
};

/** A button that opens a form in a dialog; it closes when the act went well. */
export function NeedDialog(props: NeedDialogProps) {
  const { label, variant = "secondary", title, consequences, number, action, children } = props;
  const [open, setOpen] = useState(false);
  const [state, submit] = useActionState(async (prev: ActionState, form: FormData) => {
    const next = await action(prev, form);
    if (next.ok) setOpen(false);
    return next;
  }, idleState);
  return (
    <>
      <Button variant={variant} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={title}
        consequences={consequences}
        confirmLabel={label}
        tone="primary"
        action={submit}
      >
        <FormErrors message={state.ok ? undefined : state.message} />
        <input type="hidden" name="number" value={number} />
        <div key={JSON.stringify(state.values ?? {})} className="flex flex-col gap-4">
          {children(state)}
        </div>
      </ConfirmDialog>
    </>
  );
}
