"use client";

import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type ModelSummary, titleOf } from "@/lib/domain/dbt/model-summary";

/** More are found by typing: a list of thousands helps nobody. */
const SHOWN = 100;

type ModelsProps = {
  models: readonly ModelSummary[];
  chosen: ReadonlySet<string>;
  error: string | undefined;
  onChoose: (ids: ReadonlySet<string>) => void;
};

const matches = (model: ModelSummary, words: readonly string[]) => {
  const text = `${titleOf(model)} ${model.description} ${model.group ?? ""} ${model.product ?? ""}`.toLowerCase();
  return words.every((word) => text.includes(word));
};

/** Chosen and public ones first; the rest in the order of the project. */
function inOrder(models: readonly ModelSummary[]): ModelSummary[] {
  return [...models].sort((a, b) => Number(b.access === "public") - Number(a.access === "public"));
}

/** Which models become ports. The public ones are chosen already. */
export function DbtModels({ models, chosen, error, onChoose }: ModelsProps) {
  const [filter, setFilter] = useState("");
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const found = inOrder(models).filter((model) => matches(model, words));
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    onChoose(next);
  };
  return (
    <fieldset
      id="field-models"
      tabIndex={-1}
      aria-describedby={error ? "field-models-error" : undefined}
      className="min-w-0 outline-none"
    >
      <legend className="mb-1 font-medium">Models</legend>
      <p className="mb-2 text-sm text-muted">
        Each becomes a port with a contract. {chosen.size} of {models.length} chosen; those with{" "}
        <code className="font-mono">access: public</code> are chosen for you.
      </p>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <Input
          type="search"
          aria-label="Find a model"
          placeholder="Find a model"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          autoComplete="off"
          className="max-w-72"
        />
        {chosen.size > 0 ? (
          <Button size="sm" variant="ghost" onClick={() => onChoose(new Set())}>
            Choose none
          </Button>
        ) : null}
      </div>
      {found.length === 0 ? <p className="text-muted">No model fits “{filter}”.</p> : null}
      <ul className="max-h-96 divide-y divide-line overflow-y-auto rounded-md border border-line empty:hidden">
        {found.slice(0, SHOWN).map((model) => (
          <li key={model.uniqueId} data-list-item className="px-3 py-1.5">
            <Model model={model} chosen={chosen.has(model.uniqueId)} onToggle={(on) => toggle(model.uniqueId, on)} />
          </li>
        ))}
      </ul>
      {found.length > SHOWN ? (
        <p className="mt-1 text-sm text-muted">
          The first {SHOWN} of {found.length}. Type a part of the name to find others.
        </p>
      ) : null}
      <FieldError id="field-models-error" error={error} />
    </fieldset>
  );
}

function Model({ model, chosen, onToggle }: { model: ModelSummary; chosen: boolean; onToggle: (on: boolean) => void }) {
  const facts = [model.materialized, model.columns === 1 ? "1 column" : `${model.columns} columns`, model.group ?? ""];
  const ephemeral = model.materialized === "ephemeral";
  return (
    <Checkbox
      checked={chosen}
      disabled={ephemeral}
      onChange={(event) => onToggle(event.target.checked)}
      label={
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="font-mono text-sm wrap-anywhere">{titleOf(model)}</span>
          {model.access === "public" ? <Badge tone="info">public</Badge> : null}
        </span>
      }
      hint={
        <span className="wrap-anywhere">
          {ephemeral ? "Ephemeral: not on the platform. " : ""}
          {facts.filter(Boolean).join(" · ")}
          {model.description === "" ? "" : ` · ${model.description}`}
        </span>
      }
    />
  );
}
