import { describe, expect, it } from "vitest";
import { readCatalog, readManifest } from "./read-artifact";
import { testTargets } from "./test-target";
import { corpus, pieces } from "./testing";

const everything = { keep: () => true };
const manifestOf = (parts: object, version = 12) =>
  JSON.stringify({
    metadata: { dbt_schema_version: `https://schemas.getdbt.com/dbt/manifest/v${version}.json` },
    ...parts,
  });

describe("a manifest", () => {
  it("gives its project, platform, models and tests", async () => {
    const manifest = await readManifest(corpus("datacontract-cli__manifest_jaffle_duckdb.json"), everything);
    expect(manifest.metadata).toMatchObject({ project: "jaffle_shop", platform: "duckdb", dbtVersion: "1.8.0" });
    expect(manifest.summaries.map((m) => m.name).sort()).toEqual([
      "customers",
      "orders",
      "stg_customers",
      "stg_orders",
      "stg_payments",
    ]);
    expect(manifest.tests).toHaveLength(20);
    expect(manifest.models.find((m) => m.name === "orders")?.columns.map((c) => c.name)).toContain("customer_id");
  });

  it("keeps only what was chosen, wherever the tests stand", async () => {
    const test = (id: string, model: string) => ({
      resource_type: "test",
      unique_id: id,
      name: id,
      attached_node: model,
    });
    const model = (name: string) => ({ resource_type: "model", unique_id: `model.shop.${name}`, name });
    const nodes = {
      before: test("before", "model.shop.orders"),
      other: test("other", "model.shop.people"),
      orders: model("orders"),
      people: model("people"),
      after: test("after", "model.shop.orders"),
      late: test("late", "model.shop.people"),
      seed: { resource_type: "seed", unique_id: "seed.shop.countries", name: "countries" },
      off: { ...model("off"), config: { enabled: false } },
    };
    const read = await readManifest(pieces(manifestOf({ nodes })), { keep: (m) => m.name === "orders" });
    expect(read.summaries.map((m) => m.name)).toEqual(["orders", "people"]);
    expect(read.models.map((m) => m.name)).toEqual(["orders"]);
    expect(read.tests.map((t) => t.uniqueId)).toEqual(["before", "after"]);
  });

  it("is read when its head stands last, and with a byte order mark", async () => {
    const text = `\ufeff{"nodes":{"a":{"resource_type":"model","name":"größe","unique_id":"model.x.a"}},"metadata":{"dbt_schema_version":"https://schemas.getdbt.com/dbt/manifest/v9.json"}}`;
    expect((await readManifest(pieces(text, 1), everything)).summaries[0]?.name).toBe("größe");
  });

  it.each([
    ["", "manifest.json is empty."],
    ['{"metadata": {"dbt_sch', "ends in the middle, at byte 22; it may have been cut off"],
    ["{'metadata': 1}", "is not JSON: something is wrong about 0 bytes from its beginning"],
    ['{"nodes": {"a": [}}', "is not JSON"],
    ["{}{}", "is not JSON"],
    ["[]", "does not say which version it has"],
    ['"text"', "holds no object"],
    [`{"nodes": {"a": ${"[".repeat(500)}`, "nested more than 200 levels deep"],
    ["{}", "does not say which version it has"],
    ['{"metadata": null}', "does not say which version it has"],
    [manifestOf({}, 4), "The manifest has version 4; versions 9 to 12 are read, which dbt writes since 1.5."],
    [manifestOf({}, 13), "version 13, which is newer than the versions that are read (9 to 12)"],
    [
      manifestOf({}).replace("manifest/v12", "catalog/v1"),
      "This is dbt's catalog.json; manifest.json is expected here.",
    ],
    ['{"metadata": {"dbt_schema_version": "mine"}}', "“mine” is no version of dbt's manifest."],
    ["\u001f\u008b\u0008", "is not JSON"],
  ])("that is broken is refused with a sentence (%#)", async (text, sentence) => {
    await expect(readManifest(pieces(text), everything)).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining(sentence),
      problems: [{ path: "manifest" }],
    });
  });

  it("with one enormous entry is refused before it is held", async () => {
    let given = 0;
    async function* endless() {
      yield new TextEncoder().encode('{"nodes": {"a": {"raw_code": "');
      for (; given < 200; given++) yield new Uint8Array(1024 * 1024).fill(97);
    }
    await expect(readManifest(endless(), everything)).rejects.toThrow("a single entry of more than 32 MB");
    expect(given).toBeLessThan(40);
  });

  it("does not turn a failing disk into a broken manifest", async () => {
    async function* failing() {
      yield new TextEncoder().encode("{");
      throw new Error("EIO");
    }
    await expect(readManifest(failing(), everything)).rejects.toThrow("EIO");
  });

  it.each(["__proto__", "constructor", "toString"])("survives names such as %s", async (name) => {
    const text = `{"metadata":{"dbt_schema_version":"https://schemas.getdbt.com/dbt/manifest/v12.json","${name}":{"project_name":"bad"}},
      "nodes":{"${name}":{"resource_type":"model","unique_id":"model.x.y","name":"y","columns":{"${name}":{"name":"${name}"}},"${name}":{"access":"public"}}}}`;
    const read = await readManifest(pieces(text), everything);
    expect(read.metadata.project).toBe("");
    expect(read.models[0]).toMatchObject({ access: "protected" });
    expect(Object.prototype).not.toHaveProperty("access");
  });
});

