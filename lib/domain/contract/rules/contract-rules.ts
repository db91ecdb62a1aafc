import { readClassification } from "@/lib/domain/classification";
import type { FieldPath } from "@/lib/domain/document/field-path";
import { identifierProblem } from "@/lib/domain/document/identifier-problem";
import type { JsonRecord } from "@/lib/domain/document/record";
import type { Finding } from "@/lib/domain/document/schema-check";
import { customValue } from "@/lib/domain/document/tolerant";
import { versionProblem } from "@/lib/domain/document/version-problem";
import type { ContractModel } from "../model";
import { Elements } from "./elements";
import { error, quoted, warning } from "./finding";
import { repeatedNames } from "./names";
import { oddProperties } from "./properties";
import { emptyQualityRules } from "./quality";
import { wrongRelationships } from "./relationships";
import { unknownElements } from "./service-levels";

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

function identity(document: JsonRecord, model: ContractModel): Finding[] {
  const found: Finding[] = [];
  // A missing or mistyped field is the schema's finding.
  const id = "id" in document ? identifierProblem(model.id) : null;
  if (id) found.push(error(["id"], id));
  const version = "version" in document ? versionProblem(model.version) : null;
  if (version) found.push(error(["version"], version));
  if (model.status !== "" && !statuses.includes(model.status))
    found.push(
      warning(["status"], `The standard's words are ${statuses.join(", ")}; ${quoted(model.status)} is none.`),
    );
  const amount = model.price?.priceAmount;
  if (typeof amount === "number" && amount < 0)
    found.push(error(["price", "priceAmount"], "A price may not be below 0."));
  return found;
}

/**
 * What Mercat asks of a contract beyond the standard's JSON Schema: an id that can stand in an address, a semantic version (ODCS
 * allows any text, but versions are compared here), names used once, references that lead somewhere. An error is what
 * leaves the meaning open; the rest are warnings.
 *
 * @param document the ODCS v3.1.0 form
 * @param isDraft whether it was written in the draft of v3.2.0, whose own examples hold references that lead nowhere
 */
export function contractRules(document: JsonRecord, model: ContractModel, isDraft = false): Finding[] {
  const elements = new Elements(document);
  const relationships = wrongRelationships(document, elements);
  const empty = "The contract describes no objects; add the views it promises under schema.";
  return [
    ...repeatedNames(model),
    ...unknownClassifications(document, model),
    ...accessDays(model),
    ...identity(document, model),
    ...(isDraft ? relationships.map((finding): Finding => ({ ...finding, severity: "warning" })) : relationships),
    ...unknownElements(document, elements),
    ...oddProperties(document),
    ...emptyQualityRules(document),
    ...(model.objects.length === 0 ? [warning(["schema"], empty)] : []),
  ];
}
