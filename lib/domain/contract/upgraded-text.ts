import { stringify } from "yaml";
import { isRecord } from "@/lib/domain/document/record";

/** The order in which the standard's own examples write fields; what is not listed follows as it comes. */
const order = [
  "apiVersion",
  "kind",
  "id",
  "server",
  "property",
  "name",
  "version",
  "status",
  "type",
  "metric",
  "rule",
  "domain",
  "dataProduct",
  "tenant",
  "logicalType",
  "physicalName",
  "physicalType",
  "businessName",
  "description",
  "purpose",
  "usage",
  "limitations",
  "tags",
  "value",
  "username",
  "role",
  "required",
  "unique",
  "primaryKey",
  "primaryKeyPosition",
  "servers",
  "schema",
  "properties",
  "items",
  "relationships",
  "quality",
  "team",
  "roles",
  "support",
  "price",
  "slaDefaultElement",
  "slaProperties",
  "authoritativeDefinitions",
  "customProperties",
  "contractCreatedTs",
];

const places = new Map(order.map((name, place) => [name, place]));
const placeOf = (name: string) => places.get(name) ?? order.indexOf("servers") - 0.5;

/** The database keeps no order of fields; people read them in the standard's. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isRecord(value)) return value;
  const sorted = Object.entries(value).sort(([a], [b]) => placeOf(a) - placeOf(b));
  return Object.fromEntries(sorted.map(([name, inner]) => [name, inOrder(inner)]));
}

/** An upgraded contract as text, for people and programs that read ODCS v3.1.0. */
export function upgradedText(upgraded: unknown, format: "yaml" | "json"): string {
  const value = inOrder(upgraded);
  return format === "json" ? `${JSON.stringify(value, null, 2)}\n` : stringify(value, { lineWidth: 120 });
}
