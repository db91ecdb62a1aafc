"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ActionState } from "@/lib/action-state";
import type { FieldSpec } from "./field-spec";
import { type FormAction, SimpleForm } from "./simple-form";

type DialogFormProps = {
  action: FormAction;
  fields: ReadonlyArray<FieldSpec>;
  /** On the button that opens the dialog. */
  label: string;
  /** Where several such buttons stand in a list, which thing this one is about. */
  about?: string;
  icon?: ReactNode;
  title: string;
  description?: ReactNode;
  submitLabel: string;
  variant?: "primary" | "secondary" | "ghost";
  size?: "sm" | "md";
  /** What to show instead of closing, such as a secret that is shown once. Gets the action's answer. */
  result?: (state: ActionState) => ReactNode;
};

/** A button that opens a form in a dialog and closes it when the server has said yes. */
export function DialogForm(props: DialogFormProps) {
  const { action, fields, label, about, icon, title, description, submitLabel, variant, size, result } = props;
  const [open, setOpen] = useState(false);
  const [answer, setAnswer] = useState<ActionState>();
  const [round, setRound] = useState(0);

  function close() {
    setOpen(false);
    setAnswer(undefined);
    // A fresh form next time: neither old errors nor old values.
    setRound((n) => n + 1);
  }

  return (
    <>
      <Button
        variant={variant}
        size={size}
        icon={icon}
        aria-label={about ? `${label}: ${about}` : undefined}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <Dialog open={open} onClose={close} title={title} description={answer ? undefined : description}>
        {answer && result ? (
          <>
            {result(answer)}
            <Button variant="primary" className="self-end" onClick={close}>
              Done
            </Button>
          </>
        ) : (
          <SimpleForm
            key={round}
            action={action}
            fields={fields}
            submitLabel={submitLabel}
            onDone={(state) => (result ? setAnswer(state) : close())}
            beside={<Button onClick={close}>Cancel</Button>}
          />
        )}
      </Dialog>
    </>
  );
}
