import type { RuleId } from "./rules";
import {
  better,
  changed,
  fewer,
  loosened,
  more,
  narrowed,
  type Patch,
  restated,
  tighter,
  widened,
} from "./testing-values";

export type Kind = "contract" | "object" | "property" | "quality" | "sla" | "server" | "role" | "channel" | "price";
/** Sets fields of one thing before and after, or adds an entry to one of its lists; falls under exactly one rule. */
export type Mutation =
  | { rule: RuleId; at: Kind; before: Patch; after: Patch }
  | { rule: RuleId; at: Kind; list: string; entry: Patch; adds: boolean };

const pairs = (rule: RuleId, at: Kind, name: string, values: readonly [unknown, unknown][]): Mutation[] =>
  values.map(([before, after]) => ({ rule, at, before: { [name]: before }, after: { [name]: after } }));
const turned = (values: readonly [unknown, unknown][]) => values.map(([a, b]): [unknown, unknown] => [b, a]);

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
