import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readContract } from "@/lib/domain/contract/read-contract";
import { readProduct } from "@/lib/domain/product/read-product";
import { draftText } from "./draft-text";
import { columnNodes, draftOf, modelNode, testNode } from "./testing";

type Fields = Record<string, unknown>;
type Shape = { properties: (Fields & { name: string })[]; quality?: Fields[]; relationships?: Fields[] };

const columns = columnNodes({ id: "int", tenant_id: "int", code: "text", amount: "numeric" });

/** The object that `orders` becomes, with what was noted. */
async function ordersOf(nodes: Fields[], over: Fields = {}) {
  const draft = await draftOf([modelNode("orders", { columns, ...over }), ...nodes]);
  const [first] = draft.contracts;
  const [object] = (first?.document.schema ?? []) as Shape[];
  const problems = readContract(draftText(first?.document ?? {})).problems.filter((p) => p.severity !== "warning");
  expect(problems).toEqual([]);
  const key = (object?.properties ?? [])
    .filter((p) => p.primaryKey)
    .map((p): [unknown, string] => [p.primaryKeyPosition, p.name])
    .sort();
  const column = (name: string) => object?.properties.find((p) => p.name === name);
  return { object, column, key: key.map(([, name]) => name), notes: draft.notes.map((n) => n.message) };
}

const at = (column_name: string, over: Fields = {}) => ({ column_name, ...over });
const config = (over: Fields) => ({ config: { severity: "ERROR", error_if: "!= 0", ...over } });
const combination = (columns: string[], over: Fields = {}) =>
  testNode("dbt_utils.unique_combination_of_columns", "orders", {
    arguments: { combination_of_columns: columns },
    ...over,
  });
const constraint = (type: string, over: Fields = {}) => ({ type, ...over });

describe("the primary key", () => {
  const uniqueAndNotNull = (column: string) => [
    testNode("unique", "orders", at(column)),
    testNode("not_null", "orders", at(column)),
  ];
  it.each<[string, Fields[], Fields, string[]]>([
    [
      "a composite constraint, in its order",
      [],
      { constraints: [constraint("primary_key", { columns: ["code", "id"] })] },
      ["code", "id"],
    ],
    [
      "a constraint of a column",
      [],
      { columns: columnNodes({ id: { constraints: [constraint("primary_key")] }, code: "text" }) },
      ["id"],
    ],
    ["a column tested unique and not null", uniqueAndNotNull("id"), {}, ["id"]],
    [
      "columns tested unique together, in the test's order",
      [combination(["tenant_id", "id"])],
      {},
      ["tenant_id", "id"],
    ],
    ["names in another case and in quotes", [combination(['"TENANT_ID"', "ID"])], {}, ["tenant_id", "id"]],
    [
      "a column of its own before columns together",
      [...uniqueAndNotNull("code"), combination(["tenant_id", "id"])],
      {},
      ["code"],
    ],
    [
      "a constraint before tests",
      uniqueAndNotNull("code"),
      { constraints: [constraint("primary_key", { columns: ["id"] })] },
      ["id"],
    ],
    ["one of two keys, not both as one", [...uniqueAndNotNull("code"), ...uniqueAndNotNull("id")], {}, ["id"]],
    [
      "a composite unique constraint",
      [],
      { constraints: [constraint("unique", { columns: ["tenant_id", "code"] })] },
      ["tenant_id", "code"],
    ],
    ["none: unique alone may be null", [testNode("unique", "orders", at("id"))], {}, []],
    ["none: a combination that only warns", [combination(["id", "code"], config({ severity: "warn" }))], {}, []],
    ["none: a combination in some rows", [combination(["id", "code"], config({ where: "id > 1" }))], {}, []],
    ["none: dbt's own guess of two keys as one", [], { primary_key: ["id", "code"] }, []],
  ])("%s", async (_, nodes, over, key) => {
    expect((await ordersOf(nodes, over)).key).toEqual(key);
  });

  it("is found by dbt's own tests with their namespace, and by another package's", async () => {
    const own = [testNode("dbt.unique", "orders", at("id")), testNode("dbt.not_null", "orders", at("id"))];
    expect((await ordersOf(own)).key).toEqual(["id"]);
    const kind = "dbt_expectations.expect_compound_columns_to_be_unique";
    const compound = testNode(kind, "orders", { arguments: { column_list: ["code", "id"] } });
    expect((await ordersOf([compound])).key).toEqual(["code", "id"]);
  });

  it("rules out nulls where a constraint says so, not where only uniqueness is tested", async () => {
    const declared = await ordersOf([], { constraints: [constraint("primary_key", { columns: ["id", "code"] })] });
    expect(declared.column("id")).toMatchObject({ required: true });
    expect(declared.column("id")).not.toHaveProperty("unique");
    const tested = await ordersOf([combination(["id", "code"])]);
    expect(tested.column("id")).not.toHaveProperty("required");
    expect(tested.object?.quality).toMatchObject([
      { metric: "duplicateValues", arguments: { properties: ["id", "code"] }, mustBe: 0, dimension: "uniqueness" },
    ]);
  });
});

