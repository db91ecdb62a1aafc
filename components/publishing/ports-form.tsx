"use client";

import { Plus, Trash2 } from "lucide-react";
import { Section } from "@/components/layout/section";
import { Button } from "@/components/ui/button";
import { idOf } from "@/lib/domain/document/head-field";
import type { Problem } from "@/lib/domain/errors";
import { newContractSource } from "@/lib/domain/product/template";
import type { Choices } from "./choices";
import { CommittedField } from "./committed-field";
import { ContractForm } from "./contract-form";
import type { Binding } from "./document-binding";
import { problemsOf, type Texts } from "./texts";

type PortsFormProps = {
  binding: Binding;
  texts: Texts;
  problems: readonly Problem[];
  choices: Choices;
  onTexts: (texts: Texts) => void;
};

function newPort(binding: Binding, texts: Texts, choices: Choices): Texts {
  const id = binding.text(["id"]) || "product";
  const number = binding.document.length(["outputPorts"]) + 1;
  const name = number === 1 ? "main" : `port-${number}`;
  const [connection] = choices.connections;
  const contract = newContractSource({
    id: `${id}.${name}`,
    name: `${binding.text(["name"])} ${name}`.trim(),
    domain: binding.text(["domain"]),
    team: binding.text(["team", "name"]),
    server: connection ? { ...connection, name: connection.slug, schema: id.replace(/\W+/g, "_") } : null,
  });
  return { ...texts, contracts: [...texts.contracts, contract] };
}

/** The output ports of the product, each with the contract behind it. */
export function PortsForm({ binding, texts, problems, choices, onTexts }: PortsFormProps) {
  const count = binding.document.length(["outputPorts"]);
  const addPort = () => {
    const next = newPort(binding, texts, choices);
    const number = count + 1;
    const name = number === 1 ? "main" : `port-${number}`;
    const append = {
      name,
      description: "",
      type: "tables",
      version: "1.0.0",
      contractId: `${binding.text(["id"]) || "product"}.${name}`,
    };
    onTexts({ ...next, productSource: binding.preview([{ path: ["outputPorts"], append }]) });
  };
  const removePort = (index: number, contract: number) =>
    onTexts({
      productSource: binding.preview([{ path: ["outputPorts", index], remove: true }]),
      contracts: texts.contracts.filter((_, i) => i !== contract),
    });
  return (
    <>
      {Array.from({ length: count }, (_, index) => {
        const contract = texts.contracts.findIndex(
          (text) => idOf(text) === binding.text(["outputPorts", index, "contractId"]),
        );
        const name = binding.text(["outputPorts", index, "name"]);
        return (
          <Section
            // biome-ignore lint/suspicious/noArrayIndexKey: a port's name is what is being edited
            key={index}
            title={`Output port ${name}`}
            action={
              <Button
                size="sm"
                variant="ghost"
                icon={<Trash2 aria-hidden className="size-4" />}
                onClick={() => removePort(index, contract)}
              >
                Remove port
              </Button>
            }
          >
            <PortFields binding={binding} index={index} />
            {contract < 0 ? (
              <p className="mt-4 text-muted">
                Its contract is not part of this draft; the published one of that id is used.
              </p>
            ) : (
              <ContractForm
                source={texts.contracts[contract] ?? ""}
                number={contract}
                problems={problemsOf(problems, contract)}
                choices={choices}
                onChange={(source) =>
                  onTexts({ ...texts, contracts: texts.contracts.map((t, i) => (i === contract ? source : t)) })
                }
              />
            )}
          </Section>
        );
      })}
      <div className="mt-6">
        <Button icon={<Plus aria-hidden className="size-4" />} onClick={addPort}>
          Add output port
        </Button>
      </div>
    </>
  );
}

function PortFields({ binding, index }: { binding: Binding; index: number }) {
  const field = (name: string) => {
    const path = ["outputPorts", index, name];
    return {
      name: `port-${index}-${name}`,
      value: binding.text(path),
      onCommit: (value: string) => binding.set(path, value),
      error: binding.error(path),
    };
  };
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <CommittedField label="Port name" {...field("name")} />
      <CommittedField
        label="Port version"
        hint="A new major version stands beside the old one."
        {...field("version")}
      />
      <CommittedField label="Port description" rows={2} optional className="sm:col-span-2" {...field("description")} />
      <CommittedField label="Contract id" className="sm:col-span-2" {...field("contractId")} />
    </div>
  );
}
