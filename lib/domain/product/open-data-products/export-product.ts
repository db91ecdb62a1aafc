import type { ContractModel, SlaProperty } from "@/lib/domain/contract/model";
import { asRecord, asText, compact, isRecord, type JsonRecord } from "@/lib/domain/document/record";
import { schemaCheck } from "@/lib/domain/document/schema-check";
import { customValue } from "@/lib/domain/document/tolerant";
import type { ProductModel } from "../model";
import odps41 from "../standards/odps-v4.1.json";
import { keptPrefix, levelOf } from "./words";

/** Tells whether a document is valid in the Open Data Product Specification 4.1. */
export const checkOpenDataProduct = schemaCheck(odps41, "Open Data Product Specification 4.1");

/** A contract behind one of the product's ports. */
type Offered = { upgraded: JsonRecord; model: ContractModel };

const statuses: Readonly<Record<string, string>> = {
  proposed: "announcement",
  draft: "draft",
  active: "production",
  deprecated: "sunset",
  retired: "retired",
};

const visibilities = { public: "public", internal: "organisation", domain: "private" } as const;

const dimensions = new Set([
  "latency",
  "uptime",
  "responseTime",
  "errorRate",
  "endOfSupport",
  "endOfLife",
  "updateFrequency",
  "timeToDetect",
  "timeToNotify",
  "timeToRepair",
  "emailResponseTime",
]);

const dimensionOf: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(levelOf).map(([dimension, property]) => [property, dimension]),
);

/** Units as ODCS contracts write them; hours are not among the specification's. */
const units: Readonly<Record<string, readonly [string, number]>> = {
  "%": ["percent", 1],
  percent: ["percent", 1],
  ms: ["milliseconds", 1],
  s: ["seconds", 1],
  seconds: ["seconds", 1],
  min: ["minutes", 1],
  minutes: ["minutes", 1],
  h: ["minutes", 60],
  hours: ["minutes", 60],
  d: ["days", 1],
  day: ["days", 1],
  days: ["days", 1],
  w: ["weeks", 1],
  weeks: ["weeks", 1],
  mo: ["months", 1],
  months: ["months", 1],
  y: ["years", 1],
  yr: ["years", 1],
  years: ["years", 1],
};

function dimension(level: SlaProperty): JsonRecord[] {
  const name = dimensionOf[level.property] ?? level.property;
  if (!dimensions.has(name) || level.value === null || typeof level.value === "boolean") return [];
  const [unit, factor] = units[level.unit ?? ""] ?? [undefined, 1];
  const value = typeof level.value === "number" ? level.value * factor : level.value;
  const objective = typeof value === "number" && !Number.isInteger(value) ? String(value) : value;
  return [compact({ dimension: name, objective, unit, description: level.description || undefined })];
}

function serviceLevels(contract: ContractModel): JsonRecord | undefined {
  const found = contract.slaProperties.flatMap(dimension);
  return found.length === 0 ? undefined : { declarative: [{ name: { en: "Service levels" }, dimensions: found }] };
}

const durations = new Set(["instant", "day", "week", "month", "year"]);

function pricing({ price }: ContractModel, name: string): JsonRecord | undefined {
  if (price?.priceAmount === null || price?.priceAmount === undefined) return undefined;
  const plan = compact({
    name,
    priceCurrency: price.priceCurrency || undefined,
    price: String(price.priceAmount),
    ...(durations.has(price.priceUnit)
      ? { billingDuration: price.priceUnit }
      : { notes: price.priceUnit || undefined }),
  });
  return { declarative: { en: [plan] } };
}

/** What an import kept comes back, as far as the specification still takes it and we do not say it ourselves. */
function withKept(made: JsonRecord, model: ProductModel): JsonRecord {
  let best = made;
  for (const { property, value } of model.customProperties) {
    if (!property.startsWith(keptPrefix)) continue;
    const field = property.slice(keptPrefix.length);
    const product = asRecord(best.product);
    const details = asRecord(asRecord(product.details).en);
    if (["schema", "specification", "details"].includes(field) || field in product || field in details) continue;
    const tries = [
      { ...best, product: { ...product, details: { en: { ...details, [field]: value } } } },
      { ...best, product: { ...product, [field]: value } },
    ];
    // A mapping belongs to the product and anything else to its details, as the specification writes them.
    const candidate = isRecord(value) ? tries[1] : tries[0];
    if (candidate && checkOpenDataProduct(candidate).valid) best = candidate;
  }
  return best;
}

/**
 * A published product in the Open Data Product Specification 4.1 of the Linux Foundation, valid by its JSON Schema, with the
 * first port's contract inside. The specification knows one contract, so all ports are listed beside it.
 */
export function exportOpenDataProduct(model: ProductModel, contracts: readonly Offered[]): JsonRecord {
  const [first] = contracts;
  const purpose = model.description.purpose.trim();
  const kind = customValue(model.customProperties, `${keptPrefix}type`);
  const details = compact({
    name: model.name,
    productID: model.id,
    visibility: visibilities[model.visibility],
    status: statuses[model.status] ?? "draft",
    type: "dataset",
    description: purpose || undefined,
    productVersion: model.version || undefined,
    categories: model.domain === "" ? [] : [model.domain],
    tags: model.tags,
    issues: model.description.limitations || undefined,
    outputFileFormats: [],
  });
  const product = compact({
    details: { en: details },
    contract: first
      ? { id: first.model.id, type: "ODCS", contractVersion: first.model.version, spec: first.upgraded }
      : undefined,
    SLA: first ? serviceLevels(first.model) : undefined,
    pricingPlans: first ? pricing(first.model, model.name) : undefined,
    dataHolder:
      model.team.name === "" ? undefined : { legalName: model.team.name.slice(0, 256), businessDomain: model.domain },
    outputPorts: model.outputPorts.map(({ name, description, type, version, contractId }) =>
      compact({ name, description: description || undefined, type: type || undefined, version, contractId }),
    ),
  });
  const made = { schema: "https://opendataproducts.org/v4.1/schema/odps.yaml", version: "4.1", product };
  const typed =
    asText(kind) === null ? made : { ...made, product: { ...product, details: { en: { ...details, type: kind } } } };
  return withKept(checkOpenDataProduct(typed).valid ? typed : made, model);
}