describe("a test of a column", () => {
  it.each<[string, Fields, Fields]>([
    ["not_null", {}, { required: true }],
    ["unique", {}, { unique: true }],
    ["not_null", config({ severity: "warn" }), { quality: [{ metric: "nullValues", mustBe: 0, severity: "warning" }] }],
    [
      "unique",
      config({ severity: "WARN" }),
      { quality: [{ metric: "duplicateValues", mustBe: 0, severity: "warning" }] },
    ],
    [
      "not_null",
      config({ error_if: "> 10" }),
      { quality: [{ metric: "nullValues", mustBeLessOrEqualTo: 10, severity: "error" }] },
    ],
    ["not_null", config({ error_if: ">=10" }), { quality: [{ metric: "nullValues", mustBeLessThan: 10 }] }],
    [
      "not_null",
      config({ where: "id > 1" }),
      { quality: [{ type: "custom", engine: "dbt", implementation: { test: "not_null", where: "id > 1" } }] },
    ],
    [
      "accepted_values",
      { arguments: { values: ["a", "b"] } },
      { quality: [{ metric: "invalidValues", arguments: { validValues: ["a", "b"] }, mustBe: 0, severity: "error" }] },
    ],
    [
      "accepted_values",
      { arguments: { values: [1] }, ...config({ where: "x" }) },
      {
        quality: [
          { type: "custom", implementation: { test: "accepted_values", arguments: { values: [1] }, where: "x" } },
        ],
      },
    ],
    [
      "dbt_expectations.expect_column_max_to_be_between",
      { arguments: { max_value: 5 }, description: "Small." },
      {
        quality: [
          {
            type: "custom",
            engine: "dbt",
            description: "Small.",
            implementation: { test: "dbt_expectations.expect_column_max_to_be_between", arguments: { max_value: 5 } },
          },
        ],
      },
    ],
  ])("%s %j", async (kind, over, expected) => {
    const node = testNode(kind, "orders", at("amount", over));
    const { column } = await ordersOf([node]);
    const rules = (column("amount")?.quality ?? []) as Fields[];
    expect(column("amount")).toMatchObject(expected);
    for (const rule of rules) expect(rule.name).toBe(node.name);
    if (!("required" in expected)) expect(column("amount")).not.toHaveProperty("required");
    if (!("unique" in expected)) expect(column("amount")).not.toHaveProperty("unique");
  });

  it("that is switched off promises nothing", async () => {
    const { column } = await ordersOf([testNode("not_null", "orders", at("id", config({ enabled: false })))]);
    expect(column("id")).toEqual({ name: "id", logicalType: "integer", physicalType: "int" });
  });

  it("about a column that is not there stays with the table, and is noted", async () => {
    const { object, notes } = await ordersOf([testNode("not_null", "orders", at("gone"))]);
    expect(object?.quality).toMatchObject([{ type: "custom", implementation: { test: "not_null" } }]);
    expect(notes).toContain("The test not_null_orders_gone is about gone, which is no column here.");
  });
});

