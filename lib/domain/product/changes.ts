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
 * What a new version of a product changes, in sentences for the one who is about to publish it. What its contracts change
 * is told by their diffs.
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
