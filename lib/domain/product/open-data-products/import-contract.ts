import { identifierProblem } from "@/lib/domain/document/identifier-problem";
import { asList, asRecord, asText, compact, isRecord, type JsonRecord } from "@/lib/domain/document/record";
import { inEnglish, levelOf, namedEntries, ofLanguage } from "./words";

type Source = {
  id: string;
  version: string;
  domain: string;
  team: string;
  details: JsonRecord;
  product: JsonRecord;
};

/** `declarative` since 4.1, directly before; the default package counts, or the first. */
function packageOf(said: unknown): JsonRecord {
  const entries = namedEntries(asRecord(said).declarative ?? said);
  return (entries.find(({ name }) => name === "default") ?? entries[0])?.entry ?? {};
}

function slaProperties(said: unknown): JsonRecord[] {
  return asList(packageOf(said).dimensions).flatMap((entry) => {
    const { dimension, objective, unit, description } = asRecord(entry);
    const name = asText(dimension);
    if (name === null || !(typeof objective === "string" || typeof objective === "number")) return [];
    return [
      compact({
        property: levelOf[name] ?? name,
        value: objective,
        unit: asText(unit),
        description: inEnglish(description),
      }),
    ];
  });
}

/** The first price that is said; others stay with the product. */
function price(said: unknown): JsonRecord | undefined {
  const declarative = asRecord(said).declarative ?? said;
  const plans = Object.values(asRecord(declarative)).flatMap(asList).map(asRecord);
  const plan = plans.find((one) => Number.isFinite(Number(one.price)) && one.price !== "");
  if (!plan) return undefined;
  return compact({
    priceAmount: Number(plan.price),
    priceCurrency: asText(plan.priceCurrency),
    priceUnit: asText(plan.billingDuration),
  });
}

/**
 * The contract of a product: the one written inside it, in ODCS or the Data Contract Specification, or else the beginning
 * of one with the promises the product makes itself.
 */
export function contractOf({ id, version, domain, team, details, product }: Source): JsonRecord {
  const said = asRecord(product.contract);
  const given = asText(said.id);
  const contractId = given !== null && identifierProblem(given) === null ? given : `${id}.main`;
  if (isRecord(said.spec)) return asText(said.spec.id) === null ? { ...said.spec, id: contractId } : said.spec;
  const restrictions = asText(asRecord(ofLanguage(product.license).part.scope).restrictions);
  const url = asText(said.contractURL);
  return compact({
    apiVersion: "v3.1.0",
    kind: "DataContract",
    id: contractId,
    name: asText(details.name) ?? id,
    version,
    status: "draft",
    domain: domain || undefined,
    description: compact({ purpose: asText(details.description), limitations: restrictions }),
    slaProperties: slaProperties(product.SLA),
    price: price(product.pricingPlans),
    team: team === "" ? undefined : { name: team },
    authoritativeDefinitions: url === null ? [] : [{ type: "contract", url }],
  });
}
