import { isRecord, type JsonRecord } from "@/lib/domain/document/record";

/** What a product's document leaves open and the catalog knows. */
export type ProductDefaults = { version: string; domain: string | null };

const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");
const records = (value: unknown): JsonRecord[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const present = (fields: JsonRecord): JsonRecord =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ""));

/** A document of the older Data Product Specification 0.0.1 (dataproduct-specification.com). */
export function isOlderProduct(document: JsonRecord): boolean {
  return "dataProductSpecification" in document || (isRecord(document.info) && !("apiVersion" in document));
}

const links = (value: unknown) =>
  isRecord(value) ? Object.entries(value).map(([type, url]) => ({ type, url: String(url) })) : [];
const custom = (fields: JsonRecord) =>
  Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== null && value !== "")
    .map(([property, value]) => ({ property, value }));
const customOf = (value: unknown): JsonRecord => (isRecord(value) ? value : {});

const statuses: Readonly<Record<string, string>> = { "in development": "draft", proposed: "proposed" };

function olderOutputPort(port: JsonRecord): JsonRecord {
  const { id, name, description, type, dataContractId, tags, links: to, custom: own, ...rest } = port;
  return present({
    name: text(id) || text(name),
    description: text(description),
    type: text(type),
    version: "1.0.0",
    contractId: text(dataContractId) || undefined,
    tags: Array.isArray(tags) && tags.length > 0 ? tags : undefined,
    authoritativeDefinitions: links(to).length > 0 ? links(to) : undefined,
    customProperties: custom({ ...rest, ...customOf(own), displayName: text(name) === text(id) ? "" : name }),
  });
}

/**
 * The older form as ODPS v1.0.0. What ODPS has no field for is kept under `customProperties`; input ports of that form
 * name source systems rather than contracts, and are kept there as well.
 */
export function fromOlderProduct(document: JsonRecord): JsonRecord {
  const {
    dataProductSpecification: _,
    id,
    info,
    inputPorts,
    outputPorts,
    tags,
    links: to,
    custom: own,
    ...rest
  } = document;
  const { title, owner, description, status, ...about } = customOf(info);
  const said = text(status).toLowerCase();
  const properties = custom({
    ...about,
    ...rest,
    ...customOf(own),
    inputPorts: records(inputPorts).length > 0 ? inputPorts : undefined,
  });
  return present({
    apiVersion: "v1.0.0",
    kind: "DataProduct",
    id,
    name: text(title),
    status: statuses[said] ?? (said || "active"),
    team: { name: text(owner) },
    description: text(description) === "" ? undefined : { purpose: text(description) },
    tags: Array.isArray(tags) && tags.length > 0 ? tags : undefined,
    authoritativeDefinitions: links(to).length > 0 ? links(to) : undefined,
    outputPorts: records(outputPorts).map(olderOutputPort),
    customProperties: properties.length > 0 ? properties : undefined,
  });
}

/** Ports without a version, as some clients write them, are in their first. */
function withPortVersions(document: JsonRecord): JsonRecord {
  if (!Array.isArray(document.outputPorts)) return document;
  const lacks = (port: unknown) => isRecord(port) && text(port.version) === "";
  if (!document.outputPorts.some(lacks)) return document;
  const outputPorts = document.outputPorts.map((port: unknown) =>
    isRecord(port) && lacks(port) ? { ...port, version: "1.0.0" } : port,
  );
  return { ...document, outputPorts };
}

/** Which team and version a document names, before it is completed. */
export function namedIn(document: JsonRecord): { id: string; team: string; version: string; domain: string } {
  const older = isOlderProduct(document);
  const holder = older ? customOf(document.info).owner : isRecord(document.team) ? document.team.name : undefined;
  return {
    id: text(document.id),
    team: text(holder),
    version: older ? "" : text(document.version),
    domain: older ? "" : text(document.domain),
  };
}

/**
 * A product as clients of older catalogs send it, as one that may be published here: the older form converted, and the
 * fields filled in that ODPS leaves optional and Mercat needs. A document that has them all comes back as it is.
 */
export function completeProduct(document: JsonRecord, defaults: ProductDefaults): JsonRecord {
  const base = withPortVersions(isOlderProduct(document) ? fromOlderProduct(document) : document);
  const added = {
    ...(text(base.version) === "" ? { version: defaults.version } : {}),
    ...(text(base.domain) === "" && defaults.domain !== null ? { domain: defaults.domain } : {}),
  };
  return Object.keys(added).length === 0 ? base : { ...base, ...added };
}
