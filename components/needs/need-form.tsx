"use client";

import { useActionState, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, fieldId } from "@/components/ui/field";
import { FormErrors } from "@/components/ui/form-errors";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { type ActionState, idleState, problemOf } from "@/lib/action-state";
import { editNeedAction, fileNeedAction } from "@/lib/features/needs/actions";
import { AlikePanel } from "./alike-panel";
import { useAlike } from "./use-alike";

const FIELDS = ["title", "description", "purpose", "domain", "anyway"] as const;

type Words = { title: string; description: string; purpose: string; domain: string };

type NeedFormProps = {
  domains: readonly { path: string; name: string }[];
  start: Words;
  /** Of the need that is changed; a new one has none. */
  existing?: { number: number; revision: number };
};

function errorsOf(state: ActionState) {
  return Object.fromEntries(FIELDS.map((name) => [name, problemOf(state, name)]));
}

/** Four fields. While the first is typed, what is there already is offered beside it. */
export function NeedForm({ domains, start, existing }: NeedFormProps) {
  const [state, submit] = useActionState(existing ? editNeedAction : fileNeedAction, idleState);
  const values: Partial<Words> = state.values ?? start;
  const [title, setTitle] = useState(values.title ?? "");
  const found = useAlike(existing ? "" : title);
  const same = problemOf(state, "anyway");
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,35rem)_minmax(0,20rem)]">
      <form action={submit} className="flex min-w-0 flex-col gap-5" noValidate>
        <FormErrors message={state.ok ? undefined : state.message} errors={errorsOf(state)} />
        {existing ? (
          <>
            <input type="hidden" name="number" value={existing.number} />
            <input type="hidden" name="revision" value={existing.revision} />
          </>
        ) : null}
        <Field
          label="Which data"
          name="title"
          hint="In the words your business uses: “Visitors per building and hour”."
          error={problemOf(state, "title")}
        >
          {(control) => (
            <Input
              {...control}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
              maxLength={120}
              autoComplete="off"
            />
          )}
        </Field>
        <div className="lg:hidden">
          <AlikePanel found={found} />
        </div>
        <OtherFields state={state} values={values} domains={domains} />
        {same === undefined ? null : (
          <Checkbox
            id={fieldId("anyway")}
            name="anyway"
            label="It is another one: file it anyway"
            error={same}
            hint="The needs that look the same are named above."
          />
        )}
        <div>
          <SubmitButton size="lg">{existing ? "Save" : "Ask for this data"}</SubmitButton>
        </div>
      </form>
      <div className="hidden lg:block">
        <AlikePanel found={found} />
      </div>
    </div>
  );
}

type OtherProps = Pick<NeedFormProps, "domains"> & { state: ActionState; values: Partial<Words> };

function OtherFields({ state, values, domains }: OtherProps) {
  return (
    // The key lets the fields take over what came back: React resets a form after its action.
    <div key={JSON.stringify(values)} className="flex flex-col gap-5">
      <Field
        label="What you would do with it"
        name="purpose"
        hint="A domain decides by it what to build first. Everybody with a role in the company can read it."
        error={problemOf(state, "purpose")}
      >
        {(control) => <Textarea {...control} rows={3} maxLength={1000} defaultValue={values.purpose ?? ""} />}
      </Field>
      <Field
        label="What it should hold"
        name="description"
        optional
        hint="Columns, period, how often, where it may come from."
        error={problemOf(state, "description")}
      >
        {(control) => <Textarea {...control} rows={4} maxLength={2000} defaultValue={values.description ?? ""} />}
      </Field>
      <Field label="Domain it may belong to" name="domain" optional error={problemOf(state, "domain")}>
        {(control) => (
          <Select
            {...control}
            options={[
              { value: "", label: "I do not know" },
              ...domains.map(({ path, name }) => ({ value: path, label: `${name} (${path})` })),
            ]}
            defaultValue={values.domain ?? ""}
          />
        )}
      </Field>
    </div>
  );
}
