import { asList, asRecord, asText, compact, isRecord, type JsonRecord } from "@/lib/domain/document/record";
import type { Origins } from "./origins";

const comparisons = [
  "mustBe",
  "mustNotBe",
  "mustBeGreaterThan",
  "mustBeGreaterOrEqualTo",
  "mustBeLessThan",
  "mustBeLessOrEqualTo",
  "mustBeBetween",
  "mustNotBeBetween",
] as const;

/** Names of rules before ODCS v3.1.0, and the metric each of them is about. */
const metrics: Readonly<Record<string, string>> = {
  nullvalues: "nullValues",
  nullcheck: "nullValues",
  nullcount: "nullValues",
  missingvalues: "missingValues",
  missingcount: "missingValues",
  invalidvalues: "invalidValues",
  invalidcount: "invalidValues",
  validvalues: "invalidValues",
  duplicatevalues: "duplicateValues",
  duplicatecount: "duplicateValues",
  duplicates: "duplicateValues",
  unique: "duplicateValues",
  rowcount: "rowCount",
  row_count: "rowCount",
};

const dimensions = new Set([
  "accuracy",
  "completeness",
  "conformity",
  "consistency",
  "coverage",
  "timeliness",
  "uniqueness",
]);

function own(rule: JsonRecord, entries: Readonly<Record<string, unknown>>): JsonRecord {
  const added = Object.entries(compact({ ...entries })).map(([property, value]) => ({ property, value }));
  const there = isRecord(rule.customProperties)
    ? Object.entries(rule.customProperties).map(([property, value]) => ({ property, value }))
    : asList(rule.customProperties);
  return added.length === 0 ? rule : { ...rule, customProperties: [...there, ...added] };
}

/** Older spellings of a comparison, and a range of one value. */
function respell(rule: JsonRecord): JsonRecord {
  const { mustBeGreaterThanOrEqualTo: atLeast, mustBeLessThanOrEqualTo: atMost, mustBeBetween: range, ...rest } = rule;
  const isPoint = Array.isArray(range) && range.length === 2 && range[0] === range[1];
  const spelled: JsonRecord = {
    ...rest,
    ...(range === undefined ? {} : isPoint ? { mustBe: range[0] } : { mustBeBetween: range }),
    ...(atLeast === undefined ? {} : { mustBeGreaterOrEqualTo: atLeast }),
    ...(atMost === undefined ? {} : { mustBeLessOrEqualTo: atMost }),
  };
  const { dimension } = spelled;
  if (typeof dimension !== "string" || dimensions.has(dimension)) return spelled;
  const lower = dimension.toLowerCase();
  if (dimensions.has(lower)) return { ...spelled, dimension: lower };
  const { dimension: _, ...others } = spelled;
  return own(others, { dimension });
}

/** ODCS v3.1.0 allows one comparison in a rule; a rule with two becomes two rules. */
function oneEach(rule: JsonRecord): JsonRecord[] {
  const used = comparisons.filter((name) => name in rule);
  if (used.length < 2) return [rule];
  const rest = Object.fromEntries(
    Object.entries(rule).filter(([name]) => !comparisons.some((comparison) => comparison === name)),
  );
  const { id: _, ...withoutId } = rest;
  return used.map((name, index) => ({ ...(index === 0 ? rest : withoutId), [name]: rule[name] }));
}

/** What the current form has no words for is kept as text for people, with everything that was said. */
function asTextRule(rule: JsonRecord): JsonRecord {
  const { type, ...rest } = rule;
  return own({ ...rest, type: "text" }, { type: type === "text" ? undefined : type });
}

function libraryRule(rule: JsonRecord): JsonRecord[] {
  const name = asText(rule.metric) ?? asText(rule.rule) ?? "";
  const metric = metrics[name.toLowerCase().replace(/[\s-]/g, "")];
  if (metric === undefined) return [asTextRule(rule)];
  const { validValues, ...rest } = rule;
  const listed = Array.isArray(validValues) ? { arguments: { ...asRecord(rule.arguments), validValues } } : {};
  const made: JsonRecord = { ...rest, ...listed, type: "library", metric };
  if (comparisons.some((c) => c in made)) return oneEach(made);
  // “nullCheck” and the like say it all: there may be none.
  return [metric === "rowCount" ? asTextRule(rule) : { ...made, mustBe: 0 }];
}

function sqlRule(rule: JsonRecord): JsonRecord[] {
  if (asText(rule.query) === null) return [asTextRule(rule)];
  if (comparisons.some((c) => c in rule)) return oneEach(rule);
  // A query without a comparison is for a tool that judges the result itself.
  const { query, dialect, ...rest } = rule;
  return [{ ...rest, type: "custom", engine: asText(dialect) ?? "sql", implementation: query }];
}

function customRule(rule: JsonRecord): JsonRecord {
  const { implementation } = rule;
  if (asText(rule.engine) === null) return asTextRule(rule);
  if (Array.isArray(implementation)) return { ...rule, implementation: JSON.stringify(implementation) };
  return typeof implementation === "string" || isRecord(implementation) ? rule : { ...rule, implementation: {} };
}

/** One quality rule of ODCS v3.0 or the Data Contract Specification, as one or more of ODCS v3.1.0. */
export function upgradeQuality(rule: unknown, origins: Origins): unknown[] {
  if (!isRecord(rule)) return [rule];
  const said = respell(rule);
  const type = asText(said.type) ?? (asText(said.query) === null ? "library" : "sql");
  const made =
    type === "library"
      ? libraryRule(said)
      : type === "sql"
        ? sqlRule({ ...said, type })
        : type === "custom"
          ? [customRule(said)]
          : [asTextRule(said)];
  return made.map((one) => origins.note(one, rule));
}
