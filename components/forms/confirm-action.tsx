"use client";

import { type ReactNode, startTransition } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { FormAction } from "./simple-form";
import { useDialogAction } from "./use-dialog-action";

type ConfirmActionProps = {
  action: FormAction;
  /** What the action is told. */
  values: Readonly<Record<string, string>>;
  label: string;
  /** Which thing of a list it is about, for those who hear the button. */
  about?: string;
  title: string;
  consequences: ReactNode;
  confirmLabel: string;
  tone?: "primary" | "danger";
  variant?: "secondary" | "ghost" | "danger";
  size?: "sm" | "md";
  disabledReason?: string | undefined;
};

/** A button that asks before it acts. A refusal is shown in the question. */
export function ConfirmAction(props: ConfirmActionProps) {
  const { action, values, label, about, title, consequences, confirmLabel, tone, variant, size, disabledReason } =
    props;
  const { open, show, close, state, submit, pending } = useDialogAction(action);

  function confirm() {
    const form = new FormData();
    for (const [name, value] of Object.entries(values)) form.set(name, value);
    startTransition(() => submit(form));
  }

  return (
    <>
      <Button
        variant={variant}
        size={size}
        disabledReason={disabledReason}
        aria-label={about ? `${label}: ${about}` : undefined}
        onClick={show}
      >
        {label}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={close}
        title={title}
        consequences={consequences}
        confirmLabel={confirmLabel}
        tone={tone}
        pending={pending}
        onConfirm={confirm}
      >
        {!state.ok && state.message ? (
          <Callout tone="danger" live>
            {state.message}
          </Callout>
        ) : undefined}
      </ConfirmDialog>
    </>
  );
}
