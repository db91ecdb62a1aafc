"use client";

import { type ReactNode, useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-style";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { type ActionState, idleState, problemOf } from "@/lib/action-state";

type ConfirmActProps = {
  /** Opens the dialog: "Revoke access". Also the verb in it. */
  label: string;
  variant?: ButtonVariant;
  title: string;
  consequences: ReactNode;
  action: (prev: ActionState, form: FormData) => Promise<ActionState>;
  /** Hidden fields of the form. */
  fields: Readonly<Record<string, string>>;
  /** Asks for a reason: whether it must be given, and who reads it. */
  reason?: { optional: boolean; hint: string };
};

/** A button that asks first, takes a reason where one is due, and shows a refusal where it was asked. */
export function ConfirmAct({ label, variant, title, consequences, action, fields, reason }: ConfirmActProps) {
  const [open, setOpen] = useState(false);
  const [state, submit] = useActionState(async (prev: ActionState, form: FormData) => {
    const next = await action(prev, form);
    if (next.ok) setOpen(false);
    return next;
  }, idleState);
  const whole = !state.ok && !state.problems?.length ? state.message : undefined;
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
        action={submit}
      >
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {whole ? (
          <Callout tone="danger" live>
            {whole}
          </Callout>
        ) : null}
        {reason ? (
          <Field
            label="Reason"
            name="reason"
            id={`reason-${Object.values(fields).join("-")}-${label.replaceAll(" ", "-")}`}
            optional={reason.optional}
            hint={reason.hint}
            error={problemOf(state, "reason")}
          >
            {(control) => (
              <Textarea
                {...control}
                key={state.values?.reason ?? ""}
                rows={3}
                maxLength={1000}
                {...(reason.optional ? {} : { minLength: 10 })}
                defaultValue={state.values?.reason ?? ""}
              />
            )}
          </Field>
        ) : null}
      </ConfirmDialog>
    </>
  );
}
