import type { ContractModel, SlaProperty } from "./contract/model";
import { type ContractProperty, eachProperty, type QualityRule } from "./contract/property";

const UNITS: Readonly<Record<string, string>> = {
  y: "year",
  yr: "year",
  mo: "month",
  w: "week",
  d: "day",
  h: "hour",
  hr: "hour",
  m: "minute",
  min: "minute",
  s: "second",
};

/** The unit as a singular word; ODCS allows `d`, `day` and `days` alike. */
export function unitWord(unit: string): string {
  const lower = unit.toLowerCase();
  return UNITS[lower] ?? lower.replace(/s$/, "");
}

/** "10 years", "99 %", "07:00 Europe/Paris". */
function amount(value: SlaProperty["value"], unit: string | null): string {
  if (value === null || value === "") return "";
  if (unit === null) return String(value);
  if (["percent", "%"].includes(unit.toLowerCase())) return `${value} %`;
  const word = unitWord(unit);
  return `${value} ${Number(value) === 1 ? word : `${word}s`}`;
}

/** "Every day", "Every 4 hours". Also reads the "1 d" that search keeps. */
function everyInterval(value: SlaProperty["value"], unit: string | null): string {
  const text = amount(value, unit);
  return Number(value) === 1 && unit !== null ? `Every ${unitWord(unit)}` : `Every ${text}`;
}

/** The frequency as search keeps it ("1 d") in words; null when there is none. */
export function freshnessWords(kept: string | null): string | null {
  if (kept === null || kept === "") return null;
  const [value = "", ...unit] = kept.split(" ");
  return unit.length > 0 ? everyInterval(value, unit.join(" ")) : kept;
}

const SLA_LABELS: Readonly<Record<string, string>> = {
  frequency: "Renewed",
  latency: "At most late by",
  freshness: "Fresh within",
  timeOfAvailability: "Ready by",
  retention: "History kept",
  availability: "Available",
  generalAvailability: "Available since",
  endOfSupport: "Support ends",
  endOfLife: "Ends",
  throughput: "Throughput",
  errorRate: "Error rate",
  timeToDetect: "Problems noticed within",
  timeToNotify: "Problems told within",
  timeToRepair: "Problems repaired within",
};

export type SlaFact = { property: string; label: string; value: string; description: string };

/** The service levels in words, in the document's order; what has no value is left out. */
export function slaFacts(properties: readonly SlaProperty[]): SlaFact[] {
  return properties.flatMap(({ property, value, unit, description }) => {
    const text = property === "frequency" ? everyInterval(value, unit) : amount(value, unit);
    if (value === null || text === "") return [];
    const label = SLA_LABELS[property] ?? property.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
    return [{ property, label, value: text, description }];
  });
}

const COMPARISONS: Readonly<Record<string, string>> = {
  mustBe: "must be",
  mustNotBe: "must not be",
  mustBeGreaterThan: "must be more than",
  mustBeGreaterOrEqualTo: "must be at least",
  mustBeLessThan: "must be less than",
  mustBeLessOrEqualTo: "must be at most",
  mustBeBetween: "must be between",
  mustNotBeBetween: "must not be between",
};

/** The fields of a quality rule that hold what its result is compared with (ODCS v3.1.0, DataQualityOperators). */
export const comparisons = Object.keys(COMPARISONS);

const METRICS: Readonly<Record<string, string>> = {
  nullValues: "Empty values",
  missingValues: "Missing values",
  invalidValues: "Invalid values",
  duplicateValues: "Duplicates",
  rowCount: "Rows",
};

