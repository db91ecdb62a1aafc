import { readClassification } from "@/lib/domain/classification";
import type { FieldPath } from "@/lib/domain/document/field-path";
import { identifierProblem, versionProblem } from "@/lib/domain/document/identifiers";
import type { Finding } from "@/lib/domain/document/schema-check";
import { customValue } from "@/lib/domain/document/tolerant";
import type { ContractModel } from "./model";
import type { ContractProperty } from "./property";

const error = (path: FieldPath, message: string): Finding => ({ path, part: "value", message, severity: "error" });
const warning = (path: FieldPath, message: string): Finding => ({ path, part: "value", message, severity: "warning" });

/** Entries whose name was used by an earlier one, with their place in the list. */
export function repeated(names: readonly string[]): { name: string; index: number }[] {
  const seen = new Set<string>();
  return names.flatMap((name, index) => {
    if (name === "") return [];
    if (seen.has(name)) return [{ name, index }];
    seen.add(name);
    return [];
  });
}

function repeatedProperties(properties: readonly ContractProperty[], path: FieldPath): Finding[] {
  const own = repeated(properties.map((p) => p.name)).map(({ name, index }) =>
    error([...path, "properties", index, "name"], `The property “${name}” stands here twice.`),
  );
  const inner = properties.flatMap((p, index) => {
    const here = [...path, "properties", index];
    return [
      ...repeatedProperties(p.properties, here),
      ...(p.items ? repeatedProperties(p.items.properties, [...here, "items"]) : []),
    ];
  });
  return [...own, ...inner];
}

/** Names are how requests, lineage and checks refer to things, so each is used once. */
function repeatedNames(model: ContractModel): Finding[] {
  return [
    ...repeated(model.servers.map((s) => s.server)).map(({ name, index }) =>
      error(["servers", index, "server"], `The server “${name}” stands here twice.`),
    ),
    ...repeated(model.objects.map((o) => o.name)).map(({ name, index }) =>
      error(["schema", index, "name"], `The object “${name}” stands here twice.`),
    ),
    ...model.objects.flatMap((object, index) => repeatedProperties(object.properties, ["schema", index])),
  ];
}

function unknownClassifications(document: unknown, model: ContractModel): Finding[] {
  const known = "is not one of public, internal, confidential and restricted; it counts as internal.";
  const isSlip = (value: unknown): value is string =>
    typeof value === "string" && readClassification(value) === "internal" && value.trim().toLowerCase() !== "internal";
  const found: Finding[] = [];
  const visit = (value: unknown, path: FieldPath): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, part] of Object.entries(value)) {
      const here = [...path, Array.isArray(value) ? Number(name) : name];
      if (name === "classification" && isSlip(part)) found.push(warning(here, `“${part.slice(0, 40)}” ${known}`));
      else visit(part, here);
    }
  };
  visit(typeof document === "object" && document !== null ? Reflect.get(document, "schema") : null, ["schema"]);
  const own = customValue(model.customProperties, "classification");
  const at = model.customProperties.findIndex((p) => p.property === "classification");
  if (isSlip(own)) found.push(warning(["customProperties", at, "value"], `“${own.slice(0, 40)}” ${known}`));
  return found;
}

function accessDays(model: ContractModel): Finding[] {
  const at = model.customProperties.findIndex((p) => p.property === "maximumAccessDays");
  if (at < 0 || model.maximumAccessDays !== null) return [];
  return [error(["customProperties", at, "value"], "maximumAccessDays must be a whole number of days above 0.")];
}

const statuses = ["proposed", "draft", "active", "deprecated", "retired"];

/**
 * What Mercat asks of a contract beyond the standard: an id that can stand in an address, a semantic version (ODCS
 * allows any text, but versions are compared here), names used once, classifications from the one list.
 */
export function contractRules(document: unknown, model: ContractModel): Finding[] {
  const findings: Finding[] = [
    ...repeatedNames(model),
    ...unknownClassifications(document, model),
    ...accessDays(model),
  ];
  // A missing or mistyped field is the schema's finding.
  const id = model.id === "" ? null : identifierProblem(model.id);
  if (id) findings.push(error(["id"], id));
  const version = model.version === "" ? null : versionProblem(model.version);
  if (version) findings.push(error(["version"], version));
  if (model.status !== "" && !statuses.includes(model.status))
    findings.push(error(["status"], `Must be ${statuses.join(", ")}; “${model.status.slice(0, 40)}” is not.`));
  if (model.objects.length === 0)
    findings.push(warning(["schema"], "The contract describes no objects; add the views it promises under schema."));
  return findings;
}