describe("a catalog", () => {
  it("gives the columns of wanted models in their order", async () => {
    const wanted = (id: string) => id === "model.jaffle_shop.orders";
    const tables = await readCatalog(corpus("openlineage-spark__thrift__catalog.json"), wanted);
    expect([...tables.keys()]).toEqual(["model.jaffle_shop.orders"]);
    const columns = tables.get("model.jaffle_shop.orders")?.columns ?? [];
    expect(columns.length).toBeGreaterThan(3);
    expect(columns.map((c) => c.index)).toEqual(columns.map((c) => c.index).sort((a, b) => a - b));
  });

  it("that is something else is refused", async () => {
    const manifest = corpus("openlineage-duckdb__manifest.json");
    await expect(readCatalog(manifest, () => true)).rejects.toMatchObject({ problems: [{ path: "catalog" }] });
  });
});

describe("what a test is about", () => {
  it("is told by its unique id", async () => {
    const { tests } = await readManifest(corpus("datacontract-cli__manifest_jaffle_duckdb.json"), everything);
    const about = testTargets(tests);
    const of = (start: string) => [...about].find(([id]) => id.startsWith(`test.jaffle_shop.${start}`))?.[1];
    const orders = { model: "model.jaffle_shop.orders", object: "orders" };
    expect(of("not_null_orders_amount")).toMatchObject({ ...orders, column: "amount", metric: "nullValues" });
    expect(of("unique_orders")).toMatchObject({ ...orders, column: "order_id", metric: "duplicateValues" });
    expect(of("accepted_values_orders")).toMatchObject({ ...orders, column: "status", metric: "invalidValues" });
    expect(of("relationships_orders")).toMatchObject({ ...orders, column: "customer_id", metric: null });
  });

  it.each([
    [{ attachedTo: "model.a.x", dependsOn: ["model.a.y"] }, "model.a.x"],
    [{ dependsOn: ["model.a.y", "macro.b"] }, "model.a.y"],
    [
      { dependsOn: ["model.a.x", "model.a.y"], arguments: { model: "{{ get_where_subquery(ref('y')) }}" } },
      "model.a.y",
    ],
    [{ dependsOn: ["model.a.x", "model.a.y.v2"], arguments: { model: "{{ ref('a', 'y', v=2) }}" } }, "model.a.y.v2"],
    [{ dependsOn: ["model.a.x", "model.a.y"] }, null],
    [{ dependsOn: [] }, null],
  ])("%j", (over, model) => {
    const test = { uniqueId: "t", name: "t", description: "", column: null, kind: "unique", enabled: true } as const;
    const whole = { ...test, severity: "error" as const, where: null, tolerance: null };
    const target = testTargets([{ ...whole, attachedTo: null, arguments: {}, ...over }]).get("t");
    expect(target?.model).toBe(model);
  });
});
