import { describe, expect, it } from "vitest";
import { readContract } from "@/lib/domain/contract/read-contract";
import { readProduct } from "@/lib/domain/product/read-product";
import { draftProduct, type ProductDraft } from "./draft";
import { draftText } from "./draft-text";
import { readCatalog, readManifest } from "./read-artifact";
import { catalogEntry, columnNodes, corpus, draftOf, modelNode, testNode } from "./testing";

/** What our own readers say against the drafts, as errors. */
function errorsOf(draft: ProductDraft): unknown[] {
  const contracts = draft.contracts.flatMap(({ document }) => readContract(draftText(document)).problems);
  return [...readProduct(draftText(draft.product)).problems, ...contracts].filter((p) => p.severity !== "warning");
}

const contractOf = (draft: ProductDraft, file: string) => {
  const found = draft.contracts.find((c) => c.file === `${file}.odcs.yaml`);
  if (!found) throw new Error(`No ${file} among ${draft.contracts.map((c) => c.file).join(", ")}`);
  return found.document;
};
const objectOf = (draft: ProductDraft, file: string) =>
  readContract(draftText(contractOf(draft, file))).model.objects[0];
const columnOf = (draft: ProductDraft, file: string, name: string) => {
  const [object] = Reflect.get(contractOf(draft, file), "schema") as { properties: { name: string }[] }[];
  return object?.properties.find((p) => p.name === name);
};

describe("real manifests", () => {
  it.each([
    ["datacontract-cli__manifest_jaffle_duckdb.json", 5],
    ["datacontract-cli__manifest_versioned_models.json", 3],
    ["openlineage-duckdb__manifest.json", 2],
  ])("%s becomes valid documents", async (file, contracts) => {
    const manifest = await readManifest(corpus(file), { keep: () => true });
    const input = { manifest, catalog: new Map(), product: { domain: "sales" }, place: {}, today: "2026-06-01" };
    const draft = draftProduct(input);
    expect(draft.contracts).toHaveLength(contracts);
    expect(errorsOf(draft)).toEqual([]);
  });

  it("say what datacontract-cli reads out of them: keys, types, required columns", async () => {
    const file = "datacontract-cli__manifest_jaffle_duckdb.json";
    const manifest = await readManifest(corpus(file), { keep: (m) => /^(orders|customers)$/.test(m.name) });
    const draft = draftProduct({
      manifest,
      catalog: new Map(),
      product: { domain: "d" },
      place: {},
      today: "2026-06-01",
    });
    expect(columnOf(draft, "customers", "customer_id")).toEqual({
      id: "customer_id",
      name: "customer_id",
      logicalType: "integer",
      physicalType: "integer",
      description: "This is a unique identifier for a customer",
      required: true,
      unique: true,
      primaryKey: true,
      primaryKeyPosition: 1,
    });
    expect(columnOf(draft, "orders", "customer_id")).toMatchObject({
      required: true,
      relationships: [{ type: "foreignKey", to: "customers.odcs.yaml#schema/customers/properties/customer_id" }],
    });
    expect(columnOf(draft, "orders", "status")).toMatchObject({
      quality: [
        {
          metric: "invalidValues",
          arguments: { validValues: ["completed", "placed", "return_pending", "returned", "shipped"] },
          mustBe: 0,
        },
      ],
    });
    expect(objectOf(draft, "orders")).toMatchObject({ physicalName: "orders", physicalType: "table" });
  });

  it("versioned models become ports of one name and their own majors", async () => {
    const manifest = await readManifest(corpus("datacontract-cli__manifest_versioned_models.json"), {
      keep: () => true,
    });
    const draft = draftProduct({
      manifest,
      catalog: new Map(),
      product: { domain: "d" },
      place: {},
      today: "2026-06-01",
    });
    expect(draft.product.outputPorts).toMatchObject([
      { name: "mart_orders", version: "1.0.0", contractId: "test-project.mart_orders.v1" },
      { name: "mart_orders", version: "2.0.0", contractId: "test-project.mart_orders.v2" },
      { name: "dim_customers", version: "1.0.0", contractId: "test-project.dim_customers" },
    ]);
    expect(objectOf(draft, "mart_orders.v2")).toMatchObject({ name: "mart_orders", physicalName: "mart_orders_v2" });
  });

  it("take types and the order of columns from a catalog", async () => {
    const tables = await readCatalog(corpus("openlineage-spark__thrift__catalog.json"), () => true);
    const manifest = await readManifest(corpus("datacontract-cli__manifest_jaffle_duckdb.json"), {
      keep: (m) => m.name === "orders",
    });
    const draft = draftProduct({ manifest, catalog: tables, product: { domain: "d" }, place: {}, today: "2026-06-01" });
    const catalog = tables.get("model.jaffle_shop.orders");
    expect(objectOf(draft, "orders")?.properties.map((p) => p.name)).toEqual(catalog?.columns.map((c) => c.name));
    expect(objectOf(draft, "orders")?.properties.map((p) => p.physicalType)).toEqual(
      catalog?.columns.map((c) => c.type),
    );
  });
});

