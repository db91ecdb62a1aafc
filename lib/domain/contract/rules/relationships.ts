import type { FieldPath } from "@/lib/domain/document/field-path";
import { asList, asRecord, isRecord, type JsonRecord } from "@/lib/domain/document/record";
import type { Finding } from "@/lib/domain/document/schema-check";
import type { Elements } from "./elements";
import { error, quoted, warning } from "./finding";

const texts = (value: unknown) =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string");

function dangling(elements: Elements, reference: string, path: FieldPath): Finding[] {
  switch (elements.resolve(reference)) {
    case "unknown property":
      return [error(path, `The relationship names ${quoted(reference)}, and its object has no such property.`)];
    case "unknown object":
      // By path a reference means this document. By name it may mean an object that another contract describes: the
      // standard's own example does so.
      return reference.includes("/")
        ? [error(path, `The relationship names ${quoted(reference)}, which is not in this contract.`)]
        : [warning(path, `The relationship names ${quoted(reference)}, whose object this contract does not describe.`)];
    default:
      return [];
  }
}

function ofRelationship(elements: Elements, relationship: JsonRecord, path: FieldPath): Finding[] {
  const found = (["from", "to"] as const).flatMap((side) => {
    const isList = Array.isArray(relationship[side]);
    return texts(relationship[side]).flatMap((reference, index) =>
      dangling(elements, reference, isList ? [...path, side, index] : [...path, side]),
    );
  });
  const from = texts(relationship.from).length;
  const to = texts(relationship.to).length;
  if (!("from" in relationship) || from === to || from === 0 || to === 0) return found;
  const counts = `${from} ${from === 1 ? "property" : "properties"} to ${to}`;
  return [
    ...found,
    error([...path, "to"], `The relationship ties ${counts}; a key has the same length on both sides.`),
  ];
}

function within(elements: Elements, value: JsonRecord, path: FieldPath): Finding[] {
  const own = asList(value.relationships).flatMap((relationship, index) =>
    isRecord(relationship) ? ofRelationship(elements, relationship, [...path, "relationships", index]) : [],
  );
  const inner = asList(value.properties).flatMap((property, index) =>
    within(elements, asRecord(property), [...path, "properties", index]),
  );
  const items = isRecord(value.items) ? within(elements, value.items, [...path, "items"]) : [];
  return [...own, ...inner, ...items];
}

/** Relationships that lead nowhere, or tie keys of different lengths (ODCS v3.1.0, References). */
export function wrongRelationships(document: JsonRecord, elements: Elements): Finding[] {
  return asList(document.schema).flatMap((object, index) => within(elements, asRecord(object), ["schema", index]));
}
