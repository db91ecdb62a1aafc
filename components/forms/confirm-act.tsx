"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-style";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { type ActionState, problemOf } from "@/lib/action-state";
import type { FormAction } from "./simple-form";
import { useDialogAction } from "./use-dialog-action";

type ConfirmActProps = {
  /** Opens the dialog: "Revoke access". Also the verb in it. */
  label: string;
  variant?: ButtonVariant;
  title: string;
  consequences: ReactNode;
  /** `primary` where nothing is taken away. */
  tone?: "primary" | "danger";
  action: FormAction;
  /** Hidden fields of the form. */
  fields: Readonly<Record<string, string>>;
  /** Asks for a reason: whether it must be given, and who reads it. */
  reason?: { optional: boolean; hint: string };
  /** What else is asked, given the last answer. */
  children?: (state: ActionState) => ReactNode;
};

/** A button that asks first, takes a reason or more where that is due, and shows a refusal where it was asked. */
export function ConfirmAct(props: ConfirmActProps) {
  const { label, variant, title, consequences, tone, action, fields, reason, children } = props;
  const { open, show, close, state, submit } = useDialogAction(action);
  const whole = !state.ok && !state.problems?.length ? state.message : undefined;
  return (
    <>
      <Button variant={variant} onClick={show}>
        {label}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={close}
        title={title}
        consequences={consequences}
        confirmLabel={label}
        tone={tone}
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
        {children ? (
          // Fields without state of their own begin anew with what was refused.
          <div key={JSON.stringify(state.values ?? {})} className="flex flex-col gap-4">
            {children(state)}
          </div>
        ) : null}
      </ConfirmDialog>
    </>
  );
}
