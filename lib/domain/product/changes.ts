import type { ContractModel } from "@/lib/domain/contract/model";
import type { ProductModel } from "./model";
import { portMajor } from "./rules";
import { visibilityNames } from "./visibility";

function list(words: readonly string[]): string {
  return words.length > 4 ? `${words.slice(0, 4).join(", ")} and ${words.length - 4} more` : words.join(", ");
}

function difference(before: readonly string[], after: readonly string[]): { added: string[]; removed: string[] } {
  return { added: after.filter((x) => !before.includes(x)), removed: before.filter((x) => !after.includes(x)) };
}

const portKeys = (model: ProductModel) => model.outputPorts.map((p) => `${p.name} (version ${portMajor(p)})`);

/**
 * What a new version of a product changes, in sentences for the one who is about to publish it. Which contract changes
 * break consumers is a question of its own and not answered here.
 */
export function productChanges(before: ProductModel | null, after: ProductModel): string[] {
  if (before === null) {
    const ports = after.outputPorts.map((p) => p.name);
    return ports.length === 0 ? ["New product without output ports."] : [`New product with ${list(ports)}.`];
  }
  const said: string[] = [];
  if (before.version !== after.version) said.push(`Version ${before.version} becomes ${after.version}.`);
  if (before.status !== after.status) said.push(`Status ${before.status} becomes ${after.status}.`);
  if (before.name !== after.name) said.push(`The name “${before.name}” becomes “${after.name}”.`);
  if (before.domain !== after.domain)
    said.push(`The product moves from the domain ${before.domain} to ${after.domain}.`);
  if (before.team.name !== after.team.name)
    said.push(`The owning team ${before.team.name} becomes ${after.team.name}.`);
  if (before.visibility !== after.visibility)
    said.push(
      `Seen by: ${visibilityNames[before.visibility]} becomes ${visibilityNames[after.visibility].toLowerCase()}.`,
    );
  const ports = difference(portKeys(before), portKeys(after));
  if (ports.added.length > 0) said.push(`New output port: ${list(ports.added)}.`);
  if (ports.removed.length > 0) said.push(`No longer offered: ${list(ports.removed)}.`);
  return said;
}

const columns = (model: ContractModel) => model.objects.flatMap((o) => o.properties.map((p) => `${o.name}.${p.name}`));

/** What a new version of a contract changes, likewise. */
export function contractChanges(before: ContractModel | null, after: ContractModel): string[] {
  if (before === null) return [`New contract ${after.id} ${after.version}.`];
  const said: string[] = [];
  const names = difference(columns(before), columns(after));
  if (before.version !== after.version) said.push(`version ${before.version} becomes ${after.version}`);
  if (names.added.length > 0) said.push(`new columns ${list(names.added)}`);
  if (names.removed.length > 0) said.push(`columns removed: ${list(names.removed)}`);
  if (before.classification !== after.classification)
    said.push(`classification ${before.classification} becomes ${after.classification}`);
  return said.length === 0 ? [] : [`Contract ${after.id}: ${said.join("; ")}.`];
}
