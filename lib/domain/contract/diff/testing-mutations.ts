import type { FieldPath } from "@/lib/domain/document/field-path";
import type { RuleId } from "./rules";
import { withValue } from "./testing-cases";
import { field, isRecord, listAt } from "./values";

export type Kind = "contract" | "object" | "property" | "quality" | "sla" | "server" | "role" | "channel" | "price";
type Patch = Record<string, unknown>;

/** Sets fields of one thing before and after, or adds an entry to one of its lists; falls under exactly one rule. */
export type Mutation =
  | { rule: RuleId; at: Kind; before: Patch; after: Patch }
  | { rule: RuleId; at: Kind; list: string; entry: Patch; adds: boolean };

const pairs = (rule: RuleId, at: Kind, name: string, values: readonly [unknown, unknown][]): Mutation[] =>
  values.map(([before, after]) => ({ rule, at, before: { [name]: before }, after: { [name]: after } }));
const turned = (values: readonly [unknown, unknown][]) => values.map(([a, b]): [unknown, unknown] => [b, a]);

const widened: [string, string][] = [
  ["int", "bigint"],
  ["smallint", "integer"],
  ["INT2", "INT8"],
  ["int32", "int64"],
  ["int8", "int16"],
  ["uint8", "int16"],
  ["int unsigned", "bigint"],
  ["varchar(10)", "varchar(20)"],
  ["VARCHAR(10)", "text"],
  ["character varying(5)", "string"],
  ["char(2)", "char(3)"],
  ["nvarchar(10)", "nvarchar(max)"],
  ["float", "double"],
  ["real", "double precision"],
  ["float32", "float64"],
  ["decimal(10,2)", "decimal(12,2)"],
  ["numeric(10,2)", "DECIMAL(12, 4)"],
  ["number(10,0)", "number(38,0)"],
  ["numeric(10,2)", "numeric"],
  ["timestamp(3)", "timestamp(6)"],
  ["time(0)", "time(6)"],
  ["varbinary(8)", "varbinary(16)"],
  ["array<int>", "array<bigint>"],
  ["varchar(5)[]", "text[]"],
  ["struct<a:int>", "struct<a:int,b:string>"],
  ["struct<a:int,b:array<float>>", "struct<a:bigint,b:array<double>>"],
];
const loosened: [string, string][] = [
  ["int", "decimal(12,2)"],
  ["int", "double"],
  ["decimal(5,0)", "int"],
  ["date", "timestamp"],
  ["char(3)", "varchar(3)"],
  ["enum('a','b')", "enum('a','b','c')"],
];
const changed: [string, string][] = [
  ["int", "text"],
  ["varchar(10)", "int"],
  ["timestamp", "timestamptz"],
  ["boolean", "int"],
  ["uuid", "text"],
  ["json", "text"],
  ["date", "time"],
  ["geometry", "geography"],
];
const narrowed: [string, string][] = [
  ...widened.map(([a, b]): [string, string] => [b, a]),
  ["bigint", "double"],
  ["bigint", "decimal(10,0)"],
  ["double", "decimal(10,2)"],
  ["decimal(10,2)", "int"],
  ["decimal(10,2)", "decimal(10,4)"],
  ["varchar(20)", "char(10)"],
  ["timestamp", "date"],
];
const restated: [string, string][] = [
  ["int", "INTEGER"],
  ["varchar(20)", "character varying(20)"],
  ["decimal(10, 2)", "NUMERIC(10,2)"],
  ["float8", "double precision"],
  ["bool", "boolean"],
  ["timestamp", "timestamp without time zone"],
  ["bigint", "int8"],
];

