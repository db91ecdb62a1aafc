"use client";

import { useActionState, useState } from "react";
import { Field } from "@/components/ui/field";
import { FormErrors } from "@/components/ui/form-errors";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { type ActionState, idleState, problemOf } from "@/lib/action-state";
import { startDraft } from "@/lib/features/publishing/actions";
import { DocumentsInput } from "./documents-input";
import { type Connection, StartFromDbt } from "./start-from-dbt";

type Team = { id: string; slug: string; name: string; domainPath: string | null };

type StartFormProps = {
  teams: readonly Team[];
  domains: readonly { path: string; name: string }[];
  products: readonly { ref: string; name: string }[];
  connections: readonly Connection[];
  /** Begins with copying this product. */
  copy: string | null;
};

type Way = "form" | "dbt" | "paste" | "copy";

const ways = [
  { value: "form", label: "Guided form", hint: "Answer a few questions; the documents are written for you." },
  { value: "dbt", label: "From dbt", hint: "The public models of a dbt project become ports with contracts." },
  {
    value: "paste",
    label: "Paste or upload documents",
    hint: "ODPS and ODCS of any version, or a Data Contract Specification, as YAML or JSON.",
  },
  { value: "copy", label: "Copy a product", hint: "Begin with the documents of a published one." },
];

const isWay = (value: string): value is Way => ways.some((way) => way.value === value);

/** Which team, and with what to begin. */
export function StartForm({ teams, domains, products, connections, copy }: StartFormProps) {
  const [state, send] = useActionState(startDraft, idleState);
  const [way, setWay] = useState<Way>(copy === null ? "form" : "copy");
  const [only] = teams;
  return (
    <form action={send} className="flex max-w-160 flex-col gap-5">
      <FormErrors message={state.problems?.length ? undefined : state.message} errors={errorsByField(state)} />
      <Field
        label="Team"
        name="teamId"
        hint="Owns the product and decides on access to it."
        error={problemOf(state, "teamId")}
      >
        {(control) => (
          <Select
            {...control}
            defaultValue={state.values?.teamId ?? (teams.length === 1 ? only?.id : "")}
            key={state.values?.teamId ?? "first"}
            placeholder="Choose a team"
            options={teams.map((team) => ({ value: team.id, label: team.name }))}
          />
        )}
      </Field>
      <RadioGroup
        label="Begin with"
        name="start"
        options={ways}
        defaultValue={way}
        onValueChange={(value) => isWay(value) && setWay(value)}
      />
      {way === "form" ? <Questions state={state} domains={domains} /> : null}
      {way === "dbt" ? <StartFromDbt state={state} teams={teams} domains={domains} connections={connections} /> : null}
      {way === "paste" ? (
        <DocumentsInput source={state.values?.source ?? ""} error={problemOf(state, "source")} />
      ) : null}
      {way === "copy" ? (
        <Field
          label="Product to copy"
          name="copyRef"
          hint="Its id, as it stands in its address. The copy gets an id of its own."
          error={problemOf(state, "copyRef")}
        >
          {(control) => (
            <>
              <Input
                {...control}
                list="products-to-copy"
                defaultValue={state.values?.copyRef ?? copy ?? ""}
                autoComplete="off"
              />
              <datalist id="products-to-copy">
                {products.map((product) => (
                  <option key={product.ref} value={product.ref}>
                    {product.name}
                  </option>
                ))}
              </datalist>
            </>
          )}
        </Field>
      ) : null}
      {way === "dbt" ? null : (
        <div>
          <SubmitButton>Start draft</SubmitButton>
        </div>
      )}
    </form>
  );
}

function errorsByField(state: ActionState): Record<string, string> {
  return Object.fromEntries((state.problems ?? []).map((problem) => [problem.path, problem.message]));
}

function Questions({ state, domains }: { state: ActionState; domains: StartFormProps["domains"] }) {
  return (
    <>
      <Field
        label="Product name"
        name="name"
        hint="What people will call it, such as Tenancy analytics."
        error={problemOf(state, "name")}
      >
        {(control) => <Input {...control} defaultValue={state.values?.name} maxLength={200} autoComplete="off" />}
      </Field>
      <Field
        label="Domain"
        name="domain"
        hint="Without one: the team's domain."
        optional
        error={problemOf(state, "domain")}
      >
        {(control) => (
          <Select
            {...control}
            key={state.values?.domain ?? "first"}
            defaultValue={state.values?.domain ?? ""}
            placeholder="The team's domain"
            options={domains.map((domain) => ({ value: domain.path, label: `${domain.name} (${domain.path})` }))}
          />
        )}
      </Field>
    </>
  );
}
