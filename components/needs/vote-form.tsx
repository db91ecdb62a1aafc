"use client";

import { Check, Hand } from "lucide-react";
import { useActionState } from "react";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { idleState, problemOf } from "@/lib/action-state";
import { unvoteAction, voteAction } from "@/lib/features/needs/actions";

type VoteFormProps = { number: number; voted: boolean; purpose: string | null; isMain: boolean };

/** "I need it too", with a purpose where one wants to give it; and the way back. */
export function VoteForm({ number, voted, purpose, isMain }: VoteFormProps) {
  const [state, submit] = useActionState(voted ? unvoteAction : voteAction, idleState);
  const whole = !state.ok && !state.problems?.length ? state.message : undefined;
  return (
    <form action={submit} className="flex flex-col gap-3">
      <input type="hidden" name="number" value={number} />
      {whole ? (
        <Callout tone="danger" live>
          {whole}
        </Callout>
      ) : null}
      {voted ? (
        <p role="status" className="flex items-center gap-2">
          <Check aria-hidden className="size-4 text-success-ink" />
          {purpose === null ? "You want it too." : `You want it too: ${purpose}`}
        </p>
      ) : (
        <Field label="What for" name="purpose" optional error={problemOf(state, "purpose")}>
          {(control) => <Input {...control} maxLength={300} defaultValue={state.values?.purpose ?? ""} />}
        </Field>
      )}
      <div>
        {voted ? (
          <SubmitButton variant="secondary">I do not need it any more</SubmitButton>
        ) : (
          <SubmitButton variant={isMain ? "primary" : "secondary"} icon={<Hand aria-hidden />}>
            I need it too
          </SubmitButton>
        )}
      </div>
    </form>
  );
}