/** What a quality rule demands, as a sentence: "Empty values must be 0 rows". Empty when the rule is only text. */
export function ruleSentence(rule: Pick<QualityRule, "type" | "metric" | "unit"> & Record<string, unknown>): string {
  const fields: Readonly<Record<string, unknown>> = rule;
  const found = Object.entries(COMPARISONS).find(([key]) => fields[key] !== undefined);
  if (!found) return "";
  const [key, words] = found;
  const limit = fields[key];
  const subject =
    (rule.metric && METRICS[rule.metric]) ?? (rule.type === "sql" ? "The result of the query" : "The value");
  const value = (Array.isArray(limit) ? limit : [limit])
    .map((one) => (typeof one === "number" ? one.toLocaleString("en-GB") : String(one)))
    .join(" and ");
  return `${subject} ${words} ${value}${rule.unit ? ` ${rule.unit}` : ""}`;
}

export type LocatedRule = { rule: QualityRule; object: string; property: string | null };

/** Every quality rule of a contract with the place it holds for. */
export function qualityRules(contract: ContractModel): LocatedRule[] {
  return contract.objects.flatMap((object) => [
    ...object.quality.map((rule) => ({ rule, object: object.name, property: null })),
    ...[...eachProperty(object.properties)].flatMap((property) =>
      property.quality.map((rule) => ({ rule, object: object.name, property: property.name })),
    ),
  ]);
}

export type TrustFact = {
  quality: "Discoverable" | "Addressable" | "Trustworthy" | "Self-describing" | "Interoperable" | "Secure";
  met: boolean;
  sentence: string;
};

type TrustInput = {
  tags: readonly string[];
  contracts: readonly ContractModel[];
  /** Ports with the number of objects on a connection. */
  addressable: number;
  ports: number;
};

const count = (n: number, word: string, many = `${word}s`) => `${n} ${n === 1 ? word : many}`;

function interoperable(properties: readonly ContractProperty[]): TrustFact {
  const shared = properties.filter((p) => p.authoritativeDefinitions.length > 0 || p.relationships.length > 0);
  return {
    quality: "Interoperable",
    met: shared.length > 0,
    sentence:
      shared.length > 0
        ? `${count(shared.length, "column")} ${shared.length === 1 ? "refers" : "refer"} to a common definition or another product's key.`
        : "No column refers to a common definition.",
  };
}

/**
 * The six qualities of a data product (Dehghani's DATSIS), each with what the documents really say. Nothing here is a
 * measurement: it is what the owner has declared.
 */
export function trustFacts({ tags, contracts, addressable, ports }: TrustInput): TrustFact[] {
  const properties = contracts.flatMap((c) => c.objects.flatMap((o) => [...eachProperty(o.properties)]));
  const described = properties.filter((p) => p.description !== "").length;
  const rules = contracts.reduce((sum, contract) => sum + qualityRules(contract).length, 0);
  const levels = contracts.reduce((sum, contract) => sum + slaFacts(contract.slaProperties).length, 0);
  const roles = contracts.filter((c) => c.roles.length > 0).length;
  return [
    {
      quality: "Discoverable",
      met: tags.length > 0,
      sentence: tags.length > 0 ? `Found under ${count(tags.length, "tag")}.` : "It has no tags.",
    },
    {
      quality: "Addressable",
      met: ports > 0 && addressable === ports,
      sentence: `${addressable} of ${count(ports, "port")} ${ports === 1 ? "has" : "have"} an address on a platform.`,
    },
    {
      quality: "Trustworthy",
      met: rules > 0 && levels > 0,
      sentence: `${count(rules, "quality rule")} and ${count(levels, "service level")} promised.`,
    },
    {
      quality: "Self-describing",
      met: properties.length > 0 && described === properties.length,
      sentence: `${described} of ${count(properties.length, "column")} described.`,
    },
    interoperable(properties),
    {
      quality: "Secure",
      met: contracts.length > 0 && roles === contracts.length,
      sentence:
        roles === contracts.length && roles > 0
          ? "Every contract names who may read and who approves."
          : `${roles} of ${count(contracts.length, "contract")} ${contracts.length === 1 ? "names" : "name"} who approves.`,
    },
  ];
}