const fewer: [Patch | undefined, Patch | undefined][] = [
  [{ maximum: 200 }, { maximum: 100 }],
  [{ minimum: 0 }, { minimum: 1 }],
  [{ minimum: 0 }, { exclusiveMinimum: 0 }],
  [{ exclusiveMaximum: 10 }, { maximum: 9 }],
  [undefined, { maximum: 100 }],
  [{ minLength: 1 }, { minLength: 2 }],
  [{ maxLength: 9 }, { maxLength: 8 }],
  [{}, { maxLength: 8 }],
  [{ maxItems: 9 }, { maxItems: 8 }],
  [{ minItems: 0 }, { minItems: 1 }],
  [{ minProperties: 1 }, { minProperties: 2 }],
  [{ multipleOf: 0.01 }, { multipleOf: 0.1 }],
  [{}, { pattern: "^a+$" }],
  [{ uniqueItems: false }, { uniqueItems: true }],
  [{ enum: ["a", "b", "c"] }, { enum: ["c", "a"] }],
  [{ minimum: "2020-01-01" }, { minimum: "2021-01-01" }],
  [{ maximum: "2030-01-01T00:00:00Z" }, { maximum: "2030-01-01T00:00:00+02:00" }],
];
const more: [Patch | undefined, Patch | undefined][] = [
  ...fewer.map(([a, b]): [Patch | undefined, Patch | undefined] => [b, a]),
  [{ pattern: "^a$" }, { pattern: "^b$" }],
  [{ multipleOf: 2 }, { multipleOf: 3 }],
  [{ enum: ["a", "b"] }, { enum: ["a", "c"] }],
];

const propertyMutations: Mutation[] = [
  ...pairs("property.type.widened", "property", "physicalType", widened),
  ...pairs("property.type.narrowed", "property", "physicalType", narrowed),
  ...pairs("property.type.loosened", "property", "physicalType", loosened),
  ...pairs("property.type.changed", "property", "physicalType", [...changed, ...turned(changed)]),
  ...pairs("field.restated", "property", "physicalType", [...restated, ...turned(restated)]),
  ...pairs("property.type.stated", "property", "physicalType", [[undefined, "int"]]),
  ...pairs("property.type.unstated", "property", "physicalType", [["int", undefined]]),
  ...pairs("property.values.narrowed", "property", "logicalTypeOptions", fewer),
  ...pairs("property.values.widened", "property", "logicalTypeOptions", more),
  ...pairs("property.format.changed", "property", "logicalTypeOptions", [
    [{ format: "yyyy-MM-dd" }, { format: "dd.MM.yyyy" }],
  ]),
  ...pairs("property.timezone.changed", "property", "logicalTypeOptions", [[{ timezone: true }, {}]]),
  ...pairs("property.type.widened", "property", "logicalTypeOptions", [[{ format: "i32" }, { format: "i64" }]]),
  ...pairs("property.type.narrowed", "property", "logicalTypeOptions", [[{ format: "f64" }, { format: "f32" }]]),
  ...pairs("property.required.dropped", "property", "logicalTypeOptions", [
    [{ required: ["a", "b"] }, { required: ["b"] }],
  ]),
  ...pairs("property.required.dropped", "property", "required", [
    [true, false],
    [true, undefined],
  ]),
  ...pairs("property.required.added", "property", "required", [
    [false, true],
    [undefined, true],
  ]),
  ...pairs("property.unique.dropped", "property", "unique", [
    [true, false],
    [true, undefined],
  ]),
  ...pairs("property.unique.added", "property", "unique", [[false, true]]),
  ...pairs("property.primaryKey.changed", "property", "primaryKey", [
    [true, false],
    [undefined, true],
  ]),
  ...pairs("property.physicalName.changed", "property", "physicalName", [["p_one", "p_two"]]),
  ...pairs("property.partition.changed", "property", "partitioned", [
    [true, false],
    [false, true],
  ]),
  ...pairs("property.critical.added", "property", "criticalDataElement", [[false, true]]),
  ...pairs("property.critical.dropped", "property", "criticalDataElement", [[true, undefined]]),
  ...pairs("property.classification.raised", "property", "classification", [
    ["public", "internal"],
    ["internal", "restricted"],
  ]),
  ...pairs("property.classification.lowered", "property", "classification", [
    ["restricted", "internal"],
    [undefined, "public"],
  ]),
  ...pairs("property.encryptedName.added", "property", "encryptedName", [[undefined, "enc"]]),
  ...pairs("property.encryptedName.changed", "property", "encryptedName", [
    ["enc", "enc2"],
    ["enc", undefined],
  ]),
  ...pairs("property.transform.changed", "property", "transformLogic", [["a", "b"]]),
  ...pairs("property.transform.changed", "property", "transformSourceObjects", [[["a"], ["a", "b"]]]),
  ...pairs("property.text.changed", "property", "description", [
    ["a", "b"],
    ["a", undefined],
  ]),
  ...pairs("property.text.changed", "property", "businessName", [[undefined, "b"]]),
  ...pairs("property.examples.changed", "property", "examples", [[[1], [2]]]),
  ...pairs("property.tags.changed", "property", "tags", [[["a"], ["b"]]]),
  ...pairs("id.changed", "property", "id", [
    ["before_id", "after_id"],
    ["before_id", undefined],
  ]),
  ...pairs("field.unknown", "property", "somethingNew", [[undefined, { deep: [1] }]]),
  ...pairs("field.restated", "property", "required", [[undefined, false]]),
  { rule: "relationship.added", at: "property", list: "relationships", entry: { to: "elsewhere.id" }, adds: true },
  { rule: "relationship.removed", at: "property", list: "relationships", entry: { to: "elsewhere.id" }, adds: false },
  {
    rule: "quality.added",
    at: "property",
    list: "quality",
    entry: { name: "new_check", metric: "nullValues", mustBe: 0 },
    adds: true,
  },
  {
    rule: "custom.added",
    at: "property",
    list: "customProperties",
    entry: { property: "brandNew", value: 1 },
    adds: true,
  },
];

