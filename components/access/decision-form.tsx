"use client";

import { useActionState } from "react";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { FormErrors } from "@/components/ui/form-errors";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { idleState, problemOf } from "@/lib/action-state";
import { decideRequestAction } from "@/lib/features/access/actions";

type DecisionFormProps = {
  requestId: string;
  /** Stands on the buttons: while another request is being opened, nobody approves the one they have left. */
  number: number;
  stepId: string;
  /** Which step this is and why it is on the path. */
  step: string;
  /** Why this person cannot decide it. */
  blocked: string | null;
};

/** Approve, or deny with a reason. What is blocked says why on its buttons. */
export function DecisionForm({ requestId, number, stepId, step, blocked }: DecisionFormProps) {
  const [state, submit] = useActionState(decideRequestAction, idleState);
  if (state.ok)
    return (
      <Callout tone="success" live>
        {state.message}
      </Callout>
    );
  const error = problemOf(state, "reason");
  return (
    <form action={submit} className="flex flex-col gap-3 rounded-lg border border-line-strong p-4" noValidate>
      <p>{step}</p>
      {error ? null : <FormErrors message={state.message} />}
      <input type="hidden" name="requestId" value={requestId} />
      <input type="hidden" name="stepId" value={stepId} />
      {blocked === null ? (
        <Field
          label="Reason"
          name="reason"
          optional
          hint="Needed to deny, at least 10 characters; the requester reads it."
          error={error}
        >
          {(control) => (
            <Textarea
              {...control}
              key={state.values?.reason ?? ""}
              rows={2}
              maxLength={1000}
              defaultValue={state.values?.reason ?? ""}
            />
          )}
        </Field>
      ) : (
        <Callout tone="warning">{blocked}</Callout>
      )}
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="verdict" value="approve" {...locked(blocked)}>
          {`Approve request ${number}`}
        </SubmitButton>
        <SubmitButton name="verdict" value="deny" variant="secondary" {...locked(blocked)}>
          {`Deny request ${number}`}
        </SubmitButton>
      </div>
    </form>
  );
}

/** The sentence stands above already; on the buttons it is for those who reach them by keyboard. */
function locked(blocked: string | null) {
  return blocked === null ? {} : { disabledReason: "Somebody else decides." };
}
