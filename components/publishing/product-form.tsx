"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { FieldPath } from "@/lib/domain/document/field-path";
import { visibilities, visibilityNames } from "@/lib/domain/product/visibility";
import type { Choices } from "./choices";
import { CommittedField } from "./committed-field";
import type { Binding } from "./document-binding";

const statuses = ["draft", "active", "deprecated", "retired"] as const;

/** Where a custom property stands, or where it would be added. */
function customIndex(binding: Binding, name: string): number {
  const count = binding.document.length(["customProperties"]);
  for (let index = 0; index < count; index += 1)
    if (binding.text(["customProperties", index, "property"]) === name) return index;
  return -1;
}

function setCustom(binding: Binding, name: string, value: string): void {
  const index = customIndex(binding, name);
  if (index >= 0) binding.edit([{ path: ["customProperties", index, "value"], value }]);
  else binding.edit([{ path: ["customProperties"], append: { property: name, value } }]);
}

function setTags(binding: Binding, text: string): void {
  const tags = [
    ...new Set(
      text
        .split(",")
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ""),
    ),
  ];
  binding.edit([{ path: ["tags"], remove: true }, ...tags.map((append) => ({ path: ["tags"], append }))]);
}

/** The product's own fields, written into its ODPS document. */
export function ProductForm({ binding, choices }: { binding: Binding; choices: Choices }) {
  const field = (path: FieldPath) => ({
    value: binding.text(path),
    onCommit: (value: string) => binding.set(path, value),
    error: binding.error(path),
  });
  const tags: unknown = binding.document.read(["tags"]);
  const visibilityAt = customIndex(binding, "visibility");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <CommittedField label="Name" name="name" {...field(["name"])} />
      <CommittedField
        label="Id"
        name="id"
        hint="Stands in addresses and cannot change once published."
        {...field(["id"])}
      />
      <Field label="Domain" name="domain" error={binding.error(["domain"])}>
        {(control) => (
          <Select
            {...control}
            value={binding.text(["domain"])}
            onChange={(event) => binding.set(["domain"], event.target.value)}
            placeholder="Choose a domain"
            options={withCurrent(
              binding.text(["domain"]),
              choices.domains.map((d) => ({ value: d.path, label: `${d.name} (${d.path})` })),
            )}
          />
        )}
      </Field>
      <Field label="Team" name="team" error={binding.error(["team", "name"])}>
        {(control) => (
          <Select
            {...control}
            value={binding.text(["team", "name"])}
            onChange={(event) => binding.set(["team", "name"], event.target.value)}
            placeholder="Choose a team"
            options={withCurrent(
              binding.text(["team", "name"]),
              choices.teams.map((t) => ({ value: t.slug, label: t.name })),
            )}
          />
        )}
      </Field>
      <CommittedField
        label="Version"
        name="version"
        hint="Major.minor.patch. Raise it for every change."
        {...field(["version"])}
      />
      <Field label="Status" name="status" error={binding.error(["status"])}>
        {(control) => (
          <Select
            {...control}
            value={binding.text(["status"])}
            onChange={(event) => binding.set(["status"], event.target.value)}
            options={withCurrent(
              binding.text(["status"]),
              statuses.map((value) => ({ value, label: capital(value) })),
            )}
          />
        )}
      </Field>
      <Field label="Who may see it" name="visibility" className="sm:col-span-2">
        {(control) => (
          <Select
            {...control}
            value={visibilityAt < 0 ? "internal" : binding.text(["customProperties", visibilityAt, "value"])}
            onChange={(event) => setCustom(binding, "visibility", event.target.value)}
            options={visibilities.map((value) => ({ value, label: visibilityNames[value] }))}
          />
        )}
      </Field>
      <CommittedField
        label="Purpose"
        name="purpose"
        rows={4}
        className="sm:col-span-2"
        hint="What it answers, and for whom. The first paragraph is shown in search. Markdown."
        {...field(["description", "purpose"])}
      />
      <CommittedField label="Usage" name="usage" rows={3} optional {...field(["description", "usage"])} />
      <CommittedField
        label="Limitations"
        name="limitations"
        rows={3}
        optional
        {...field(["description", "limitations"])}
      />
      <CommittedField
        label="Tags"
        name="tags"
        optional
        className="sm:col-span-2"
        hint="Separated by commas."
        value={Array.isArray(tags) ? tags.map(String).join(", ") : ""}
        onCommit={(value) => setTags(binding, value)}
        error={binding.error(["tags"])}
      />
    </div>
  );
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** What the document says stays visible, also when it is none of the choices. */
export function withCurrent(current: string, options: { value: string; label: string }[]) {
  if (current === "" || options.some((o) => o.value === current)) return options;
  return [...options, { value: current, label: current }];
}
