import type { ContractModel } from "@/lib/domain/contract/model";
import { Places } from "./places";
import { type QualityReport, type ReportedResult, worse } from "./result";
import { type PromisedRule, promisedRules, ruleId, ruleName } from "./rules";

/** `rule`: a quality rule of the contract; `sla`: one of its service levels; `other`: a check nothing is promised of. */
export type CheckKind = "rule" | "sla" | "other";

/** A result at its place in a contract. */
export type MatchedResult = Pick<ReportedResult, "outcome" | "value" | "unit" | "failingRows" | "message"> & {
  /** The same for the same check in every run. */
  checkKey: string;
  kind: CheckKind;
  name: string;
  object: string | null;
  property: string | null;
};

export type Matched = {
  results: MatchedResult[];
  /** Results of a whole project that are about other tables than the contract's. */
  ignored: number;
};

const same = (a: string | null, b: string | null) => a !== null && b !== null && a.toLowerCase() === b.toLowerCase();
/** ODCS has both words for one thing: `missingValues` may count more than NULL. */
const metricFamily = (metric: string | null) => (metric === "missingValues" ? "nullValues" : metric);

type Target = { object: string | null; property: string | null };

function placeOf(result: ReportedResult, places: Places, searchName: boolean): Target | null {
  if (result.object === null) return searchName ? places.inTestName(result.name) : { object: null, property: null };
  const object = places.object(result.object);
  if (object === null) return null;
  const property = result.property === null ? null : (places.property(object, result.property) ?? result.property);
  return { object, property };
}

/** The only one of several, or none: a guess would show a result at the wrong rule. */
const only = <T>(found: readonly T[]): T | null => (found.length === 1 ? (found[0] ?? null) : null);

/** Rules by the names they are called and by the object they hold for: a large run meets a large contract. */
type RuleIndex = {
  called: (name: string | null) => readonly PromisedRule[];
  of: (object: string) => readonly PromisedRule[];
};

function indexed(rules: readonly PromisedRule[]): RuleIndex {
  const byName = new Map<string, PromisedRule[]>();
  const byObject = new Map<string, PromisedRule[]>();
  const put = (map: Map<string, PromisedRule[]>, key: string, rule: PromisedRule) => {
    const known = map.get(key);
    if (known) known.push(rule);
    else map.set(key, [rule]);
  };
  for (const rule of rules) {
    const names = [ruleId(rule.rule), rule.rule.name].flatMap((name) => (name === null ? [] : [name.toLowerCase()]));
    for (const name of new Set(names)) put(byName, name, rule);
    put(byObject, rule.object, rule);
  }
  return {
    called: (name) => (name === null ? [] : (byName.get(name.toLowerCase()) ?? [])),
    of: (object) => byObject.get(object) ?? [],
  };
}

function ruleOf(result: ReportedResult, place: Target | null, rules: RuleIndex): PromisedRule | null {
  const called = rules.called(result.rule);
  const here = (place?.object ? rules.of(place.object) : []).filter(
    (r) => place !== null && (r.property === place.property || place.property === null),
  );
  const exact = here.filter((r) => r.property === (place?.property ?? null));
  const described = here.filter(({ rule }) => same(rule.description, result.rule));
  const counted = exact.find((r) => r.position === result.position);
  const measured = exact.filter(
    (r) => result.metric !== null && metricFamily(r.rule.metric) === metricFamily(result.metric),
  );
  return only(called) ?? only(called.filter((r) => here.includes(r))) ?? counted ?? only(measured) ?? only(described);
}

/** The declared service level a result measures. Tools measure how old data is, and contracts call it either way. */
function levelOf(sla: string | null, contract: ContractModel): string | null {
  if (sla === null) return null;
  const declared = contract.slaProperties.map((level) => level.property);
  const twin = sla === "freshness" ? "latency" : sla === "latency" ? "freshness" : null;
  return declared.find((name) => same(name, sla)) ?? declared.find((name) => same(name, twin)) ?? null;
}

const parts = ({ outcome, value, unit, failingRows, message }: ReportedResult) => ({
  outcome,
  value,
  unit,
  failingRows,
  message,
});

function matchOne(
  result: ReportedResult,
  context: { contract: ContractModel; places: Places; rules: RuleIndex; wholeProject: boolean },
): MatchedResult | null {
  const level = levelOf(result.sla, context.contract);
  const place = placeOf(result, context.places, context.wholeProject);
  if (context.wholeProject && place === null && only(context.rules.called(result.rule)) === null) return null;
  if (level !== null)
    return {
      ...parts(result),
      checkKey: `sla|${level}`.slice(0, 400),
      kind: "sla",
      name: level,
      object: null,
      property: null,
    };
  const found = ruleOf(result, place, context.rules);
  if (found) {
    const { key, rule, object, property } = found;
    return { ...parts(result), checkKey: key, kind: "rule", name: ruleName(rule), object, property };
  }
  const { object, property } = place ?? result;
  const where = [object, property].filter((part) => part !== null).join(".");
  return {
    ...parts(result),
    checkKey: `other|${where}|${result.name}`.slice(0, 400),
    kind: "other",
    name: result.name,
    object,
    property,
  };
}

/** Results of one check become one: the worst counts. */
function merged(results: readonly MatchedResult[]): MatchedResult[] {
  const byKey = new Map<string, MatchedResult>();
  for (const result of results) {
    const before = byKey.get(result.checkKey);
    const isWorse = before !== undefined && worse(before.outcome, result.outcome) !== before.outcome;
    if (before === undefined || isWorse) byKey.set(result.checkKey, result);
  }
  return [...byKey.values()];
}

/**
 * Puts the results of a run to the rules and service levels of a contract: by id or name, else by the place and the
 * metric. What fits no rule is kept as another check; what a whole project says of other tables is left out.
 */
export function matchResults(
  contract: ContractModel,
  report: Pick<QualityReport, "results" | "wholeProject">,
): Matched {
  const context = {
    contract,
    places: new Places(contract),
    rules: indexed(promisedRules(contract)),
    wholeProject: report.wholeProject,
  };
  const results = report.results.map((result) => matchOne(result, context));
  const kept = results.filter((result) => result !== null);
  return { results: merged(kept), ignored: results.length - kept.length };
}
