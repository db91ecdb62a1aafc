import { classifications } from "@/lib/domain/classification";
import type { KnownValues } from "@/lib/domain/document/completion";
import { visibilities, visibilityNames } from "@/lib/domain/product/visibility";
import type { Choices } from "./choices";

type Known = ReturnType<KnownValues>;

const plain = (values: readonly string[], detail: string): Known => values.map((value) => ({ value, detail }));

/** Custom properties that mean something here, and their values. */
const meanings: Record<string, Known> = {
  classification: plain(classifications, "classification"),
  visibility: visibilities.map((value) => ({ value, detail: visibilityNames[value] })),
};

/** What this installation knows about a value: its domains, teams, platforms, and the contracts of the draft. */
export function knownValues(choices: Choices, contractIds: readonly string[]): KnownValues {
  return (path, beside) => {
    const names = path.filter((step) => typeof step === "string");
    const last = names.at(-1);
    const whole = names.join(".");
    if (whole === "domain") return choices.domains.map((d) => ({ value: d.path, detail: d.name }));
    if (whole === "team.name") return choices.teams.map((t) => ({ value: t.slug, detail: t.name }));
    if (whole === "servers.server") return choices.connections.map((c) => ({ value: c.slug, detail: c.name }));
    if (last === "contractId" || whole === "outputPorts.inputContracts.id") return plain(contractIds, "in this draft");
    if (last === "classification") return plain(classifications, "classification");
    if (whole === "customProperties.property")
      return plain([...Object.keys(meanings), "maximumAccessDays"], "means something here");
    if (whole === "customProperties.value") return meanings[beside.get("property") ?? ""] ?? [];
    return whole === "status" ? plain(["proposed", "draft", "active", "deprecated", "retired"], "") : [];
  };
}

/** Whether a value is the id of a contract, which the server can be asked for. */
export function isContractId(path: readonly (string | number)[]): boolean {
  return path.at(-1) === "contractId" || (path.at(-1) === "id" && path.includes("inputContracts"));
}
