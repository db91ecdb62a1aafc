"use client";

import { type ChangeEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ActionState } from "@/lib/action-state";
import { problemOf } from "@/lib/action-state";
import type { Note } from "@/lib/domain/dbt/draft";
import { DbtModels } from "./dbt-models";
import type { DbtDrafts, Place } from "./dbt-place";
import { useDbtImport } from "./use-dbt-import";

export type Connection = { slug: string; name: string; host: string; port: number };

type StartFromDbtProps = {
  state: ActionState;
  teams: readonly { id: string; slug: string; domainPath: string | null }[];
  domains: readonly { path: string; name: string }[];
  connections: readonly Connection[];
};

const chosenFile = (event: ChangeEvent<HTMLInputElement>) => event.target.files?.[0] ?? null;

/** A dbt project as a draft: choose the files, then the models, then look at what they became. */
export function StartFromDbt({ state, teams, domains, connections }: StartFromDbtProps) {
  const dbt = useDbtImport();
  const top = useRef<HTMLDivElement>(null);
  const errorOn = (field: string) => (dbt.failure?.field === field ? dbt.failure.message : problemOf(state, field));

  /** The fields beside the files, as they stand in the form. */
  function place(): Place {
    const form = top.current?.closest("form");
    const value = (name: string) => String((form ? new FormData(form) : new FormData()).get(name) ?? "");
    const team = teams.find((t) => t.id === value("teamId"));
    return {
      domain: value("domain"),
      teamDomain: team?.domainPath ?? "",
      team: team?.slug ?? "",
      connection: connections.find((c) => c.slug === value("connection")) ?? null,
    };
  }

  return (
    <div ref={top} className="flex flex-col gap-5">
      <Files dbt={dbt} errorOn={errorOn} />
      {dbt.project ? (
        <>
          <DbtModels models={dbt.project.models} chosen={dbt.chosen} error={errorOn("models")} onChoose={dbt.choose} />
          <Surroundings state={state} domains={domains} connections={connections} />
          <div className="flex flex-wrap items-center gap-3">
            <Button
              pending={dbt.progress !== null}
              disabledReason={dbt.chosen.size === 0 ? "Choose at least one model." : undefined}
              onClick={() => dbt.draft(place())}
            >
              Draft contracts
            </Button>
          </div>
        </>
      ) : null}
      {dbt.drafts ? <Drafted drafts={dbt.drafts} /> : null}
      <div>
        <SubmitButton disabledReason={dbt.drafts ? undefined : "Draft the contracts first."}>Start draft</SubmitButton>
      </div>
    </div>
  );
}

type FilesProps = { dbt: ReturnType<typeof useDbtImport>; errorOn: (field: string) => string | undefined };

/** The files keep their names out of the form: they are read here and not sent. */
function Files({ dbt, errorOn }: FilesProps) {
  const { project, progress } = dbt;
  return (
    <>
      <Field
        label="manifest.json"
        name="manifest"
        hint="dbt writes it to target/ with every run (dbt 1.5 or later). It is read in this browser and not sent."
        error={errorOn("manifest")}
      >
        {({ name: _, ...control }) => (
          <Input
            {...control}
            required={project === null}
            type="file"
            accept=".json,application/json"
            className="h-auto py-1"
            onChange={(event) => dbt.openManifest(chosenFile(event))}
          />
        )}
      </Field>
      <Field
        label="catalog.json"
        name="catalog"
        optional
        hint="Has the columns and types as they are on the platform; dbt docs generate writes it."
        error={errorOn("catalog")}
      >
        {({ name: _, ...control }) => (
          <Input
            {...control}
            type="file"
            accept=".json,application/json"
            className="h-auto py-1"
            onChange={(event) => dbt.openCatalog(chosenFile(event))}
          />
        )}
      </Field>
      <p role="status" className="text-muted empty:hidden">
        {progress !== null
          ? `Reading… ${progress} %`
          : project
            ? `${project.name || "The project"} (dbt ${project.dbtVersion || "of unknown version"}) has ${project.models.length} ${project.models.length === 1 ? "model" : "models"}.`
            : ""}
      </p>
    </>
  );
}

function Surroundings({ state, domains, connections }: Omit<StartFromDbtProps, "teams">) {
  return (
    <>
      <Field
        label="Domain"
        name="domain"
        hint="Without one: what the models name, else the team's domain."
        optional
        error={problemOf(state, "domain")}
      >
        {(control) => (
          <Select
            {...control}
            defaultValue={state.values?.domain ?? ""}
            placeholder="The team's domain"
            options={domains.map((domain) => ({ value: domain.path, label: `${domain.name} (${domain.path})` }))}
          />
        )}
      </Field>
      <Field
        label="Data platform"
        name="connection"
        hint="Where the tables are. Without one, access has to be arranged outside."
        optional
      >
        {(control) => (
          <Select
            {...control}
            placeholder="None of these"
            options={connections.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
        )}
      </Field>
    </>
  );
}

/** What the models became, before anything is stored; the texts go with the form. */
function Drafted({ drafts }: { drafts: DbtDrafts }) {
  const count = drafts.contracts.length;
  return (
    <>
      <Callout
        tone={drafts.notes.length === 0 ? "success" : "warning"}
        live
        title={count === 1 ? "1 contract is drafted" : `${count} contracts are drafted`}
      >
        {drafts.notes.length === 0 ? <p>Everything dbt says of them has its place.</p> : <Notes notes={drafts.notes} />}
      </Callout>
      <input type="hidden" name="productSource" value={drafts.productSource} />
      {drafts.contracts.map((text) => (
        <input key={text} type="hidden" name="contract" value={text} />
      ))}
    </>
  );
}

function Notes({ notes }: { notes: readonly Note[] }) {
  return (
    <>
      <p>Look at these; they stand as comments above the documents too.</p>
      <ul className="mt-1 max-h-72 list-disc overflow-y-auto pl-5">
        {notes.map(({ model, message }) => (
          <li key={`${model} ${message}`} className="wrap-anywhere">
            {model === null ? null : <span className="font-medium">{model}: </span>}
            {message}
          </li>
        ))}
      </ul>
    </>
  );
}