const threshold = (operator: string, value: unknown): Patch => ({ mustBe: undefined, [operator]: value });
const tighter: [Patch, Patch][] = [
  [threshold("mustBeLessThan", 5), threshold("mustBeLessThan", 4)],
  [threshold("mustBeLessOrEqualTo", 5), threshold("mustBeLessThan", 5)],
  [threshold("mustBeGreaterThan", 5), threshold("mustBeGreaterThan", 6)],
  [threshold("mustBeBetween", [0, 10]), threshold("mustBeBetween", [1, 9])],
  [threshold("mustBeBetween", [0, 10]), { mustBe: 3 }],
  [threshold("mustNotBeBetween", [4, 5]), threshold("mustNotBeBetween", [3, 6])],
  [threshold("mustNotBe", 5), threshold("mustBeGreaterThan", 5)],
  [{ severity: "warning" }, { severity: "error" }],
];
const fresh = (patch: Patch): Patch => ({
  ...Object.fromEntries(
    tighter
      .flat()
      .flatMap((one) => Object.keys(one))
      .filter((name) => name.startsWith("must"))
      .map((name) => [name, undefined]),
  ),
  ...patch,
});
const thresholds = (rule: RuleId, values: readonly [Patch, Patch][]): Mutation[] =>
  values.map(([before, after]) => ({
    rule,
    at: "quality",
    before: "severity" in before ? before : fresh(before),
    after: "severity" in after ? after : fresh(after),
  }));