describe("each version of the manifest", () => {
  it.each([9, 10, 11, 12])("v%i", async (version) => {
    const own = {
      access: "public",
      group: "finance",
      constraints: [{ type: "primary_key", columns: ["id"] }],
      columns: columnNodes({ id: { data_type: "int", tags: ["key"], meta: { unit: "none" } } }),
    };
    // Since 1.10 meta and tags of columns, access and group stand in `config`.
    const inConfig = {
      access: undefined,
      config: { materialized: "view", access: "public", group: "finance" },
      constraints: own.constraints,
      columns: columnNodes({ id: { data_type: "int", config: { tags: ["key"], meta: { unit: "none" } } } }),
    };
    const groups = { "group.shop.finance": { name: "finance", owner: { name: "Fin", email: "fin@example.com" } } };
    for (const over of [own, inConfig]) {
      const draft = await draftOf([modelNode("orders", over)], { version, groups });
      expect(errorsOf(draft)).toEqual([]);
      expect(columnOf(draft, "orders", "id")).toMatchObject({
        primaryKey: true,
        tags: ["key"],
        customProperties: [{ property: "unit", value: "none" }],
      });
      expect(contractOf(draft, "orders")).toMatchObject({
        team: { members: [{ username: "fin@example.com", name: "Fin", role: "owner" }] },
      });
    }
  });
});

