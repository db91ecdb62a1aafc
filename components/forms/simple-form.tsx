"use client";

import { type ReactNode, useActionState, useEffect, useId, useRef } from "react";
import { Callout } from "@/components/ui/callout";
import { FormErrors } from "@/components/ui/form-errors";
import { SubmitButton } from "@/components/ui/submit-button";
import { type ActionState, idleState } from "@/lib/action-state";
import { cn } from "@/lib/cn";
import type { FieldSpec } from "./field-spec";
import { FormFields } from "./form-fields";

export type FormAction = (prev: ActionState, form: FormData) => Promise<ActionState>;

export type SimpleFormProps = {
  action: FormAction;
  fields: ReadonlyArray<FieldSpec>;
  submitLabel: string;
  variant?: "primary" | "secondary" | "danger";
  size?: "md" | "lg";
  /** Further controls, after the fields. */
  children?: ReactNode;
  /** Beside the button, such as a way to cancel. */
  beside?: ReactNode;
  className?: string;
  /** Called once for each success; without it the message is shown above the fields. */
  onDone?: (state: ActionState) => void;
};

/** Fields, a button, and the server's answer. Works without script; nothing typed is lost when it is refused. */
export function SimpleForm(props: SimpleFormProps) {
  const { action, fields, submitLabel, variant = "primary", size, children, beside, className, onDone } = props;
  const [state, submit] = useActionState(action, idleState);
  const prefix = useId().replaceAll(/[^a-zA-Z0-9]/g, "");
  const done = useRef(onDone);
  done.current = onDone;

  useEffect(() => {
    if (state.ok) done.current?.(state);
  }, [state]);

  return (
    <form action={submit} className={cn("flex flex-col gap-4", className)}>
      <FormAnswer state={state} fields={fields} prefix={prefix} silent={onDone !== undefined} />
      <FormFields fields={fields} state={state} prefix={prefix} />
      {children}
      <div className="flex flex-wrap justify-start gap-2">
        <SubmitButton variant={variant} size={size}>
          {submitLabel}
        </SubmitButton>
        {beside}
      </div>
    </form>
  );
}

type FormAnswerProps = { state: ActionState; fields: ReadonlyArray<FieldSpec>; prefix: string; silent: boolean };

function FormAnswer({ state, fields, prefix, silent }: FormAnswerProps) {
  if (state.ok) {
    return silent || !state.message ? null : (
      <Callout tone="success" live>
        {state.message}
      </Callout>
    );
  }
  const names = new Set(fields.filter((f) => f.kind !== "hidden").map((f) => f.name));
  const wrong = (state.problems ?? []).filter((problem) => names.has(problem.path));
  const errors = Object.fromEntries(wrong.map((problem) => [`${prefix}-${problem.path}`, problem.message]));
  return <FormErrors message={wrong.length > 0 ? undefined : state.message} errors={errors} />;
}
