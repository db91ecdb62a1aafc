import { asList, asRecord, asText, compact, isRecord, type JsonRecord } from "@/lib/domain/document/record";
import { asOwnProperties, DcsFields, linksAsDefinitions } from "./dcs-field";
import { upgradeServiceLevels } from "./dcs-service-levels";
import type { Origins } from "./origins";
import { upgradeQuality } from "./quality";
import { upgradeServer } from "./server";

/** A primary key is a list of fields here, and a mark with a position on each property there. */
function markKeys(properties: readonly unknown[], keys: readonly unknown[], origins: Origins): unknown[] {
  if (keys.length === 0) return [...properties];
  return properties.map((property) => {
    const position = isRecord(property) ? keys.indexOf(property.name) : -1;
    if (!isRecord(property) || position < 0) return property;
    return origins.note({ ...property, primaryKey: true, primaryKeyPosition: position + 1 }, property);
  });
}

/**
 * Mappings by name are lists in the new form. What is of another kind stays, and is wrong there too: a list, which would
 * be right by accident, is put into a mapping.
 */
function whenMapping(value: unknown, change: (value: JsonRecord) => unknown): unknown {
  if (isRecord(value)) return change(value);
  return Array.isArray(value) ? { written: value } : value;
}

function model(name: string, written: unknown, fields: DcsFields, origins: Origins): JsonRecord {
  const { type, title, fields: said, primaryKey, quality, config, ...rest } = asRecord(written);
  const keys = asList(primaryKey);
  const made = compact({
    ...rest,
    name,
    physicalType: type,
    businessName: title,
    properties: whenMapping(said, (all) => markKeys(fields.list(all), keys, origins)),
    quality: asList(quality).flatMap((rule) => upgradeQuality(rule, origins)),
    ...(keys.length === 0 ? { primaryKey } : {}),
    customProperties: asOwnProperties(config),
  });
  return origins.note(made, written);
}

function server(name: string, written: unknown, origins: Origins): JsonRecord {
  const { roles, ...rest } = asRecord(written);
  const made = compact({
    server: name,
    ...rest,
    roles: asList(roles).map((role) => {
      const { name: roleName, ...said } = asRecord(role);
      return origins.note({ role: asText(roleName) ?? "", ...said }, role);
    }),
  });
  return upgradeServer({ ...made, server: name }, origins, written);
}

function contact(said: unknown): unknown[] {
  const { name, url, email, ...rest } = asRecord(said);
  const mail = asText(email);
  const channel = asText(name) ?? mail ?? asText(url);
  if (channel === null) return [];
  const address = asText(url) ?? (mail === null ? undefined : `mailto:${mail}`);
  const own = { ...rest, ...(asText(url) === null || mail === null ? {} : { email: mail }) };
  return [compact({ channel, url: address, customProperties: asOwnProperties(own) })];
}

/** A policy with an address is a definition somebody else keeps; one without stays as it is. */
function terms(said: unknown, purpose: unknown): JsonRecord {
  const { usage, limitations, policies, ...rest } = asRecord(said);
  const linked = asList(policies).flatMap((policy) => {
    const { name, type, url, description } = asRecord(policy);
    if (asText(url) === null) return [];
    return [compact({ type: asText(type) ?? asText(name) ?? "policy", url, description })];
  });
  const others = asList(policies).filter((policy) => asText(asRecord(policy).url) === null);
  return compact({
    purpose,
    usage,
    limitations,
    authoritativeDefinitions: linked,
    customProperties: asOwnProperties(compact({ ...rest, policies: others })),
  });
}

/** A document that says nothing of its state is a draft, as the standard's own tools read it. */
const unsaid = "draft";

/**
 * The Data Contract Specification (0.9 to 1.2.1) in the form of ODCS v3.1.0. What has no field there is an own property
 * of the nearest element; the definitions stay, and each property has what its definition says.
 */
export function upgradeDcs(document: JsonRecord, origins: Origins): JsonRecord {
  const { dataContractSpecification, id, info, servers, terms: said, models, definitions, ...rest } = document;
  const { servicelevels, links, tags, schema: physicalSchema, ...others } = rest;
  const { title, version, status, description, owner, contact: person, ...about } = asRecord(info);
  const fields = new DcsFields(asRecord(definitions), origins);
  const levels = upgradeServiceLevels(servicelevels);
  const text = terms(said, description);
  const made = compact({
    apiVersion: "v3.1.0",
    kind: "DataContract",
    id,
    name: title,
    version,
    status: status ?? unsaid,
    tags,
    description: said === undefined || isRecord(said) ? (Object.keys(text).length > 0 ? text : undefined) : said,
    servers: whenMapping(servers, (all) => Object.entries(all).map(([name, one]) => server(name, one, origins))),
    schema: whenMapping(models, (all) => Object.entries(all).map(([name, one]) => model(name, one, fields, origins))),
    slaProperties: whenMapping(servicelevels, () => levels.slaProperties),
    team: asText(owner) === null ? undefined : { name: owner },
    support: contact(person),
    authoritativeDefinitions: linksAsDefinitions(links),
    customProperties: [
      ...asOwnProperties(compact({ ...about, dataContractSpecification, definitions, ...others })),
      ...asOwnProperties(compact({ schema: physicalSchema })),
      ...levels.rest,
    ],
  });
  return origins.note(made, document, {
    apiVersion: ["dataContractSpecification"],
    name: ["info", "title"],
    version: ["info", "version"],
    status: ["info", "status"],
    team: ["info", "owner"],
    support: ["info", "contact"],
    schema: ["models"],
    slaProperties: ["servicelevels"],
  });
}
