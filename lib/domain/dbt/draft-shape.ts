import type { DbtModel } from "./model";
import type { PropertyShape } from "./nested-type";

/** A quality rule of ODCS v3.1.0. */
export type DraftRule = {
  name: string;
  type: "library" | "sql" | "custom" | "text";
  [field: string]: unknown;
};

export type DraftRelationship = { type: "foreignKey"; from?: string | string[]; to: string | string[] };
export type DraftCustomProperty = { property: string; value: unknown };

/** A property of ODCS v3.1.0 while it is being put together. */
export type DraftProperty = Omit<PropertyShape, "properties" | "items"> & {
  name: string;
  id?: string;
  physicalName?: string;
  description?: string;
  required?: boolean;
  unique?: boolean;
  primaryKey?: boolean;
  primaryKeyPosition?: number;
  classification?: string;
  tags?: readonly string[];
  relationships?: DraftRelationship[];
  quality?: DraftRule[];
  properties?: DraftProperty[];
  items?: DraftItem;
  customProperties?: DraftCustomProperty[];
};

/** What an array holds: a property whose name is nobody's. */
export type DraftItem = Omit<DraftProperty, "name">;

/** One model on its way to a contract. */
export type ModelDraft = {
  model: DbtModel;
  /** Name of the contract's file, which references from other contracts use. */
  file: string;
  contractId: string;
  port: { name: string; version: string };
  objectName: string;
  /** Set when another contract refers to this object. */
  objectId?: string;
  properties: DraftProperty[];
  quality: DraftRule[];
  relationships: DraftRelationship[];
  customProperties: DraftCustomProperty[];
  /** Columns of the primary key that a constraint declares, in their order. */
  declaredKey: string[];
  /** Columns that a strict test found unique together. */
  uniqueTogether: string[][];
  notes: string[];
};

/** `"Order ID"`, `` `id` `` → the name alone. */
export const unquoted = (name: string): string => name.trim().replace(/^(["`[])(.+)(["`\]])$/, "$2");

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** The property a column name means: exactly, else without regard to case, else inside of objects and arrays. */
export function findProperty(properties: readonly DraftProperty[], column: string): DraftProperty | null {
  const name = unquoted(column);
  const direct =
    properties.find((p) => p.name === name || p.physicalName === name) ??
    properties.find((p) => same(p.name, name) || same(p.physicalName ?? "", name));
  if (direct) return direct;
  const dot = name.indexOf(".");
  if (dot < 0) return null;
  const outer = findProperty(properties, name.slice(0, dot));
  return outer ? findProperty(outer.properties ?? outer.items?.properties ?? [], name.slice(dot + 1)) : null;
}