const better: [Patch, Patch][] = [
  [
    { property: "latency", value: 1, unit: "d" },
    { property: "latency", value: 4, unit: "h" },
  ],
  [
    { property: "frequency", value: "daily" },
    { property: "frequency", value: "hourly" },
  ],
  [
    { property: "freshness", value: "P1D" },
    { property: "freshness", value: "PT4H" },
  ],
  [
    { property: "retention", value: 12, unit: "months" },
    { property: "retention", value: 3, unit: "years" },
  ],
  [
    { property: "availability", value: 99, unit: "%" },
    { property: "availability", value: "99.9 %" },
  ],
  [
    { property: "endOfSupport", value: "2030-01-01" },
    { property: "endOfSupport", value: "2031-01-01" },
  ],
  [
    { property: "generalAvailability", value: "2030-02-01" },
    { property: "generalAvailability", value: "2030-01-01" },
  ],
  [
    { property: "timeOfAvailability", value: "09:00-08:00" },
    { property: "timeOfAvailability", value: "08:00-08:00" },
  ],
];
const levels = (rule: RuleId, values: readonly [Patch, Patch][]): Mutation[] =>
  values.map(([before, after]) => ({
    rule,
    at: "sla",
    before: { ...before, unit: before.unit },
    after: { ...after, unit: after.unit },
  }));

const otherMutations: Mutation[] = [
  ...thresholds("quality.stronger", tighter),
  ...thresholds(
    "quality.weaker",
    tighter.map(([a, b]) => [b, a]),
  ),
  ...pairs("quality.changed", "quality", "query", [["select 1", "select 2"]]),
  ...pairs("quality.text.changed", "quality", "dimension", [["accuracy", "coverage"]]),
  ...levels("sla.stronger", better),
  ...levels(
    "sla.weaker",
    better.map(([a, b]) => [b, a]),
  ),
  ...levels("field.restated", [
    [
      { property: "latency", value: 1, unit: "d" },
      { property: "latency", value: 1, unit: "day" },
    ],
  ]),
  ...pairs("sla.text.changed", "sla", "description", [["a", "b"]]),
  ...pairs("server.moved", "server", "host", [["a.example", "b.example"]]),
  ...pairs("server.moved", "server", "schema", [["a", "b"]]),
  ...pairs("server.moved", "server", "type", [["postgres", "snowflake"]]),
  ...pairs("server.environment.changed", "server", "environment", [["prod", "dev"]]),
  ...pairs("role.access.changed", "role", "access", [["write", "read"]]),
  ...pairs("role.approvers.changed", "role", "firstLevelApprovers", [["a", "b"]]),
  ...pairs("support.moved", "channel", "url", [["https://a.example", "https://b.example"]]),
  ...pairs("price.raised", "price", "priceAmount", [
    [1, 2],
    [undefined, 1],
  ]),
  ...pairs("price.lowered", "price", "priceAmount", [[2, 1]]),
  ...pairs("price.changed", "price", "priceCurrency", [["EUR", "USD"]]),
  ...pairs("object.physicalName.changed", "object", "physicalName", [["v_one", "v_two"]]),
  ...pairs("object.kind.changed", "object", "physicalType", [["view", "table"]]),
  ...pairs("object.text.changed", "object", "description", [["a", "b"]]),
  ...pairs("status.deprecated", "contract", "status", [["active", "deprecated"]]),
  ...pairs("status.retired", "contract", "status", [
    ["active", "retired"],
    ["deprecated", "retired"],
  ]),
  ...pairs("status.activated", "contract", "status", [
    ["draft", "active"],
    ["proposed", "draft"],
  ]),
  ...pairs("contract.id.changed", "contract", "id", [["a", "b"]]),
  ...pairs("contract.name.changed", "contract", "name", [["a", "b"]]),
  ...pairs("terms.changed", "contract", "description", [
    [{ usage: "a" }, { usage: "b" }],
    [{}, { limitations: "b" }],
  ]),
  ...pairs("terms.purpose.changed", "contract", "description", [[{ purpose: "a" }, { purpose: "b" }]]),
  ...pairs("team.changed", "contract", "team", [[{ name: "a" }, { name: "b" }]]),
  ...pairs("contract.tags.changed", "contract", "tags", [[["a"], ["b"]]]),
  ...[true, false].flatMap((adds): Mutation[] => [
    {
      rule: adds ? "property.added" : "property.removed",
      at: "object",
      list: "properties",
      entry: { name: "brand_new", logicalType: "date" },
      adds,
    },
    {
      rule: adds ? "object.added" : "object.removed",
      at: "contract",
      list: "schema",
      entry: { name: "brand_new", properties: [{ name: "one" }] },
      adds,
    },
    {
      rule: adds ? "server.added" : "server.removed",
      at: "contract",
      list: "servers",
      entry: { server: "brand_new", type: "local" },
      adds,
    },
    { rule: adds ? "role.added" : "role.removed", at: "contract", list: "roles", entry: { role: "brand_new" }, adds },
    {
      rule: adds ? "support.added" : "support.removed",
      at: "contract",
      list: "support",
      entry: { channel: "brand_new" },
      adds,
    },
    {
      rule: adds ? "sla.added" : "sla.removed",
      at: "contract",
      list: "slaProperties",
      entry: { property: "uptime", value: 9 },
      adds,
    },
    {
      rule: adds ? "sla.end.announced" : "sla.end.lifted",
      at: "contract",
      list: "slaProperties",
      entry: { property: "endOfLife", value: "2040-01-01" },
      adds,
    },
    {
      rule: adds ? "quality.added" : "quality.removed",
      at: "object",
      list: "quality",
      entry: { name: "brand_new", metric: "rowCount" },
      adds,
    },
    {
      rule: adds ? "custom.added" : "custom.removed",
      at: "contract",
      list: "customProperties",
      entry: { property: "brandNew", value: 1 },
      adds,
    },
  ]),
];