describe("a constraint", () => {
  it.each<[string, Fields, Fields]>([
    ["not_null", {}, { required: true }],
    ["unique", {}, { unique: true }],
    [
      "check",
      { expression: "amount > 0", name: "positive" },
      {
        quality: [
          { name: "positive", type: "sql", query: "SELECT COUNT(*) FROM {object} WHERE NOT (amount > 0)", mustBe: 0 },
        ],
      },
    ],
    ["check", { expression: "amount > 0" }, { quality: [{ name: "check_amount" }] }],
    ["custom", { expression: "masking policy x" }, { quality: [{ type: "text", description: "masking policy x" }] }],
  ])("%s %j of a column", async (type, over, expected) => {
    const { column } = await ordersOf([], {
      columns: columnNodes({ amount: { constraints: [constraint(type, over)] } }),
    });
    expect(column("amount")).toMatchObject(expected);
  });

  it("of the model stays with the model", async () => {
    const { object, column, notes } = await ordersOf([], {
      constraints: [
        constraint("check", { expression: "id <> amount", columns: ["id", "amount"] }),
        constraint("not_null", { columns: ["id", "code"] }),
        constraint("unique", { columns: ["code"] }),
      ],
    });
    expect(object?.quality).toMatchObject([{ name: "check_orders", type: "sql" }]);
    expect([column("id")?.required, column("code")?.required, column("code")?.unique]).toEqual([true, true, true]);
    expect(notes.join()).toContain("the model's contract is not enforced");
  });

  it("that dbt builds is marked so", async () => {
    const enforced = { contract: { enforced: true }, constraints: [constraint("not_null", { columns: ["id"] })] };
    const draft = await draftOf([modelNode("orders", { columns, ...enforced })]);
    expect(draft.contracts[0]?.document.customProperties).toContainEqual({
      property: "dbtContractEnforced",
      value: true,
    });
    expect(draft.notes.map((n) => n.message).join()).not.toContain("not enforced");
  });
});

describe("a reference to another model", () => {
  const people = modelNode("people", { columns: columnNodes({ id: "int", tenant: "int" }) });
  const external = "people.odcs.yaml#schema/people/properties/id";
  const foreignKey = (over: Fields) => ({ constraints: [constraint("foreign_key", over)] });

  it.each<[string, Fields]>([
    ["by ref", foreignKey({ columns: ["tenant_id"], to: "ref('people')", to_columns: ["id"] })],
    ["by relation", foreignKey({ columns: ["tenant_id"], to: '"warehouse"."marts"."people"', to_columns: ["id"] })],
    ["as an expression", foreignKey({ columns: ["tenant_id"], expression: "marts.people (id)" })],
    ["as an expression with its keyword", foreignKey({ columns: ["tenant_id"], expression: "REFERENCES people(ID)" })],
  ])("%s", async (_, over) => {
    const { column } = await ordersOf([people], over);
    expect(column("tenant_id")).toMatchObject({ relationships: [{ type: "foreignKey", to: external }] });
  });

  it("by a test, once, though a constraint says the same", async () => {
    const test = testNode(
      "relationships",
      "orders",
      at("tenant_id", { arguments: { to: "ref('people')", field: "id" } }),
    );
    const { column } = await ordersOf(
      [people, test],
      foreignKey({ columns: ["tenant_id"], to: "people", to_columns: ["id"] }),
    );
    expect(column("tenant_id")?.relationships).toEqual([{ type: "foreignKey", to: external }]);
    expect(column("tenant_id")).not.toHaveProperty("quality");
  });

  it("that is tested in some rows only keeps its test", async () => {
    const test = testNode("relationships", "orders", {
      ...at("tenant_id", { arguments: { to: "ref('people')", field: "id" } }),
      ...config({ where: "id > 1", severity: "warn" }),
    });
    const { column } = await ordersOf([people, test]);
    expect(column("tenant_id")).toMatchObject({
      relationships: [{ to: external }],
      quality: [{ type: "custom", severity: "warning", implementation: { where: "id > 1" } }],
    });
  });

  it("of several columns stands at the table, as pairs", async () => {
    const key = { columns: ["id", "tenant_id"], to: "ref('people')", to_columns: ["id", "tenant"] };
    const { object } = await ordersOf([people], foreignKey(key));
    expect(object?.relationships).toEqual([
      {
        type: "foreignKey",
        from: ["orders.id", "orders.tenant_id"],
        to: [external, "people.odcs.yaml#schema/people/properties/tenant"],
      },
    ]);
  });

  it("to itself is written in short", async () => {
    const { column } = await ordersOf(
      [],
      foreignKey({ columns: ["tenant_id"], to: "ref('orders')", to_columns: ["id"] }),
    );
    expect(column("tenant_id")?.relationships).toEqual([{ type: "foreignKey", to: "orders.id" }]);
  });

  it("that is not part of this is kept and noted", async () => {
    const test = testNode("relationships", "orders", at("code", { arguments: { to: "ref('secret')", field: "id" } }));
    const { object, column, notes } = await ordersOf(
      [test],
      foreignKey({ columns: ["id"], expression: "secret (id)" }),
    );
    expect(object).toMatchObject({ customProperties: [{ property: "foreignKey", value: "id → secret (id)" }] });
    expect(column("code")).toMatchObject({ quality: [{ type: "custom", implementation: { test: "relationships" } }] });
    expect(notes.filter((note) => note.includes("not part of this"))).toHaveLength(2);
  });

  it("that names the latest version means it", async () => {
    const version = (v: number) =>
      modelNode("people", { ...people, unique_id: `model.shop.people.v${v}`, version: v, latest_version: 1 });
    const to = (text: string) => foreignKey({ columns: ["id"], to: text, to_columns: ["id"] });
    const target = async (text: string) =>
      (await ordersOf([version(1), version(2)], to(text))).column("id")?.relationships;
    expect(await target("ref('people')")).toMatchObject([{ to: expect.stringContaining("people.v1.odcs.yaml#") }]);
    expect(await target("ref('people', v=2)")).toMatchObject([{ to: expect.stringContaining("people.v2.odcs.yaml#") }]);
  });
});

