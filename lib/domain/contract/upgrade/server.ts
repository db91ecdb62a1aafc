import { asList, asText, type JsonRecord } from "@/lib/domain/document/record";
import { requiredOfServer } from "./known-fields";
import type { Origins } from "./origins";

/** Types of servers under the names other standards and drivers give them. */
const types: Readonly<Record<string, string>> = {
  postgresql: "postgres",
  googlebigquery: "bigquery",
  mssql: "sqlserver",
  pubsub: "pubsub",
  googlepubsub: "pubsub",
  kinesisdatastreams: "kinesis",
};

const isPort = (value: unknown): value is string => typeof value === "string" && /^\d{1,5}$/.test(value);

/**
 * A server of another standard in the form of ODCS v3.1.0: a port written as text becomes a number, and one whose type
 * the standard does not have, or that lacks what the standard asks of its type, is a `custom` server that keeps the name
 * of its type as an own property.
 */
export function upgradeServer(server: JsonRecord, origins: Origins, original: unknown): JsonRecord {
  const { port, ...rest } = server;
  const known = isPort(port) ? { ...rest, port: Number(port) } : typeof port === "number" ? server : rest;
  const own = [...asList(server.customProperties)];
  if (port !== undefined && port !== null && !("port" in known)) own.push({ property: "port", value: port });
  const said = asText(server.type) ?? "custom";
  const type = types[said.toLowerCase().replace(/[^a-z]/g, "")] ?? said;
  const required = requiredOfServer(type);
  const fits = required?.every((field) => field in known) ?? false;
  if (!fits && type !== "custom") own.push({ property: "type", value: said });
  const made = { ...known, type: fits ? type : "custom" };
  return origins.note(own.length > 0 ? { ...made, customProperties: own } : made, original);
}