describe("columns", () => {
  const columns = columnNodes({
    order_id: { description: "The key.", data_type: "int" },
    Gone: { description: "No longer there." },
  });

  it("come from the catalog, in its order, with what the YAML says; case does not matter", async () => {
    const catalog = catalogEntry("orders", { PLACED_AT: "TIMESTAMP_NTZ(9)", ORDER_ID: "NUMBER(38,0)" });
    const draft = await draftOf([modelNode("orders", { columns })], { platform: "snowflake", catalog });
    expect(objectOf(draft, "orders")?.properties).toMatchObject([
      { name: "PLACED_AT", logicalType: "timestamp", logicalTypeOptions: { timezone: false } },
      { name: "order_id", physicalName: "ORDER_ID", physicalType: "NUMBER(38,0)", description: "The key." },
      { name: "Gone" },
    ]);
    expect(draft.notes.map((n) => n.message)).toContain("Not in the catalog, so perhaps not on the platform: Gone.");
    expect(errorsOf(draft)).toEqual([]);
  });

  it("of a model that the catalog lacks are the YAML's, and that is noted", async () => {
    const catalog = catalogEntry("people", { id: "int" });
    const draft = await draftOf([modelNode("orders", { columns }), modelNode("people")], { catalog });
    expect(objectOf(draft, "orders")?.properties.map((p) => p.name)).toEqual(["order_id", "Gone"]);
    expect(draft.notes).toContainEqual({
      model: "orders",
      message: "The catalog does not have this model; build it before `dbt docs generate`.",
    });
  });

  it("nest as BigQuery's do", async () => {
    const nested = columnNodes({
      "address.street": { description: "Where." },
      "lines.amount": { description: "How much.", constraints: [{ type: "not_null" }] },
    });
    const catalog = catalogEntry("orders", {
      address: "STRUCT<street STRING, at TIMESTAMP>",
      "address.street": "STRING",
      lines: "ARRAY<STRUCT<amount NUMERIC>>",
      "lines.amount": "NUMERIC",
    });
    const draft = await draftOf([modelNode("orders", { columns: nested })], { platform: "bigquery", catalog });
    expect(objectOf(draft, "orders")?.properties).toMatchObject([
      {
        name: "address",
        logicalType: "object",
        properties: [{ name: "street", description: "Where." }, { name: "at" }],
      },
      {
        name: "lines",
        logicalType: "array",
        items: { properties: [{ name: "amount", description: "How much.", required: true }] },
      },
    ]);
    expect(objectOf(draft, "orders")?.properties).toHaveLength(2);
    expect(errorsOf(draft)).toEqual([]);
  });

  it("nest without a catalog too", async () => {
    const nested = columnNodes({ "address.street": "string", "address.zip": "string" });
    const draft = await draftOf([modelNode("orders", { columns: nested })], { platform: "bigquery" });
    expect(columnOf(draft, "orders", "address")).toMatchObject({
      logicalType: "object",
      properties: [{ name: "street" }, { name: "zip" }],
    });
  });

  it("carry classification, personal data, tags and the rest of their meta", async () => {
    const marked = columnNodes({
      a: { meta: { classification: "restricted", data_steward: "Ann" } },
      b: { meta: { pii: true } },
      c: { tags: ["pii"] },
      d: {},
    });
    const draft = await draftOf([modelNode("orders", { columns: marked, meta: { classification: "confidential" } })]);
    expect(columnOf(draft, "orders", "a")).toEqual({
      name: "a",
      classification: "restricted",
      customProperties: [{ property: "dataSteward", value: "Ann" }],
    });
    expect(columnOf(draft, "orders", "b")).toMatchObject({ classification: "confidential" });
    expect(columnOf(draft, "orders", "c")).toMatchObject({ classification: "confidential", tags: ["pii"] });
    expect(columnOf(draft, "orders", "d")).toEqual({ name: "d" });
    expect(readContract(draftText(contractOf(draft, "orders"))).model.classification).toBe("restricted");
  });
});

