import type { ContractModel } from "@/lib/domain/contract/model";
import { type ContractProperty, eachProperty } from "@/lib/domain/contract/property";
import type { SearchPort, SearchSource } from "@/lib/domain/search/document";
import { synonymsOf } from "@/lib/domain/search/synonyms";
import type { CatalogPort, CatalogProduct } from "./load";

type Raw = Readonly<Record<string, unknown>>;

const record = (value: unknown): Raw => (typeof value === "object" && value !== null ? { ...value } : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Purpose, usage and limitations, the three fields of a `description` in ODCS and ODPS. */
function texts(description: unknown): string[] {
  const { purpose, usage, limitations } = record(description);
  return [purpose, usage, limitations].map(text).filter((one) => one !== "");
}

const named = (property: ContractProperty) => {
  const { pattern } = property.logicalTypeOptions;
  return {
    name: property.name,
    businessName: property.businessName,
    description: property.description,
    terms: synonymsOf(property),
    pattern: typeof pattern === "string" ? pattern : null,
  };
};

/** The model leaves custom properties of elements out; where there are synonyms in them, they are read as written. */
function customTerms(upgraded: unknown): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const object of list(record(upgraded).schema).map(record)) {
    const add = (name: unknown, custom: unknown) => {
      const terms = custom === undefined ? [] : synonymsOf({ customProperties: custom });
      if (terms.length > 0) found.set(text(name), [...(found.get(text(name)) ?? []), ...terms]);
    };
    add(object.name, object.customProperties);
    for (const property of list(object.properties).map(record)) add(property.name, property.customProperties);
  }
  return found;
}

function portOf(
  { name, kind, description, platform, contract, upgraded }: CatalogPort,
  model: ContractModel,
): SearchPort {
  const custom = customTerms(upgraded);
  const more = (name: string) => custom.get(name) ?? [];
  return {
    name,
    kind,
    description,
    platform,
    terms: synonymsOf(model),
    prose: [contract, ...texts(model.description)],
    objects: model.objects.map((object) => ({
      name: object.name,
      businessName: object.businessName,
      description: object.description,
      terms: [...synonymsOf(object), ...more(object.name)],
      pattern: null,
      columns: [...eachProperty(object.properties)]
        .map(named)
        .map((column) => ({ ...column, terms: [...column.terms, ...more(column.name)] })),
    })),
  };
}

/** A product of the catalog as search reads it. `models` are the contracts of its ports, in their order. */
export function sourceOf(product: CatalogProduct, models: readonly ContractModel[]): SearchSource {
  return {
    ref: product.ref,
    name: product.name,
    summary: product.summary,
    tags: product.tags,
    domains: product.domains,
    team: { slug: product.teamSlug, name: product.teamName },
    terms: synonymsOf({
      customProperties: product.customProperties,
      authoritativeDefinitions: product.authoritativeDefinitions,
    }),
    prose: texts(product.description),
    ports: product.ports.flatMap((port, index) => {
      const model = models[index];
      return model ? [portOf(port, model)] : [];
    }),
  };
}
