import type { FieldPath } from "@/lib/domain/document/field-path";

/** A field that has no place of its own on the page: shown under its name, so that nothing of a document is hidden. */
export type Fact = { label: string; value: string; path: FieldPath };

type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** `{ property, value }`, the standard's own fields; a name is worth more than its place in a list. */
function ownName(value: unknown): string | null {
  return isFields(value) && typeof value.property === "string" && "value" in value ? value.property : null;
}

/** The leaves of a value, each with its dotted name: `logicalTypeOptions.pattern`. Lists of plain values stay in one line. */
export function factsOf(label: string, value: unknown, path: FieldPath): Fact[] {
  if (Array.isArray(value)) {
    if (value.length === 0) return [{ label, value: "empty list", path }];
    if (value.every(isScalar)) return [{ label, value: value.map(String).join(", "), path }];
    return value.flatMap((item, index) => {
      const name = ownName(item);
      if (name === null || !isFields(item)) return factsOf(`${label}[${index}]`, item, [...path, index]);
      const { property: _, value: own, ...rest } = item;
      return [
        ...factsOf(name, own, [...path, index, "value"]),
        ...Object.entries(rest).flatMap(([key, inner]) => factsOf(`${name}.${key}`, inner, [...path, index, key])),
      ];
    });
  }
  if (isFields(value)) {
    const entries = Object.entries(value);
    if (entries.length === 0) return [{ label, value: "no fields", path }];
    return entries.flatMap(([key, inner]) => factsOf(`${label}.${key}`, inner, [...path, key]));
  }
  return [{ label, value: value === null || value === undefined || value === "" ? "empty" : String(value), path }];
}

/** Fields whose own name says nothing beside the names of what they hold. */
const holders = new Set(["customProperties", "logicalTypeOptions", "arguments"]);

function withoutHolder(label: string, holder: string): string {
  return label.startsWith(`${holder}.`) ? label.slice(holder.length + 1) : label;
}

/**
 * Reads one mapping of a document and remembers which fields it gave out. A field of a type that its reader does not
 * expect is not taken; `rest` gives everything that was not.
 */
export class FieldReader {
  private readonly taken = new Set<string>();

  constructor(
    private readonly fields: Fields,
    readonly path: FieldPath,
  ) {}

  private take<T>(name: string, fits: (value: unknown) => value is T): T | null {
    const value = this.fields[name];
    if (!Object.hasOwn(this.fields, name) || !fits(value)) return null;
    this.taken.add(name);
    return value;
  }

  /** Text, number or truth value as text; empty when there is none. */
  text(name: string): string {
    const value = this.take(name, isScalar);
    return value === null ? "" : String(value);
  }

  /** Takes an id that says only what the name says already. */
  skipId(name: string): void {
    if (this.fields.id === name) this.taken.add("id");
  }

  flag(name: string): boolean {
    return this.take(name, (value) => typeof value === "boolean") ?? false;
  }

  /** A list of plain values; not taken when anything else stands in it. */
  texts(name: string): string[] {
    const fits = (value: unknown): value is (string | number | boolean)[] =>
      Array.isArray(value) && value.every(isScalar);
    return (this.take(name, fits) ?? []).map(String);
  }

  /** A list of mappings; not taken when anything else stands in it. */
  list(name: string): FieldReader[] {
    const fits = (value: unknown): value is Fields[] => Array.isArray(value) && value.every(isFields);
    return (this.take(name, fits) ?? []).map((item, index) => new FieldReader(item, [...this.path, name, index]));
  }

  one(name: string): FieldReader | null {
    const value = this.take(name, isFields);
    return value === null ? null : new FieldReader(value, [...this.path, name]);
  }

  /** The field as it is, whatever it is. Marks it as taken. */
  raw(name: string): unknown {
    if (Object.hasOwn(this.fields, name)) this.taken.add(name);
    return this.fields[name];
  }

  has(name: string): boolean {
    return Object.hasOwn(this.fields, name);
  }

  at(name: string): FieldPath {
    return [...this.path, name];
  }

  /** Facts of all fields that nobody has taken, in the document's order. */
  rest(): Fact[] {
    return Object.entries(this.fields)
      .filter(([name]) => !this.taken.has(name))
      .flatMap(([name, value]) => {
        const facts = factsOf(name, value, this.at(name));
        return holders.has(name) ? facts.map((fact) => ({ ...fact, label: withoutHolder(fact.label, name) })) : facts;
      });
  }
}
