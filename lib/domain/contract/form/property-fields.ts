import { classifications } from "@/lib/domain/classification";
import { customProperties, links, options, stableId, tags } from "@/lib/domain/document/form/shared-fields";
import type { FieldSpec, Option } from "@/lib/domain/document/form/spec";
import { propertyRelationships, quality } from "./quality-fields";

/** ODCS v3.1.0, `logicalType` of a property. */
export const logicalTypes: readonly Option[] = options(
  "string",
  "integer",
  "number",
  "boolean",
  "date",
  "timestamp",
  "time",
  "object",
  "array",
);

export const classificationOptions: readonly Option[] = options(...classifications);

const number = (name: string, label: string): FieldSpec => ({ kind: "number", name, label });
const text = (name: string, label: string, placeholder?: string): FieldSpec => ({
  kind: "text",
  name,
  label,
  ...(placeholder === undefined ? {} : { placeholder }),
});

const bounds = (make: typeof number | typeof text): FieldSpec[] => [
  make("minimum", "At least"),
  make("exclusiveMinimum", "More than"),
  make("maximum", "At most"),
  make("exclusiveMaximum", "Less than"),
];

const format = (label: string, ...values: string[]): FieldSpec => ({
  kind: "choice",
  name: "format",
  label,
  options: values.map((value) => ({ value, label: value })),
  placeholder: "Any",
});

/** `logicalTypeOptions` by `logicalType`. */
const optionsByType: Record<string, readonly FieldSpec[]> = {
  string: [
    number("minLength", "Shortest length"),
    number("maxLength", "Longest length"),
    text("pattern", "Pattern", "^[A-Z]{2}$"),
    {
      kind: "text",
      name: "format",
      label: "Format",
      suggest: ["email", "uri", "uuid", "hostname", "ipv4", "ipv6", "password", "byte", "binary"],
    },
  ],
  date: [...bounds(text), text("format", "Format", "yyyy-MM-dd")],
  timestamp: [
    ...bounds(text),
    text("format", "Format", "yyyy-MM-dd HH:mm:ss"),
    { kind: "flag", name: "timezone", label: "With time zone" },
    text("defaultTimezone", "Time zone without one", "Etc/UTC"),
  ],
  integer: [
    ...bounds(number),
    number("multipleOf", "Multiple of"),
    format("Size", "i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128"),
  ],
  number: [...bounds(number), number("multipleOf", "Multiple of"), format("Size", "f32", "f64")],
  object: [
    number("minProperties", "Fewest properties"),
    number("maxProperties", "Most properties"),
    { kind: "words", name: "required", label: "Required properties", hint: "Names, separated by commas." },
  ],
  array: [
    number("minItems", "Fewest entries"),
    number("maxItems", "Most entries"),
    { kind: "flag", name: "uniqueItems", label: "No entry twice" },
  ],
};

function typeOptions(): FieldSpec[] {
  const types = { ...optionsByType, time: optionsByType.timestamp ?? [] };
  return Object.entries(types).map(([type, fields]) => ({
    kind: "group",
    name: "logicalTypeOptions",
    label: `Limits of the ${type}`,
    wide: true,
    when: { field: "logicalType", is: [type] },
    fields: () => fields,
  }));
}

export const properties: FieldSpec = {
  kind: "list",
  name: "properties",
  label: "Columns",
  entry: "column",
  title: ["name"],
  fresh: { name: "", logicalType: "string", description: "" },
  wide: true,
  look: "columns",
  fields: () => propertyFields,
};

const inside: readonly FieldSpec[] = [
  {
    ...properties,
    label: "Properties inside",
    entry: "property",
    when: { field: "logicalType", is: ["object"] },
  } as FieldSpec,
  {
    kind: "group",
    name: "items",
    label: "Each entry",
    wide: true,
    when: { field: "logicalType", is: ["array"] },
    fields: () => itemFields,
  },
];

const basics: readonly FieldSpec[] = [
  { kind: "text", name: "businessName", label: "Business name" },
  { kind: "text", name: "physicalName", label: "Name on the platform" },
  { kind: "text", name: "physicalType", label: "Type on the platform", placeholder: "varchar(40)" },
];

const details: readonly FieldSpec[] = [
  { kind: "flag", name: "unique", label: "Unique" },
  {
    kind: "number",
    name: "primaryKeyPosition",
    label: "Place in the key",
    when: { field: "primaryKey", is: ["true"] },
  },
  { kind: "flag", name: "criticalDataElement", label: "Critical data element" },
  { kind: "flag", name: "partitioned", label: "Partitioned by it", rare: true },
  {
    kind: "number",
    name: "partitionKeyPosition",
    label: "Place in the partition key",
    when: { field: "partitioned", is: ["true"] },
  },
  ...typeOptions(),
  ...inside,
  { kind: "any", name: "examples", label: "Examples", hint: "As a YAML list: [Berlin, Oslo].", wide: true },
  { kind: "text", name: "encryptedName", label: "Name of the encrypted column", rare: true },
  {
    kind: "lines",
    name: "transformSourceObjects",
    label: "Made from",
    rare: true,
    hint: "Tables or columns, a line for each.",
  },
  { kind: "text", name: "transformLogic", label: "How it is made", rare: true, rows: 2 },
  { kind: "text", name: "transformDescription", label: "How it is made, in words", rare: true, rows: 2 },
  propertyRelationships,
  quality,
  tags,
  links,
  customProperties,
  stableId,
];

const typed: FieldSpec = {
  kind: "choice",
  name: "logicalType",
  label: "Type",
  options: logicalTypes,
  placeholder: "No type",
};

const secrecy: FieldSpec = {
  kind: "choice",
  name: "classification",
  label: "Classification",
  options: classificationOptions,
  placeholder: "As the contract",
};

/** What a column's row shows; the rest opens below it. */
export const columnFields: readonly FieldSpec[] = [
  { kind: "text", name: "name", label: "Name", required: true },
  { kind: "text", name: "description", label: "Description" },
  typed,
  { kind: "flag", name: "required", label: "Required" },
  { kind: "flag", name: "primaryKey", label: "Key" },
  secrecy,
];

export const columnDetails: readonly FieldSpec[] = [...basics, ...details];

const propertyFields: readonly FieldSpec[] = [...columnFields, ...columnDetails];

/** An entry of an array has no name of its own, and may hold properties whatever its type says. */
const itemFields: readonly FieldSpec[] = [
  typed,
  { kind: "text", name: "name", label: "Name" },
  { kind: "text", name: "description", label: "Description", wide: true },
  { kind: "flag", name: "required", label: "Required" },
  { kind: "flag", name: "primaryKey", label: "Part of the key" },
  secrecy,
  ...columnDetails,
];
