import { z } from "zod";
import { type Classification, readClassification } from "@/lib/domain/classification";
import {
  authoritativeDefinition,
  flag,
  listOf,
  optionalNumber,
  optionalText,
  text,
  texts,
} from "@/lib/domain/document/tolerant";

const qualityRule = z
  .object({
    name: text,
    type: z.enum(["text", "library", "sql", "custom"]).catch("library").default("library"),
    metric: optionalText,
    description: text,
    dimension: optionalText,
    severity: optionalText,
    unit: optionalText,
    query: optionalText,
    engine: optionalText,
    schedule: optionalText,
  })
  // The comparison (`mustBe`, `mustBeLessThan`, …) stays as it is written.
  .loose();

export type QualityRule = z.output<typeof qualityRule>;

const relationship = z.object({
  type: text,
  /** `table.column`, or a fully qualified reference; several for a composite key. */
  to: z.union([z.string().transform((one) => [one]), texts]),
});

const element = {
  name: text,
  physicalName: optionalText,
  businessName: optionalText,
  physicalType: optionalText,
  description: text,
  tags: texts,
  authoritativeDefinitions: listOf(authoritativeDefinition),
  quality: listOf(qualityRule),
};

const flatProperty = z.object({
  ...element,
  logicalType: optionalText,
  logicalTypeOptions: z.record(z.string(), z.unknown()).catch({}).default({}),
  required: flag,
  unique: flag,
  primaryKey: flag,
  primaryKeyPosition: optionalNumber,
  classification: z.unknown().transform(readClassification).default(null),
  criticalDataElement: flag,
  examples: listOf(z.unknown()),
  relationships: listOf(relationship),
});

/** One column or field; `properties` are the fields of an object, `items` what an array holds. */
export type ContractProperty = z.output<typeof flatProperty> & {
  properties: ContractProperty[];
  items: ContractProperty | null;
};

const property: z.ZodType<ContractProperty> = z.lazy(() =>
  flatProperty.extend({ properties: listOf(property), items: property.nullable().catch(null).default(null) }),
);

export const contractObject = z.object({
  ...element,
  dataGranularityDescription: text,
  properties: listOf(property),
});

/** One table, view, topic or file of a contract. */
export type ContractObject = z.output<typeof contractObject>;

/** Visits properties at every depth, outer before inner. */
export function* eachProperty(properties: readonly ContractProperty[]): Generator<ContractProperty> {
  for (const item of properties) {
    yield item;
    yield* eachProperty(item.properties);
    if (item.items) yield* eachProperty([item.items]);
  }
}

/** The classifications written on properties, at any depth. */
export function classificationsOf(objects: readonly ContractObject[]): Classification[] {
  return objects.flatMap((object) =>
    [...eachProperty(object.properties)].flatMap((p) => (p.classification === null ? [] : [p.classification])),
  );
}
