"use client";

import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { FieldPath } from "@/lib/domain/document/field-path";
import type { Problem } from "@/lib/domain/errors";
import type { Choices } from "./choices";
import { ColumnsTable } from "./columns-table";
import { CommittedField } from "./committed-field";
import { type Binding, useBinding } from "./document-binding";
import { withCurrent } from "./product-form";

type ContractFormProps = {
  source: string;
  /** Which contract of the draft it is, from 0. */
  number: number;
  problems: readonly Problem[];
  choices: Choices;
  onChange: (source: string) => void;
};

/** What a port promises: where its data is, its objects and their columns. The rest is in the contract's YAML. */
export function ContractForm({ source, number, problems, choices, onChange }: ContractFormProps) {
  const binding = useBinding(source, problems, onChange);
  if (!binding)
    return (
      <Callout tone="warning" className="mt-4" title="The contract's YAML cannot be read">
        Correct it on its own tab; the form comes back then.
      </Callout>
    );
  const field = (path: FieldPath) => ({
    name: `contract-${number}-${path.join("-")}`,
    value: binding.text(path),
    onCommit: (value: string) => binding.set(path, value),
    error: binding.error(path),
  });
  const objects = binding.document.length(["schema"]);
  return (
    <div className="mt-4 flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-3">
        <CommittedField label="Contract version" {...field(["version"])} />
        <ServerField binding={binding} number={number} choices={choices} />
        <CommittedField label="Schema on the platform" {...field(["servers", 0, "schema"])} />
      </div>
      {Array.from({ length: objects }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an object's name is what is being edited
        <div key={index} className="flex flex-col gap-4 border-t border-line pt-4">
          <div className="grid gap-4 sm:grid-cols-3">
            <CommittedField label="View" {...field(["schema", index, "name"])} />
            <CommittedField label="Name on the platform" optional {...field(["schema", index, "physicalName"])} />
            <CommittedField label="View description" optional {...field(["schema", index, "description"])} />
          </div>
          <ColumnsTable binding={binding} object={index} />
        </div>
      ))}
    </div>
  );
}

function ServerField({ binding, number, choices }: { binding: Binding; number: number; choices: Choices }) {
  const current = binding.text(["servers", 0, "server"]);
  const choose = (slug: string) => {
    const connection = choices.connections.find((c) => c.slug === slug);
    if (!connection) return;
    const at = (name: string) => ["servers", 0, name];
    if (binding.document.length(["servers"]) === 0)
      binding.edit([
        {
          path: ["servers"],
          append: {
            server: slug,
            type: "postgres",
            environment: "prod",
            host: connection.host,
            port: connection.port,
            database: connection.database,
            schema: "public",
          },
        },
      ]);
    else
      binding.edit([
        { path: at("server"), value: slug },
        { path: at("host"), value: connection.host },
        { path: at("port"), value: connection.port },
        { path: at("database"), value: connection.database },
      ]);
  };
  return (
    <Field label="Data platform" name={`contract-${number}-server`} error={binding.error(["servers", 0, "server"])}>
      {(control) => (
        <Select
          {...control}
          value={current}
          onChange={(event) => choose(event.target.value)}
          placeholder="Choose a platform"
          options={withCurrent(
            current,
            choices.connections.map((c) => ({ value: c.slug, label: c.name })),
          )}
        />
      )}
    </Field>
  );
}
