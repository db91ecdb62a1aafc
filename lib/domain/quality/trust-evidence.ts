import type { ContractModel } from "@/lib/domain/contract/model";
import { unitWord } from "@/lib/domain/trust";
import type { CheckKind } from "./match";
import type { Outcome } from "./result";
import { promisedRules, propertyPaths } from "./rules";
import type { TrustEvidence } from "./trust-signal";

/** The last result of one check. */
export type LastResult = { checkKey: string; kind: CheckKind; outcome: Outcome; at: Date };

/** One port's promise and what was last found of it. */
export type PortEvidence = {
  contract: ContractModel;
  /** Whether the document is valid by the current standard; null when nobody has looked. */
  valid: boolean | null;
  last: readonly LastResult[];
};

const DAYS: Readonly<Record<string, number>> = { month: 30, week: 7, day: 1, year: 365 };

/** How often the data is renewed, in days, as the contract says; results are expected about as often. */
function expectedDays(contracts: readonly ContractModel[]): number {
  const said = contracts.flatMap(({ slaProperties }) =>
    slaProperties
      .filter(({ property, unit, value }) => property === "frequency" && unit !== null && Number(value) > 0)
      .map(({ unit, value }) => Number(value) * (DAYS[unitWord(unit ?? "")] ?? 1)),
  );
  if (said.length === 0) return 7;
  return Math.min(92, Math.max(1, Math.round(Math.max(...said))));
}

/** Adds what is alike together: a run's results share their moment, so there are few kinds. */
function grouped<T extends { at: number }>(rows: readonly T[]): (T & { count: number })[] {
  const groups = new Map<string, T & { count: number }>();
  for (const row of rows) {
    const key = JSON.stringify(row);
    const before = groups.get(key);
    if (before) before.count += 1;
    else groups.set(key, { ...row, count: 1 });
  }
  return [...groups.values()].sort((a, b) => b.at - a.at).slice(0, 200);
}

function evidenceOf({ contract, last }: PortEvidence) {
  const rules = promisedRules(contract);
  const weights = new Map(rules.map((rule) => [rule.key, rule.weight]));
  const checked = new Set(last.filter((l) => l.outcome !== "skipped").map((l) => l.checkKey));
  const levels = new Set(contract.slaProperties.map((level) => `sla|${level.property}`));
  // What is kept of a rule that the contract no longer has says nothing about it.
  const checks = last.filter((l) => l.kind === "other" || weights.has(l.checkKey));
  return {
    rules,
    unchecked: rules.filter((rule) => !checked.has(rule.key)),
    checks: checks
      .filter((l) => l.outcome !== "skipped")
      .map(({ checkKey, outcome, at }) => ({ weight: weights.get(checkKey) ?? 1, outcome, at: at.getTime() })),
    levels: last
      .filter((l) => l.kind === "sla" && levels.has(l.checkKey) && l.outcome !== "skipped")
      .map(({ outcome, at }) => ({ outcome, at: at.getTime() })),
    columns: contract.objects.flatMap((object) =>
      [...propertyPaths(object.properties)].map(({ property }) => property),
    ),
  };
}

/** What a product's trust signal is made of: the promises of its ports, their last results, and what is written down. */
export function trustEvidence(product: { hasPurpose: boolean; ports: readonly PortEvidence[] }): TrustEvidence {
  const { ports, hasPurpose } = product;
  const read = ports.map(evidenceOf);
  const columns = read.flatMap((r) => r.columns);
  const unchecked = read.flatMap((r) => r.unchecked);
  return {
    ports: ports.length,
    portsWithRules: read.filter((r) => r.rules.length > 0).length,
    portsWithLevels: ports.filter(({ contract }) => contract.slaProperties.length > 0).length,
    rules: read.reduce((sum, r) => sum + r.rules.length, 0),
    uncheckedRules: unchecked.length,
    uncheckedWeight: unchecked.reduce((sum, rule) => sum + rule.weight, 0),
    hasPurpose,
    validContracts: ports.filter(({ valid }) => valid === true).length,
    columns: columns.length,
    describedColumns: columns.filter((column) => column.description !== "").length,
    expectedDays: expectedDays(ports.map(({ contract }) => contract)),
    checks: grouped(read.flatMap((r) => r.checks)),
    levels: grouped(read.flatMap((r) => r.levels)),
  };
}
