import { asList, asRecord, asText, isRecord, type JsonRecord } from "@/lib/domain/document/record";
import { fieldsOf, fieldsOfType } from "./known-fields";
import type { Origins } from "./origins";

/** What a kind of element holds inside it, and which fields it may have. */
type Shape = {
  fields: (element: JsonRecord) => ReadonlySet<string>;
  one?: Readonly<Record<string, () => Shape>>;
  many?: Readonly<Record<string, () => Shape>>;
};

const of = (definition: string) => () => fieldsOf(definition);

/** Fields that may say “nothing” by null; elsewhere null stands for a field that is not there. */
const mayBeNull = new Set(["value", "valueExt", "mustBe", "mustNotBe"]);

const leaf = (definition: string): (() => Shape) => {
  const shape: Shape = { fields: of(definition) };
  return () => shape;
};

const definition = leaf("AuthoritativeDefinition");
const common = { authoritativeDefinitions: definition };

const quality: Shape = {
  fields: (rule) =>
    fieldsOfType("DataQuality", asText(rule.type) ?? (asText(rule.metric) === null ? "text" : "library")),
  many: common,
};

/** `items` belongs to arrays and `properties` to objects. */
function propertyFields(property: JsonRecord): ReadonlySet<string> {
  const known = new Set(fieldsOf("SchemaProperty"));
  const { logicalType } = property;
  if (typeof logicalType === "string" && logicalType !== "array") known.delete("items");
  if (typeof logicalType === "string" && logicalType !== "object") known.delete("properties");
  return known;
}

const property: Shape = {
  fields: propertyFields,
  one: { items: () => property },
  many: {
    ...common,
    properties: () => property,
    quality: () => quality,
    relationships: leaf("RelationshipPropertyLevel"),
  },
};

const object: Shape = {
  fields: of("SchemaObject"),
  many: {
    ...common,
    properties: () => property,
    quality: () => quality,
    relationships: leaf("RelationshipSchemaLevel"),
  },
};

const role = leaf("Role");
const server: Shape = {
  fields: (one) => fieldsOfType("Server", asText(one.type) ?? "custom"),
  many: { roles: role },
};
const member: Shape = { fields: of("TeamMember"), many: common };
const team: Shape = { fields: of("Team"), many: { ...common, members: () => member } };
const description: Shape = { fields: of("description"), many: common };

const contract: Shape = {
  fields: of("root"),
  one: { description: () => description, price: leaf("Pricing"), team: () => team },
  many: {
    ...common,
    servers: () => server,
    schema: () => object,
    support: leaf("SupportItem"),
    roles: role,
    slaProperties: leaf("ServiceLevelAgreementProperty"),
  },
};

type Extra = { property: string; value: unknown };

/** Own properties as a list of `property` and `value`, with what else was said about one beside it. */
function ownProperties(value: unknown): JsonRecord[] {
  if (isRecord(value)) return Object.entries(value).map(([property, inner]) => ({ property, value: inner }));
  return asList(value).flatMap((entry): JsonRecord[] => {
    if (!isRecord(entry)) return [];
    const { property, value: inner = null, id, description, ...rest } = entry;
    const name = typeof property === "string" ? property : "unnamed";
    const known = { ...(id === undefined ? {} : { id }), property: name, value: inner };
    const extras = Object.entries(rest).map(([key, extra]) => ({ property: `${name}.${key}`, value: extra }));
    return [description === undefined ? known : { ...known, description }, ...extras];
  });
}

class Fitter {
  constructor(private readonly origins: Origins) {}

  /** The element with known fields only, and what must stand further up because the element cannot hold it. */
  fit(element: JsonRecord, shape: Shape): { fitted: JsonRecord; extras: Extra[] } {
    const known = shape.fields(element);
    const fitted: JsonRecord = {};
    const extras: Extra[] = [];
    for (const [name, value] of Object.entries(element)) {
      if (name === "customProperties" && known.has(name)) continue;
      if (!known.has(name)) extras.push({ property: name, value });
      else if (value !== null || mayBeNull.has(name)) fitted[name] = this.inner(name, value, shape, extras);
    }
    this.origins.note(fitted, element);
    if (!known.has("customProperties")) return { fitted, extras };
    const own = [...ownProperties(element.customProperties), ...extras];
    if (own.length > 0) fitted.customProperties = own;
    return { fitted, extras: [] };
  }

  private inner(name: string, value: unknown, shape: Shape, extras: Extra[]): unknown {
    const single = shape.one?.[name];
    if (single && isRecord(value)) return this.part(value, single(), name, extras);
    const several = shape.many?.[name];
    if (!several || !Array.isArray(value)) return value;
    const made = value.map((entry: unknown, index) =>
      isRecord(entry) ? this.part(entry, several(), `${name}[${index}]`, extras) : entry,
    );
    return this.origins.note(made, value);
  }

  private part(element: JsonRecord, shape: Shape, place: string, extras: Extra[]): JsonRecord {
    const { fitted, extras: homeless } = this.fit(element, shape);
    extras.push(...homeless.map((extra) => ({ ...extra, property: `${place}.${extra.property}` })));
    return fitted;
  }
}

/**
 * Puts what ODCS v3.1.0 has no field for under the nearest `customProperties`. Nothing is lost: a field of an element
 * that can hold no own properties stands further up, under its place (`slaProperties[0].comment`).
 */
export function fitContract(document: JsonRecord, origins: Origins): JsonRecord {
  return new Fitter(origins).fit(asRecord(document), contract).fitted;
}
