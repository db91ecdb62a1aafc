import { limits } from "@/lib/domain/document/limits";
import { asList, asRecord, asText, compact, isRecord, type JsonRecord } from "@/lib/domain/document/record";
import { toLogicalType } from "./logical-type";
import type { Origins } from "./origins";
import { upgradeQuality } from "./quality";

/** References between properties as ODCS v3.1.0 writes them. */
const shorthand = /^[A-Za-z_][A-Za-z0-9_]*\.[A-Za-z_][A-Za-z0-9_]*$/;

/** Options each logical type may have; others are kept as own properties. */
const optionsOf: Readonly<Record<string, readonly string[]>> = {
  string: ["minLength", "maxLength", "pattern", "format"],
  number: ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"],
  integer: ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"],
  date: ["format"],
  timestamp: ["format"],
  time: ["format"],
};

const optionNames = [...new Set(Object.values(optionsOf).flat())];

/** Links by name become definitions with that name as their type. */
export function linksAsDefinitions(links: unknown): unknown[] {
  return Object.entries(asRecord(links)).map(([type, url]) => ({ type, url: String(url) }));
}

/** What is set for tools (`config`), as own properties. */
export function asOwnProperties(record: unknown): unknown[] {
  return Object.entries(asRecord(record)).map(([property, value]) => ({ property, value }));
}

/** Definitions inside definitions that are followed; real contracts use two or three. */
const mostDefinitions = 8;

export class DcsFields {
  private made = 0;

  constructor(
    private readonly definitions: JsonRecord,
    private readonly origins: Origins,
  ) {}

  /** The fields of a model or of another field, as properties. */
  list(fields: unknown, used: readonly string[] = []): unknown[] {
    return Object.entries(asRecord(fields)).map(([name, field]) => this.property(name, field, used));
  }

  /**
   * A field with what the definition it refers to says; what the field itself says comes first. Definitions may refer to
   * others: one that refers back to itself is left alone, and so is everything deeper than any contract needs or once the document has grown too large.
   */
  private resolve(field: JsonRecord, used: readonly string[]): { field: JsonRecord; used: readonly string[] } {
    const ref = asText(field.$ref);
    const name = ref?.startsWith("#/definitions/") ? ref.slice("#/definitions/".length) : null;
    const definition = name === null ? undefined : this.definitions[name];
    const isTooMuch = used.length >= mostDefinitions || this.made > limits.nodes / 20;
    if (name === null || !isRecord(definition) || used.includes(name) || isTooMuch) return { field, used };
    const { $ref: _, ...own } = field;
    const { name: __, domain: ___, id: ____, ...defined } = definition;
    return this.resolve({ ...defined, ...own }, [...used, name]);
  }

  private property(name: string, written: unknown, before: readonly string[]): JsonRecord {
    this.made += 1;
    const { field, used } = this.resolve(asRecord(written), before);
    return this.origins.note({ name, ...this.content(field, used) }, written);
  }

  private content(field: JsonRecord, used: readonly string[]): JsonRecord {
    const {
      type,
      title,
      primary,
      references,
      enum: allowed,
      example,
      links,
      quality,
      config,
      fields,
      items,
      lineage,
      $ref,
      physicalType,
      ...rest
    } = field;
    const logicalType = this.logicalType(field);
    const { options, rest: others } = this.options(rest, logicalType, type);
    const isReference = typeof references === "string" && shorthand.test(references);
    return compact({
      ...others,
      businessName: title,
      logicalType,
      physicalType: physicalType ?? type,
      logicalTypeOptions: options,
      ...(typeof primary === "boolean" && !("primaryKey" in rest) ? { primaryKey: primary } : {}),
      examples: rest.examples ?? (example === undefined ? undefined : [example]),
      relationships: isReference ? [{ type: "foreignKey", to: references }] : undefined,
      authoritativeDefinitions: linksAsDefinitions(links),
      quality: this.quality(quality, allowed),
      properties: logicalType === "object" ? this.list(fields, used) : undefined,
      items: logicalType === "array" && isRecord(items) ? this.items(items, used) : undefined,
      transformSourceObjects: this.sources(lineage),
      ...(isReference ? {} : { references }),
      ...(lineage === undefined ? {} : { lineage }),
      ...($ref === undefined ? {} : { $ref }),
      ...(logicalType === "object" ? {} : { fields }),
      ...(logicalType === "array" ? {} : { items }),
      customProperties: asOwnProperties(config),
    });
  }

  /** What an array holds has no name of its own. */
  private items(items: JsonRecord, used: readonly string[]): JsonRecord {
    const { name: _, ...item } = this.property("items", items, used);
    return this.origins.note(item, items);
  }

  private logicalType(field: JsonRecord): string | null {
    const said = asText(field.type);
    if (said !== null) return toLogicalType(said);
    if (isRecord(field.fields)) return "object";
    return isRecord(field.items) ? "array" : null;
  }

  private options(field: JsonRecord, logicalType: string | null, type: unknown) {
    const allowed = optionsOf[logicalType ?? ""] ?? [];
    const options: JsonRecord = {};
    const rest: JsonRecord = {};
    for (const [name, value] of Object.entries(field)) {
      // ODCS knows only sizes of numbers as their format.
      if (optionNames.includes(name) && allowed.includes(name)) options[name] = value;
      else rest[name] = value;
    }
    if (type === "timestamp_tz") options.timezone = true;
    if (type === "timestamp_ntz") options.timezone = false;
    return { options: Object.keys(options).length > 0 ? options : undefined, rest };
  }

  /** Allowed values are a rule about invalid ones. */
  private quality(rules: unknown, allowed: unknown): unknown[] {
    const own = asList(rules).flatMap((rule) => upgradeQuality(rule, this.origins));
    if (!Array.isArray(allowed)) return own;
    const only = { type: "library", metric: "invalidValues", arguments: { validValues: allowed }, mustBe: 0 };
    return [...own, only];
  }

  private sources(lineage: unknown): string[] {
    return asList(asRecord(lineage).inputFields).flatMap((input) => {
      const { namespace, name, field } = asRecord(input);
      const said = [namespace, name, field].map(asText).filter((part) => part !== null);
      return said.length === 0 ? [] : [said.join(".")];
    });
  }
}
