import type { ContractModel } from "@/lib/domain/contract/model";
import type { ContractProperty, QualityRule } from "@/lib/domain/contract/property";

/** A quality rule of a contract with the place it holds for and the key its results are kept under. */
export type PromisedRule = {
  key: string;
  rule: QualityRule;
  object: string;
  /** Dotted way to the property inside the object; null for a rule on the whole object. */
  property: string | null;
  /** Place in the list it stands in, from 0. */
  position: number;
  /** How much it counts in the trust signal: 3 for an error, 2 unless said, 1 for information. */
  weight: number;
};

/** Properties at every depth with their dotted way; what an array holds is written `lines[]`. */
export function* propertyPaths(
  properties: readonly ContractProperty[],
  before = "",
): Generator<{ path: string; property: ContractProperty }> {
  for (const property of properties) {
    const path = before === "" ? property.name : `${before}.${property.name}`;
    yield { path, property };
    yield* propertyPaths(property.properties, path);
    if (property.items) {
      yield { path: `${path}[]`, property: property.items };
      yield* propertyPaths(property.items.properties, `${path}[]`);
    }
  }
}

const WEIGHTS: Readonly<Record<string, number>> = {
  error: 3,
  critical: 3,
  high: 3,
  blocker: 3,
  info: 1,
  information: 1,
  low: 1,
};

/** ODCS leaves severities open; `error`, `warning` and `info` are the usual ones. */
export function severityWeight(severity: string | null): number {
  return WEIGHTS[severity?.trim().toLowerCase() ?? ""] ?? 2;
}

/** The id of a rule (ODCS v3.1.0) where it has one. */
export function ruleId(rule: QualityRule): string | null {
  const { id } = rule;
  return typeof id === "string" && id !== "" ? id : null;
}

/** What people call a rule. */
export function ruleName(rule: QualityRule): string {
  return rule.name || rule.description || rule.metric || "Rule";
}

function rulesOf(rules: readonly QualityRule[], object: string, property: string | null): PromisedRule[] {
  const place = property === null ? object : `${object}.${property}`;
  const seen = new Map<string, number>();
  return rules.map((rule, position) => {
    const name = ruleId(rule) ?? (rule.name || rule.metric || rule.type);
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    // The key outlives a new version of the contract as long as the rule keeps its name and place.
    const key = `${place}|${name}${before === 0 ? "" : `|${before + 1}`}`.slice(0, 400);
    return { key, rule, object, property, position, weight: severityWeight(rule.severity) };
  });
}

/** Every quality rule of a contract, in the document's order. */
export function promisedRules(contract: ContractModel): PromisedRule[] {
  return contract.objects.flatMap((object) => [
    ...rulesOf(object.quality, object.name, null),
    ...[...propertyPaths(object.properties)].flatMap(({ path, property }) =>
      rulesOf(property.quality, object.name, path),
    ),
  ]);
}
