"use client";

import Link from "next/link";
import { useActionState, useId } from "react";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormErrors } from "@/components/ui/form-errors";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { idleState, problemOf } from "@/lib/action-state";
import { acceptMoveAction, blockMoveAction } from "@/lib/features/moves/actions";
import { routes } from "@/lib/routes";

type MoveAnswerProps = {
  moveId: string;
  /** What accepting does, in one sentence. */
  consequences: string;
  contract: { ref: string; version: string; versionId: string };
  /** What the consumer said before, to say it again or differently. */
  blockedReason: string | null;
};

/** The two answers: accept the new contract version, or say what blocks you. */
export function MoveAnswer(props: MoveAnswerProps) {
  return (
    <div className="grid gap-8 lg:grid-cols-2">
      <Accept {...props} />
      <Block {...props} />
    </div>
  );
}

function Accept({ moveId, contract, consequences }: MoveAnswerProps) {
  const [state, submit] = useActionState(acceptMoveAction, idleState);
  const error = problemOf(state, "acceptedContractVersionId");
  const id = useId();
  return (
    <form action={submit} aria-labelledby={id} className="flex flex-col items-start gap-4" noValidate>
      <h3 id={id} className="font-medium">
        Move to the new version
      </h3>
      <FormErrors message={state.ok || error ? undefined : state.message} errors={{}} />
      <p className="text-muted">{consequences}</p>
      <input type="hidden" name="moveId" value={moveId} />
      <Checkbox
        name="acceptedContractVersionId"
        value={contract.versionId}
        required
        error={error}
        label={
          <>
            I accept the terms of the contract{" "}
            <Link href={routes.contract(contract.ref, contract.version)} className="link" target="_blank">
              {contract.ref} {contract.version}
            </Link>
          </>
        }
      />
      <SubmitButton>Accept and move</SubmitButton>
    </form>
  );
}

function Block({ moveId, blockedReason }: MoveAnswerProps) {
  const [state, submit] = useActionState(blockMoveAction, idleState);
  const error = problemOf(state, "reason");
  const id = useId();
  return (
    <form action={submit} aria-labelledby={id} className="flex flex-col items-start gap-4" noValidate>
      <h3 id={id} className="font-medium">
        Not yet
      </h3>
      {state.ok && state.message ? (
        <Callout tone="success" live className="w-full">
          {state.message}
        </Callout>
      ) : (
        <FormErrors message={state.ok || error ? undefined : state.message} errors={{}} />
      )}
      <input type="hidden" name="moveId" value={moveId} />
      <div className="w-full">
        <Field
          label="What blocks you"
          name="reason"
          id={`blocked-${moveId}`}
          hint="At least 10 characters. The owners read it. You may accept later."
          error={error}
        >
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              minLength={10}
              maxLength={1000}
              defaultValue={state.values?.reason ?? blockedReason ?? ""}
            />
          )}
        </Field>
      </div>
      <SubmitButton variant="secondary">Say what blocks me</SubmitButton>
    </form>
  );
}
