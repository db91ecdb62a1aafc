import { identifierProblem, versionProblem } from "@/lib/domain/document/identifiers";
import { asList, asRecord, asText, compact, isRecord, type JsonRecord } from "@/lib/domain/document/record";
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

/**
 * A product of the Open Data Product Specification 4.1 (Linux Foundation; earlier ones where they are alike) as a draft of
 * Bitol's ODPS v1.0.0, with its contract. What ODPS has no field for is kept as own properties whose names begin with
 * `opendataproducts.`. Domain and team are the company's; the document does not know them.
 */
export function importOpenDataProduct(document: JsonRecord, place: Place): ImportedProduct {
  const { schema, version: specification, product: said } = document;
  const { details, contract: contractSaid, dataAccess, support: help, ...rest } = asRecord(said);
  const { language, part } = ofLanguage(details ?? said);
  const { name, productID, productVersion, status, visibility, description, valueProposition, tags, ...about } = part;
  const { [language ?? ""]: _, ...otherLanguages } = asRecord(details);
  const id = idOf(part);
  const given = asText(productVersion);
  const version = given !== null && versionProblem(given) === null ? given : "1.0.0";
  const contract = contractOf({
    id,
    version,
    domain: place.domain,
    team: place.team,
    details: part,
    product: asRecord(said),
  });
  const kept = compact({
    schema,
    specification,
    ...(given === version ? {} : { productVersion }),
    ...(id === productID ? {} : { productID }),
    status,
    visibility,
    valueProposition: description === undefined ? undefined : valueProposition,
    ...about,
    ...(Object.keys(otherLanguages).length > 0 ? { details: otherLanguages } : {}),
    contract: isRecord(contractSaid) && !isRecord(contractSaid.spec) ? contractSaid : undefined,
    ...Object.fromEntries(Object.entries(rest).filter(([field]) => field !== language)),
    support: help,
  });
  const product = compact({
    apiVersion: "v1.0.0",
    kind: "DataProduct",
    id,
    name: asText(name) ?? id,
    version,
    status: statusOf[asText(status) ?? ""] ?? "draft",
    domain: place.domain || asText(asRecord(ofLanguage(rest.dataHolder).part).businessDomain),
    description: compact({
      purpose: asText(description) ?? asText(valueProposition),
      usage: casesAsText(part.useCases),
      limitations: asText(part.issues),
    }),
    tags: asList(tags).map(String),
    outputPorts: outputPorts(dataAccess, version, String(contract.id)),
    team: place.team === "" ? undefined : { name: place.team },
    support: support(help),
    authoritativeDefinitions: links(part, asRecord(contractSaid)),
    customProperties: [
      own("visibility", visibilityOf[asText(visibility) ?? ""] ?? "internal"),
      ...Object.entries(kept).map(([property, value]) => own(`${keptPrefix}${property}`, value)),
    ],
  });
  return { product, contracts: [contract] };
}
