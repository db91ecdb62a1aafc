import type { FieldPath } from "@/lib/domain/document/field-path";
import { asList, asText, compact, isRecord, type JsonRecord } from "@/lib/domain/document/record";
import { toLogicalType } from "./logical-type";
import { serversOfV2 } from "./odcs-v2-server";
import { teamOfMembers } from "./odcs-v3";
import type { Origins } from "./origins";

/** Old names of fields and the names they have since v3.0.0. */
type Renames = Readonly<Record<string, string>>;

const rootNames: Renames = {
  uuid: "id",
  datasetDomain: "domain",
  quantumName: "dataProduct",
  datasetName: "name",
  slaDefaultColumn: "slaDefaultElement",
};
const slaNames: Renames = { column: "element" };
const objectNames: Renames = { table: "name", dataGranularity: "dataGranularityDescription" };
const propertyNames: Renames = {
  column: "name",
  isPrimaryKey: "primaryKey",
  isPrimary: "primaryKey",
  isUnique: "unique",
  partitionStatus: "partitioned",
  encryptedColumnName: "encryptedName",
  transformSourceTables: "transformSourceObjects",
  sampleValues: "examples",
  criticalDataElementStatus: "criticalDataElement",
};

/** The element under its new names; a field that stands there under both names keeps both, the new one leading. */
function rename(element: JsonRecord, names: Renames): JsonRecord {
  const made: JsonRecord = {};
  for (const [name, value] of Object.entries(element)) {
    const current = names[name];
    const isTaken = current !== undefined && (current in element || current in made);
    made[current === undefined || isTaken ? name : current] = value;
  }
  return made;
}

/** Where the fields of a renamed element stood, by the name they have now. */
function oldNames(element: JsonRecord, names: Renames): Record<string, FieldPath> {
  const used = Object.entries(names).filter(([old, current]) => old in element && !(current in element));
  return Object.fromEntries(used.map(([old, current]) => [current, [old]]));
}

function list(
  value: unknown,
  origins: Origins,
  change: (entry: JsonRecord) => JsonRecord,
  names: Renames = {},
): unknown {
  if (!Array.isArray(value)) return value;
  return origins.note(
    value.map((entry: unknown) =>
      isRecord(entry) ? origins.note(change(entry), entry, oldNames(entry, names)) : entry,
    ),
    value,
  );
}

/** A rule named a tool and a template of it: since v3.0.0 a custom rule, with the tool as its engine. */
function rule(quality: JsonRecord): JsonRecord {
  if ("engine" in quality || "rule" in quality || "metric" in quality || "query" in quality) return quality;
  const { code, templateName, toolName, toolRuleName, scheduleCronExpression, type, columns, column, ...rest } =
    quality;
  const own = compact({ templateName: toolRuleName === undefined ? undefined : templateName, columns, column });
  return compact({
    name: code ?? templateName,
    type: "custom",
    engine: asText(toolName) ?? "unknown",
    implementation: asText(toolRuleName) ?? asText(templateName) ?? "",
    method: type,
    schedule: scheduleCronExpression,
    scheduler: scheduleCronExpression === undefined ? undefined : "cron",
    ...rest,
    customProperties: [
      ...asList(rest.customProperties),
      ...Object.entries(own).map(([property, value]) => ({ property, value })),
    ],
  });
}

function property(column: JsonRecord, origins: Origins): JsonRecord {
  const { isNullable, logicalType, ...rest } = rename(column, propertyNames);
  const type = typeof logicalType === "string" ? toLogicalType(logicalType) : null;
  const isSame = type !== null && type === logicalType;
  return compact({
    ...rest,
    logicalType: type,
    ...(typeof isNullable === "boolean" && !("required" in rest) ? { required: !isNullable } : { isNullable }),
    quality: list(rest.quality, origins, rule),
    customProperties: [
      ...asList(rest.customProperties),
      ...(isSame || logicalType === undefined ? [] : [{ property: "logicalType", value: logicalType }]),
    ],
  });
}

function object(table: JsonRecord, origins: Origins): JsonRecord {
  const { columns, ...rest } = rename(table, objectNames);
  return compact({
    ...rest,
    properties: list(rest.properties ?? columns, origins, (column) => property(column, origins), propertyNames),
    quality: list(rest.quality, origins, rule),
  });
}

/** Addresses for questions stood side by side; since v3.0.0 they are support channels. */
function support(document: JsonRecord): unknown[] {
  const { productDl, productSlackChannel, productFeedbackUrl } = document;
  const mail = asText(productDl);
  const slack = asText(productSlackChannel);
  const feedback = asText(productFeedbackUrl);
  return [
    ...(mail === null
      ? []
      : [{ channel: mail, tool: "email", ...(mail.includes("@") ? { url: `mailto:${mail}` } : {}) }]),
    ...(slack === null ? [] : [{ channel: slack, tool: "slack" }]),
    ...(feedback === null ? [] : [{ channel: "Feedback", url: feedback }]),
  ];
}

/** Until v3.0.0 a contract in force was called `current`. */
const status = (value: unknown) => (value === "current" ? "active" : value);

/** ODCS v2.2.x in the form of v3.1.0. A field that already has its new name stays as it is. */
export function upgradeOdcsV2(document: JsonRecord, origins: Origins): JsonRecord {
  const { servers, rest } = serversOfV2(document);
  const { dataset, stakeholders, productDl, productSlackChannel, productFeedbackUrl, ...named } = rename(
    rest,
    rootNames,
  );
  const schema = named.schema ?? dataset;
  const team = Array.isArray(named.team) ? named.team : stakeholders;
  const comments = (member: JsonRecord) => rename(member, { comment: "description" });
  const made = compact({
    ...named,
    apiVersion: "v3.1.0",
    status: status(named.status),
    servers: [...asList(named.servers), ...servers],
    schema: Array.isArray(schema) ? list(schema, origins, (table) => object(table, origins), objectNames) : schema,
    team: Array.isArray(team) ? teamOfMembers(asList(list(team, origins, comments)), origins) : (named.team ?? team),
    slaProperties: list(named.slaProperties, origins, (sla) => rename(sla, slaNames), slaNames),
    support: [...asList(named.support), ...support({ productDl, productSlackChannel, productFeedbackUrl })],
  });
  if (named.servers !== undefined && servers.length === 0) made.servers = named.servers;
  return origins.note(made, document, oldNames(document, rootNames));
}
