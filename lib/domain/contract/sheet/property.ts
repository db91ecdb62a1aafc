import type { FieldPath } from "@/lib/domain/document/field-path";
import type { Fact, FieldReader } from "./field-reader";
import { type SheetRule, sheetRule } from "./rule";

export type Definition = { type: string; url: string; description: string; more: Fact[]; path: FieldPath };
export type Relationship = { type: string; from: string[]; to: string[]; more: Fact[]; path: FieldPath };

/** One column or field as a row; nested fields and what lists hold are rows of their own, below the one that holds them. */
export type SheetProperty = {
  path: FieldPath;
  /** Dotted way inside the object, as in the diff: `address.street`, `lines[].amount`. */
  way: string;
  name: string;
  depth: number;
  businessName: string;
  physicalName: string;
  /** Of a list with what it holds: “array of object”. */
  logicalType: string;
  physicalType: string;
  description: string;
  required: boolean;
  unique: boolean;
  primaryKey: boolean;
  /** The column's place in a key of several columns; empty when there is none to tell. */
  keyPosition: string;
  critical: boolean;
  classification: string;
  tags: string[];
  examples: string[];
  definitions: Definition[];
  relationships: Relationship[];
  rules: SheetRule[];
  more: Fact[];
};

export function definitionsOf(reader: FieldReader): Definition[] {
  return reader.list("authoritativeDefinitions").map((one) => ({
    type: one.text("type"),
    url: one.text("url"),
    description: one.text("description"),
    more: one.rest(),
    path: one.path,
  }));
}

/** `to` and `from` may be one reference or a list of them. */
function references(reader: FieldReader, name: string): string[] {
  const one = reader.text(name);
  return one === "" ? reader.texts(name) : [one];
}

export function relationshipsOf(reader: FieldReader): Relationship[] {
  return reader.list("relationships").map((one) => ({
    type: one.text("type"),
    from: references(one, "from"),
    to: references(one, "to"),
    more: one.rest(),
    path: one.path,
  }));
}

function examplesOf(reader: FieldReader): string[] {
  const plain = reader.texts("examples");
  if (plain.length > 0 || !reader.has("examples")) return plain;
  const value = reader.raw("examples");
  return (Array.isArray(value) ? value : [value]).map((one) => (typeof one === "string" ? one : JSON.stringify(one)));
}

/** -1 is the standard's default: no place. */
function keyPosition(reader: FieldReader): string {
  const position = reader.text("primaryKeyPosition");
  return position === "-1" ? "" : position;
}

type Place = { object: string; above: string; depth: number };

function row(reader: FieldReader, way: string, name: string, place: Place): Omit<SheetProperty, "more"> {
  return {
    path: reader.path,
    way,
    name,
    depth: place.depth,
    businessName: reader.text("businessName"),
    physicalName: reader.text("physicalName"),
    logicalType: reader.text("logicalType"),
    physicalType: reader.text("physicalType"),
    description: reader.text("description"),
    required: reader.flag("required"),
    unique: reader.flag("unique"),
    primaryKey: reader.flag("primaryKey"),
    keyPosition: keyPosition(reader),
    critical: reader.flag("criticalDataElement"),
    classification: reader.text("classification"),
    tags: reader.texts("tags"),
    examples: examplesOf(reader),
    definitions: definitionsOf(reader),
    relationships: relationshipsOf(reader),
    rules: reader.list("quality").map((rule) => sheetRule(rule, { object: place.object, way })),
  };
}

/** Whether what a list holds says more than its type; only then it is worth a row. */
function saysMore({ path, way, name, depth, logicalType, physicalType, ...words }: SheetProperty): boolean {
  return Object.values(words).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));
}

function withInner(reader: FieldReader, way: string, name: string, place: Place): SheetProperty[] {
  const own = row(reader, way, name, place);
  const inner = { object: place.object, above: way, depth: place.depth + 1 };
  const fields = reader.list("properties");
  const items = reader.one("items");
  reader.skipId(name);
  const more = reader.rest();
  const [held, ...below] = items ? heldRows(items, way, place) : [];
  return [
    {
      ...own,
      logicalType: held ? `${own.logicalType || "array"} of ${held.logicalType || "anything"}` : own.logicalType,
      more,
    },
    ...(held && saysMore(held) ? [{ ...held, depth: place.depth + 1 }] : []),
    ...below,
    ...fields.flatMap((field) => propertyRows(field, inner)),
  ];
}

/** The row of what a list holds, first, and the rows inside it. */
function heldRows(items: FieldReader, way: string, place: Place): SheetProperty[] {
  return withInner(items, `${way}[]`, items.text("name") || "each", { ...place, above: `${way}[]` });
}

/** A property with everything inside it, outer before inner. */
export function propertyRows(reader: FieldReader, place: Place): SheetProperty[] {
  const name = reader.text("name");
  const way = place.above === "" ? name : `${place.above}.${name}`;
  return withInner(reader, way, name, place);
}
