import type { FieldPath } from "@/lib/domain/document/field-path";
import { asList, asRecord, isRecord, type JsonRecord } from "@/lib/domain/document/record";
import type { Finding } from "@/lib/domain/document/schema-check";
import { quoted, warning } from "./finding";

/** What an array holds is part of its promise. */
function withoutItems(property: JsonRecord, path: FieldPath): Finding[] {
  if (property.logicalType !== "array" || isRecord(property.items)) return [];
  const name = typeof property.name === "string" ? ` ${quoted(property.name)}` : "";
  return [warning([...path, "logicalType"], `The array${name} does not say what it holds; add items.`)];
}

/** Positions in a primary key: each key column has one, from 1, each once. */
function keyPositions(properties: readonly JsonRecord[], path: FieldPath): Finding[] {
  const keys = properties.filter((p) => p.primaryKey === true);
  const positions = new Set<number>();
  return properties.flatMap((property, index) => {
    const { primaryKeyPosition: position } = property;
    if (typeof position !== "number") {
      const others = keys.some((p) => p !== property && typeof p.primaryKeyPosition === "number");
      return property.primaryKey === true && others
        ? [
            warning(
              [...path, index, "primaryKey"],
              "Other columns of the key say their position, and this one does not.",
            ),
          ]
        : [];
    }
    const here = [...path, index, "primaryKeyPosition"];
    if (property.primaryKey !== true)
      return position > 0
        ? [warning(here, "The property has a position in the primary key and is no part of it.")]
        : [];
    if (position < 1) return [warning(here, "Positions in the primary key begin at 1.")];
    if (positions.has(position))
      return [warning(here, `Two columns of the primary key have the position ${position}.`)];
    positions.add(position);
    return position > keys.length
      ? [warning(here, `The position is ${position}, and the primary key has ${keys.length} columns.`)]
      : [];
  });
}

function within(element: JsonRecord, path: FieldPath): Finding[] {
  const properties = asList(element.properties).map(asRecord);
  const inner = properties.flatMap((property, index) => {
    const here = [...path, "properties", index];
    return [...withoutItems(property, here), ...within(property, here)];
  });
  const items = isRecord(element.items)
    ? [...withoutItems(element.items, [...path, "items"]), ...within(element.items, [...path, "items"])]
    : [];
  return [...keyPositions(properties, [...path, "properties"]), ...inner, ...items];
}

/** Oddities of properties at every depth that the JSON Schema lets pass. */
export function oddProperties(document: JsonRecord): Finding[] {
  return asList(document.schema).flatMap((object, index) => within(asRecord(object), ["schema", index]));
}