describe("whatever a manifest says", () => {
  const name = fc.oneof(
    fc.constantFrom("id", "a.b", "Größe", "1st", "a b", '"q"', "__proto__", "yes", "-", "x/y"),
    fc.string({ minLength: 1, maxLength: 12 }),
  );
  const word = fc.oneof(
    fc.string({ maxLength: 20, unit: "binary" }),
    fc.constantFrom("", "null", "a: b", "# x", "\n- a", "%"),
  );
  const type = fc.constantFrom("int", "ARRAY<STRUCT<a INT64>>", "numeric(3)", "?", "");
  const kind = fc.constantFrom("not_null", "check", "unique", "primary_key", "foreign_key", "custom", "other");
  const limits = fc.record({
    type: kind,
    expression: fc.option(word),
    columns: fc.array(name, { maxLength: 3 }),
    to: fc.option(word),
    name: fc.option(word),
  });
  const column = fc.record({
    name,
    data_type: type,
    description: word,
    constraints: fc.array(limits, { maxLength: 2 }),
    tags: fc.array(word, { maxLength: 2 }),
    meta: fc.dictionary(word, fc.jsonValue(), { maxKeys: 2 }),
  });
  const model = fc.record({
    name,
    description: word,
    version: fc.option(fc.oneof(word, fc.integer())),
    deprecation_date: fc.option(word),
    schema: fc.option(word),
    constraints: fc.array(limits, { maxLength: 2 }),
    columns: fc.array(column, { maxLength: 5 }),
    meta: fc.dictionary(word, fc.jsonValue(), { maxKeys: 2 }),
    tags: fc.array(word, { maxLength: 2 }),
  });
  const platform = fc.constantFrom("postgres", "bigquery", "snowflake", "sqlserver", "databricks", "duckdb", "x");

  it("becomes documents that our own readers accept", async () => {
    await fc.assert(
      fc.asyncProperty(model, platform, async (over, adapter) => {
        const columns = Object.fromEntries(over.columns.map((c) => [c.name, c]));
        const draft = await draftOf([modelNode("m", { ...over, columns })], { platform: adapter });
        const texts = draft.contracts.map((c) => draftText(c.document));
        const problems = [
          ...readProduct(draftText(draft.product)).problems,
          ...texts.flatMap((t) => readContract(t).problems),
        ];
        expect(problems.filter((p) => p.severity !== "warning")).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