describe("the head", () => {
  it("takes ids and ports from meta, and refuses models of several products", async () => {
    const mine = modelNode("orders", {
      meta: { data_product: "order_history", mercat: { port: "all-orders", contract: "sales:orders", domain: "risk" } },
    });
    const draft = await draftOf([mine], { product: {} });
    expect(draft.product).toMatchObject({ id: "order-history", name: "Order history", domain: "risk" });
    expect(draft.product.outputPorts).toMatchObject([{ name: "all-orders", contractId: "sales:orders" }]);
    const other = modelNode("people", { meta: { data_product: { id: "people" } } });
    await expect(draftOf([mine, other])).rejects.toMatchObject({ problems: [{ path: "models" }] });
    await expect(draftOf([])).rejects.toThrow("Choose at least one model.");
  });

  it.each([
    ["2026-05-31T00:00:00", "deprecated", "2026-05-31"],
    ["2027-01-01", "active", "2027-01-01"],
    ["soon", "active", null],
    [null, "active", null],
  ])("ends support at %s", async (deprecation_date, status, end) => {
    const draft = await draftOf([modelNode("orders", { deprecation_date })]);
    expect(contractOf(draft, "orders")).toMatchObject({ status });
    const sla = end === null ? undefined : [{ property: "endOfSupport", value: end }];
    expect(contractOf(draft, "orders").slaProperties).toEqual(sla);
  });

  it("calls a version after the latest a proposal", async () => {
    const version = (v: number) =>
      modelNode("orders", {
        unique_id: `model.shop.orders.v${v}`,
        version: v,
        latest_version: 2,
        alias: `orders_v${v}`,
      });
    const draft = await draftOf([version(1), version(2), version(3)]);
    expect(draft.contracts.map((c) => c.document.status)).toEqual(["active", "active", "proposed"]);
    expect(draft.notes).toContainEqual({
      model: "orders v3",
      message: "dbt calls v2 the latest version; this one is a proposal.",
    });
  });

  it("counts versions that are no numbers, or that share one", async () => {
    const version = (v: string) => modelNode("orders", { unique_id: `model.shop.orders.v${v}`, version: v });
    const ports = async (...versions: string[]) => (await draftOf(versions.map(version))).product.outputPorts;
    expect(await ports("beta", "alpha")).toMatchObject([{ version: "2.0.0" }, { version: "1.0.0" }]);
    expect(await ports("1.5", "1.10")).toMatchObject([{ version: "1.0.0" }, { version: "2.0.0" }]);
    expect(await ports("4", "10")).toMatchObject([{ version: "4.0.0" }, { version: "10.0.0" }]);
  });

  it("tells models of one name by their package, and refuses what it cannot tell apart", async () => {
    const other = modelNode("orders", { unique_id: "model.lib.orders", package_name: "lib" });
    const draft = await draftOf([modelNode("orders"), other]);
    expect(draft.product.outputPorts).toMatchObject([{ name: "shop.orders" }, { name: "lib.orders" }]);
    const port = { meta: { mercat: { port: "main" } } };
    await expect(draftOf([modelNode("orders", port), modelNode("people", port)])).rejects.toThrow(
      "orders and people both would be the port main of major version 1.0.0.",
    );
  });

  it.each([
    ["postgres", { type: "postgres", host: "", port: 5432, database: "warehouse", schema: "marts" }],
    ["snowflake", { type: "snowflake", account: "", database: "warehouse", schema: "marts" }],
    ["bigquery", { type: "bigquery", project: "warehouse", dataset: "marts" }],
    ["databricks", { type: "databricks", catalog: "warehouse", schema: "marts" }],
    ["duckdb", { type: "duckdb", database: "warehouse", schema: "marts" }],
    ["redshift", { type: "redshift", database: "warehouse", schema: "marts" }],
    ["sqlserver", { type: "sqlserver", host: "", database: "warehouse", schema: "marts" }],
    ["trino", { type: "trino", host: "", port: 443, catalog: "warehouse", schema: "marts" }],
    ["something_new", { type: "custom", database: "warehouse", schema: "marts" }],
  ])("names where data of %s is", async (platform, server) => {
    const draft = await draftOf([modelNode("orders")], { platform });
    expect(contractOf(draft, "orders").servers).toEqual([{ server: platform, ...server }]);
    expect(errorsOf(draft)).toEqual([]);
    const asks = draft.notes.some((n) => n.message.startsWith("The manifest does not say"));
    expect(asks).toBe(Object.values(server).includes(""));
  });

  it("keeps text whole that YAML or a database might not", async () => {
    const description = "yes\n\n- a: b # c\r\n\u0000\ud800 end 'quote' \"double\"  ";
    const columns = columnNodes({ yes: { description: "no" }, "1_000": { description: "2026-01-01" } });
    const draft = await draftOf([modelNode("orders", { description, columns })]);
    const model = readContract(draftText(contractOf(draft, "orders"))).model;
    expect(model.description.purpose).toBe("yes\n\n- a: b # c\n?? end 'quote' \"double\"");
    expect(model.objects[0]?.properties.map((p) => [p.name, p.description])).toEqual([
      ["yes", "no"],
      ["1_000", "2026-01-01"],
    ]);
    expect(errorsOf(draft)).toEqual([]);
  });
});

it("a test of several models is noted, one of a single model is kept", async () => {
  const singular = (name: string, nodes: string[]) => ({
    ...testNode(name, "orders"),
    attached_node: null,
    test_metadata: null,
    unique_id: `test.shop.${name}`,
    name,
    depends_on: { nodes },
  });
  const draft = await draftOf([
    modelNode("orders"),
    modelNode("people"),
    singular("both", ["model.shop.orders", "model.shop.people"]),
    singular("totals_add_up", ["model.shop.orders", "model.other.thing"]),
  ]);
  expect(draft.notes.map((n) => n.message)).toContain("The test both reads several models and is left out.");
  expect(objectOf(draft, "orders")?.quality).toMatchObject([
    { name: "totals_add_up", type: "custom", engine: "dbt", implementation: { test: "totals_add_up" } },
  ]);
});