/** Single changes that the diff must find, each under its rule. */
export const mutations: readonly Mutation[] = [...propertyMutations, ...otherMutations];

export type Spot = { kind: Kind; path: FieldPath };

function entriesOf(document: unknown, path: FieldPath, name: string, kind: Kind): Spot[] {
  return listAt(document, name).map((_, at) => ({ kind, path: [...path, name, at] }));
}

function spotsInside(value: unknown, path: FieldPath): Spot[] {
  const items = field(value, "items");
  const own: Spot[] = isRecord(items)
    ? [{ kind: "property", path: [...path, "items"] }, ...spotsInside(items, [...path, "items"])]
    : [];
  const parts = listAt(value, "properties").flatMap((one, at): Spot[] => {
    const here = [...path, "properties", at];
    return [{ kind: "property", path: here }, ...spotsInside(one, here)];
  });
  return [...entriesOf(value, path, "quality", "quality"), ...own, ...parts];
}

/** Every place of a contract where something can be changed. */
export function spotsOf(document: unknown): Spot[] {
  return [
    { kind: "contract", path: [] },
    { kind: "price", path: ["price"] },
    ...entriesOf(document, [], "servers", "server"),
    ...entriesOf(document, [], "slaProperties", "sla"),
    ...entriesOf(document, [], "roles", "role"),
    ...entriesOf(document, [], "support", "channel"),
    ...entriesOf(document, [], "schema", "object"),
    ...listAt(document, "schema").flatMap((object, at) => spotsInside(object, ["schema", at])),
  ];
}

/** The two documents of a mutation made at a place. */
export function mutate(document: unknown, path: FieldPath, mutation: Mutation): { before: unknown; after: unknown } {
  if ("list" in mutation) {
    const list = path.reduce<unknown>(
      (value, step) => (typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined),
      document,
    );
    const entries = listAt(list, mutation.list);
    const longer = withValue(document, [...path, mutation.list], [...entries, mutation.entry]);
    return mutation.adds ? { before: document, after: longer } : { before: longer, after: document };
  }
  const patched = (patch: Patch) =>
    Object.entries(patch).reduce((value, [name, part]) => withValue(value, [...path, name], part), document);
  return { before: patched(mutation.before), after: patched(mutation.after) };
}
