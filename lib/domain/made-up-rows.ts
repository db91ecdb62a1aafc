import type { ContractObject, ContractProperty } from "./contract/property";

export type Cell = string | number | boolean | null;
export type MadeUpRow = Record<string, Cell>;

/** FNV-1a, 32 bit: the same contract gives the same rows on every machine. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) {
    value ^= char.codePointAt(0) ?? 0;
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}

const option = (property: ContractProperty, name: string): number | null => {
  const value = property.logicalTypeOptions[name];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
};

function isCell(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** The values the contract says are the only ones (ODCS library metric `invalidValues` with `validValues`). */
function validValues(property: ContractProperty): (string | number | boolean)[] {
  for (const rule of property.quality) {
    const given = rule.arguments;
    if (typeof given !== "object" || given === null || !("validValues" in given)) continue;
    if (Array.isArray(given.validValues)) return given.validValues.filter(isCell);
  }
  return [];
}

/** Keeps the shape of an example and changes its digits, so that keys look real and differ. */
function varied(example: string, seed: number): string {
  let state = seed;
  return example.replace(/\d/g, () => {
    state = Math.imul(state, 1664525) + 1013904223;
    return String((state >>> 16) % 10);
  });
}

function numberCell(property: ContractProperty, seed: number): number {
  const low = option(property, "minimum") ?? 0;
  const high = option(property, "maximum") ?? low + 1000;
  const share = (seed % 10_000) / 10_000;
  const value = low + share * Math.max(0, high - low);
  return property.logicalType === "integer" ? Math.round(value) : Math.round(value * 100) / 100;
}

/** Days of the years 2024 and 2025. */
const dayOf = (seed: number) => new Date(Date.UTC(2024, 0, 1 + (seed % 730))).toISOString();

function byType(property: ContractProperty, seed: number): Cell {
  switch (property.logicalType) {
    case "integer":
    case "number":
      return numberCell(property, seed);
    case "boolean":
      return seed % 2 === 0;
    case "date":
      return dayOf(seed).slice(0, 10);
    case "timestamp":
      return dayOf(seed).replace(".000Z", "Z");
    case "time":
      return `${String(seed % 24).padStart(2, "0")}:00:00`;
    case "array":
      return "[]";
    case "object":
      return "{}";
    default:
      return `${property.name}_${String(seed % 1000).padStart(3, "0")}`;
  }
}

function cell(object: string, property: ContractProperty, row: number): Cell {
  const seed = hash(`${object}.${property.name}.${row}`);
  if (!property.required && !property.primaryKey && seed % 7 === 0) return null;
  const allowed = validValues(property);
  if (allowed.length > 0) return allowed[seed % allowed.length] ?? null;
  const examples = property.examples.filter(isCell);
  const example = examples[row % Math.max(1, examples.length)];
  if (example === undefined) return byType(property, seed);
  const alone = property.unique || property.primaryKey;
  if (typeof example !== "string" || row < examples.length || !alone) return example;
  return varied(example, seed);
}

/**
 * Rows made from the contract alone (types, examples, allowed values, limits), the same at each call, for data whose real
 * rows may not be shown. A contract's patterns are never run.
 */
export function madeUpRows(object: ContractObject, count = 5): MadeUpRow[] {
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(object.properties.map((property) => [property.name, cell(object.name, property, row)])),
  );
}
