import { readClassification } from "@/lib/domain/classification";
import type { CatalogTable } from "./catalog";
import { type DraftCustomProperty, type DraftProperty, findProperty, unquoted } from "./draft-shape";
import type { DbtModel } from "./model";
import { typeShape } from "./nested-type";

type DbtColumn = DbtModel["columns"][number];

const isOn = (value: unknown) => value === true || value === "true" || value === "yes";
const camel = (key: string) => key.trim().replace(/[\s_-]+(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `meta` keys that have a place of their own in a contract. */
const placed = new Set(["classification", "pii", "contains_pii", "owner", "mercat", "data_product"]);

/** What is left of a `meta` for which the standard has no field. */
export function customProperties(meta: Record<string, unknown>): DraftCustomProperty[] {
  return Object.entries(meta)
    .filter(([key, value]) => !placed.has(key) && value !== null)
    .map(([key, value]) => ({ property: camel(key), value }));
}

/** `meta.classification`, or confidential where `meta.pii` or a tag says that people are in it. */
export function classificationOf(meta: Record<string, unknown>, tags: readonly string[]): string | null {
  const { classification } = meta;
  if (typeof classification === "string" && readClassification(classification) !== null) return classification.trim();
  const personal = isOn(meta.pii) || isOn(meta.contains_pii) || tags.some((tag) => /^(contains[_-])?pii$/i.test(tag));
  return personal ? "confidential" : null;
}

/** What the project's YAML says about a column. */
function described(column: DbtColumn): Partial<DraftProperty> {
  const classification = classificationOf(column.meta, column.tags);
  const custom = customProperties(column.meta);
  const description = column.description.trim();
  return {
    ...(description === "" ? {} : { description }),
    ...(column.tags.length === 0 ? {} : { tags: column.tags }),
    ...(classification === null ? {} : { classification }),
    ...(custom.length === 0 ? {} : { customProperties: custom }),
  };
}

/** Adds a column; one called `address.street` belongs inside `address`, which is made where nobody described it. */
function place(properties: DraftProperty[], added: DraftProperty, platform: string): void {
  const found = findProperty(properties, added.name);
  if (found) {
    const { name, ...rest } = added;
    Object.assign(found, { ...found, ...rest });
    return;
  }
  const dot = /^[^.]+\.[^.]/.test(added.name) ? added.name.indexOf(".") : -1;
  const outerName = added.name.slice(0, Math.max(dot, 0));
  const outer = dot > 0 ? findProperty(properties, outerName) : null;
  // Only BigQuery's columns are nested by dots; elsewhere a dot is a letter like others.
  if (!outer && (dot <= 0 || platform !== "bigquery")) {
    properties.push(added);
    return;
  }
  const inner = { ...added, name: added.name.slice(dot + 1) };
  const holder = outer ?? { name: outerName, logicalType: "object" as const, properties: [] };
  if (!outer) properties.push(holder);
  if (holder.items) {
    holder.items.properties ??= [];
    place(holder.items.properties, inner, platform);
  } else {
    holder.properties ??= [];
    place(holder.properties, inner, platform);
  }
}

function fromCatalog(model: DbtModel, table: CatalogTable, platform: string): DraftProperty[] {
  const properties: DraftProperty[] = [];
  for (const { name, type, comment } of table.columns) {
    const written = model.columns.find((c) => unquoted(c.name).toLowerCase() === name.toLowerCase());
    // The name people write is the project's; the platform may shout it.
    const own = written ? unquoted(written.name) : name;
    const property = {
      name: own,
      ...(own === name ? {} : { physicalName: name }),
      ...typeShape(type, platform),
      ...(comment === null || comment.trim() === "" ? {} : { description: comment.trim() }),
      ...(written ? described(written) : {}),
    };
    place(properties, property, platform);
  }
  return properties;
}

/**
 * A model's columns: those of the platform in the platform's order and with its types, with what the project's YAML says
 * about them; without a catalog, the YAML's. Columns only the YAML knows stand last and are noted.
 */
export function mergedColumns(
  model: DbtModel,
  table: CatalogTable | undefined,
  platform: string,
  notes: string[],
): DraftProperty[] {
  const properties = table ? fromCatalog(model, table, platform) : [];
  const onlyWritten: string[] = [];
  for (const column of model.columns) {
    const name = unquoted(column.name);
    if (findProperty(properties, name)) {
      // Nested columns come with their outer one; the YAML may still describe them.
      place(properties, { name, ...described(column) }, platform);
      continue;
    }
    if (table) onlyWritten.push(name);
    place(properties, { name, ...typeShape(column.dataType ?? "", platform), ...described(column) }, platform);
  }
  if (onlyWritten.length > 0) notes.push(`Not in the catalog, so perhaps not on the platform: ${listed(onlyWritten)}.`);
  const untyped = properties.filter((p) => !p.logicalType).map((p) => p.name);
  if (properties.length === 0) notes.push("No columns are known; give catalog.json, or describe them in the project.");
  else if (untyped.length > 0)
    notes.push(`No type is known for ${listed(untyped)}${table ? "" : "; catalog.json has them"}.`);
  return properties;
}

/** Names in a sentence: the first few, then how many more. */
export function listed(names: readonly string[]): string {
  const rest = names.length - 5;
  return rest > 1 ? `${names.slice(0, 5).join(", ")} and ${rest} more` : names.join(", ");
}
