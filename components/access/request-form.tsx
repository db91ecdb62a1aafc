"use client";

import Link from "next/link";
import { useActionState, useState } from "react";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, fieldId } from "@/components/ui/field";
import { FormErrors } from "@/components/ui/form-errors";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { type ActionState, idleState, problemOf } from "@/lib/action-state";
import { fileRequestAction } from "@/lib/features/access/actions";
import type { RequestForm as FormView } from "@/lib/features/access/queries/request-form";
import { formatDays, formatList } from "@/lib/format";
import { routes } from "@/lib/routes";
import { ColumnsField } from "./columns-field";

const FIELDS = ["serviceAccount", "purpose", "durationDays", "columns", "acceptedContractVersionId"] as const;

function errorsOf(state: ActionState) {
  return Object.fromEntries(FIELDS.map((name) => [name, problemOf(state, name)]));
}

/** Four inputs, the columns for who wants to name them, and the terms by name and version. What was typed survives a refusal. */
export function RequestForm({ form }: { form: FormView }) {
  const [state, submit] = useActionState(fileRequestAction, idleState);
  const [columns, setColumns] = useState<readonly string[]>([]);
  const { values = {} } = state;
  const existing = problemOf(state, "existing");
  return (
    // The key lets the fields take over what came back: React resets a form after its action.
    <form action={submit} key={JSON.stringify(values)} className="flex max-w-140 flex-col gap-5" noValidate>
      {existing ? (
        <Callout tone="warning" live>
          {state.message}{" "}
          <Link href={existing} className="link">
            Open it
          </Link>
        </Callout>
      ) : (
        <FormErrors message={state.ok ? undefined : state.message} errors={errorsOf(state)} />
      )}
      <input type="hidden" name="product" value={form.product.ref} />
      <input type="hidden" name="port" value={`${form.port.name}@${form.port.major}`} />
      <ConsumerField form={form} state={state} />
      <Field
        label="Purpose"
        name="purpose"
        hint="What you will do with the data. The approver decides by it, and it stays with the access."
        error={problemOf(state, "purpose")}
      >
        {(control) => (
          <Textarea {...control} rows={4} minLength={20} maxLength={2000} defaultValue={values.purpose ?? ""} />
        )}
      </Field>
      <Field
        label="For how many days"
        name="durationDays"
        hint={`At most ${formatDays(form.maximumDays)}. Access ends by itself; you can give it back earlier.`}
        error={problemOf(state, "durationDays")}
      >
        {(control) => (
          <Input
            {...control}
            type="number"
            inputMode="numeric"
            min={1}
            max={form.maximumDays}
            defaultValue={values.durationDays ?? String(form.defaultDays)}
            className="max-w-32"
          />
        )}
      </Field>
      <ColumnsField form={form} state={state} chosen={columns} onChoose={setColumns} />
      <TermsField form={form} state={state} />
      {/* On a phone the column that says so stands below the button. */}
      <p className="text-muted lg:hidden">
        {form.steps
          .map((step) => `${step.title} decides (${formatList(step.people, "or") || "nobody yet"})`)
          .join(", then ")}
        .
      </p>
      <div>
        <SubmitButton size="lg" disabledReason={form.blocked ?? undefined}>
          Request access
        </SubmitButton>
      </div>
    </form>
  );
}

type PartProps = { form: FormView; state: ActionState };

function ConsumerField({ form, state }: PartProps) {
  const accounts = form.accounts.map((a) => ({
    value: a.slug,
    label: `${a.name} (service account of ${a.team.name})`,
  }));
  return (
    <Field
      label="For whom"
      name="serviceAccount"
      optional={false}
      hint={
        accounts.length > 0
          ? "A program uses a service account of its own, one per consumer and product."
          : "A program needs a service account of your team; you have none yet."
      }
      error={problemOf(state, "serviceAccount")}
    >
      {({ required: _, ...control }) => (
        <Select
          {...control}
          options={[{ value: "", label: "Myself" }, ...accounts]}
          defaultValue={state.values?.serviceAccount ?? ""}
        />
      )}
    </Field>
  );
}

function TermsField({ form, state }: PartProps) {
  const { contract } = form;
  return (
    <Checkbox
      id={fieldId("acceptedContractVersionId")}
      name="acceptedContractVersionId"
      value={contract.versionId}
      defaultChecked={state.values?.acceptedContractVersionId === contract.versionId}
      required
      error={problemOf(state, "acceptedContractVersionId")}
      label={
        <>
          I accept the terms of the contract{" "}
          <Link href={routes.contract(contract.ref, contract.version)} className="link" target="_blank">
            {contract.ref} {contract.version}
          </Link>
        </>
      }
    />
  );
}
