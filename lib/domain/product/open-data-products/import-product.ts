import { identifierProblem } from "@/lib/domain/document/identifier-problem";
import { asList, asRecord, asText, compact, isRecord, type JsonRecord } from "@/lib/domain/document/record";
import { versionProblem } from "@/lib/domain/document/version-problem";
import { toIdentifier } from "../template";
import { contractOf } from "./import-contract";
import { inEnglish, keptPrefix, namedEntries, ofLanguage, statusOf, visibilityOf } from "./words";

export type ImportedProduct = { product: JsonRecord; contracts: JsonRecord[] };

/** What the company's own words are, for what the document does not say in them. */
type Place = { domain: string; team: string };

/** Whether a document is written in the Open Data Product Specification of the Linux Foundation. */
export function isOpenDataProduct(document: JsonRecord): boolean {
  return isRecord(document.product) && !("apiVersion" in document) && !("kind" in document);
}

const own = (property: string, value: unknown) => ({ property, value });

function idOf(details: JsonRecord): string {
  const said = asText(details.productID);
  if (said !== null && identifierProblem(said) === null) return said;
  return toIdentifier(said ?? "") || toIdentifier(asText(details.name) ?? "") || "imported-product";
}

/** Text in more than one language, of which a port takes one. */
const translated = (value: unknown) => (Object.keys(asRecord(value)).length > 1 ? value : undefined);

/** What may be read, each as a port; a product without any has one. */
function outputPorts(access: unknown, version: string, contractId: string): JsonRecord[] {
  const ports = namedEntries(access).map(({ name, entry }, index) => {
    const { name: title, description, outputPortType, outputPorttype, ...rest } = entry;
    const called = toIdentifier(name ?? inEnglish(title) ?? "") || `port-${index + 1}`;
    return compact({
      name: called,
      description: inEnglish(description) ?? inEnglish(title),
      type: asText(outputPortType) ?? asText(outputPorttype),
      version,
      contractId,
      customProperties: Object.entries(compact({ name: title, description: translated(description), ...rest })).map(
        ([property, value]) => own(`${keptPrefix}${property}`, value),
      ),
    });
  });
  return ports.length > 0 ? ports : [{ name: "main", type: "tables", version, contractId }];
}

function support(said: unknown): JsonRecord[] {
  const { phoneNumber, email, documentationURL } = asRecord(said);
  const mail = asText(email);
  const phone = asText(phoneNumber);
  const page = asText(documentationURL);
  return [
    ...(mail === null ? [] : [{ channel: mail, tool: "email", url: `mailto:${mail}` }]),
    ...(phone === null ? [] : [{ channel: phone, tool: "other", url: `tel:${phone.replace(/\s/g, "")}` }]),
    ...(page === null ? [] : [{ channel: "Documentation", url: page }]),
  ];
}

function casesAsText(said: unknown): string | null {
  const lines = asList(said).flatMap((entry) => {
    const { useCaseTitle, useCaseDescription } = asRecord(asRecord(entry).useCase);
    const words = [asText(useCaseTitle), asText(useCaseDescription)].filter((part) => part !== null);
    return words.length === 0 ? [] : [`- ${words.join(": ")}`];
  });
  return lines.length === 0 ? null : lines.join("\n");
}

function links(details: JsonRecord, contract: JsonRecord): JsonRecord[] {
  const said: [string, unknown][] = [
    ["contentSample", details.contentSample],
    ["logo", details.logoURL],
    ["contract", contract.contractURL],
  ];
  return said.flatMap(([type, url]) => (asText(url) === null ? [] : [{ type, url }]));
}

/** What the Bitol standard has no field for, by the name it had. */
function keptOf(document: JsonRecord, part: JsonRecord, language: string | null): JsonRecord {
  const { schema, version: specification, product } = document;
  const { details, contract, dataAccess: _, ...rest } = asRecord(product);
  const { name: __, description, valueProposition, tags: ___, ...about } = part;
  const others = Object.entries(asRecord(details)).filter(([name]) => name !== language);
  return compact({
    schema,
    specification,
    ...about,
    valueProposition: description === undefined ? undefined : valueProposition,
    details: others.length > 0 ? Object.fromEntries(others) : undefined,
    contract: isRecord(contract) && !isRecord(contract.spec) ? contract : undefined,
    ...Object.fromEntries(Object.entries(rest).filter(([name]) => name !== language)),
  });
}

/**
 * A product of the Open Data Product Specification 4.1 (Linux Foundation; earlier ones where they are alike) as a draft of
 * Bitol's ODPS v1.0.0, with its contract. What ODPS has no field for is kept as own properties whose names begin with
 * `opendataproducts.`. Domain and team are the company's; the document does not know them.
 */
export function importOpenDataProduct(document: JsonRecord, place: Place): ImportedProduct {
  const said = asRecord(document.product);
  const { language, part } = ofLanguage(said.details ?? said);
  const id = idOf(part);
  const given = asText(part.productVersion);
  const version = given !== null && versionProblem(given) === null ? given : "1.0.0";
  const contract = contractOf({ id, version, domain: place.domain, team: place.team, details: part, product: said });
  const product = compact({
    apiVersion: "v1.0.0",
    kind: "DataProduct",
    id,
    name: asText(part.name) ?? id,
    version,
    status: statusOf[asText(part.status) ?? ""] ?? "draft",
    domain: place.domain || asText(ofLanguage(said.dataHolder).part.businessDomain),
    description: compact({
      purpose: asText(part.description) ?? asText(part.valueProposition),
      usage: casesAsText(part.useCases),
      limitations: asText(part.issues),
    }),
    tags: asList(part.tags).map(String),
    outputPorts: outputPorts(said.dataAccess, version, String(contract.id)),
    team: place.team === "" ? undefined : { name: place.team },
    support: support(said.support),
    authoritativeDefinitions: links(part, asRecord(said.contract)),
    customProperties: [
      own("visibility", visibilityOf[asText(part.visibility) ?? ""] ?? "internal"),
      ...Object.entries(keptOf(document, part, language)).map(([name, value]) => own(`${keptPrefix}${name}`, value)),
    ],
  });
  return { product, contracts: [contract] };
}
