import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { toContractModel } from "@/lib/domain/contract/model";
import { AppError } from "@/lib/domain/errors";
import { matchResults } from "./match";
import { type ReportFormat, readReport } from "./read-report";

const sample = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, "samples", name), "utf8"));

const column = (name: string, ...quality: object[]) => ({ name, logicalType: "string", quality });
const contract = toContractModel({
  id: "shop.orders",
  version: "1.0.0",
  schema: [
    {
      name: "orders",
      physicalName: "mart.orders",
      quality: [
        { name: "enough rows", metric: "rowCount", mustBeGreaterThan: 0, severity: "error" },
        { type: "sql", description: "Orders add up", query: "select 1", mustBe: 0 },
      ],
      properties: [
        column("order_id", { metric: "duplicateValues", mustBe: 0 }, { metric: "nullValues", mustBe: 0 }),
        column("customer_id", { id: "known-customer", type: "text", description: "A customer we know" }),
        column("status", { name: "known status", metric: "invalidValues", mustBe: 0 }),
        { name: "address", logicalType: "object", properties: [column("zip", { metric: "nullValues", mustBe: 0 })] },
      ],
    },
    { name: "dim_customer", properties: [column("phone", { metric: "duplicateValues" }), column("last_name")] },
  ],
  slaProperties: [{ property: "latency", value: 4, unit: "h" }],
});

const match = (format: ReportFormat, value: unknown) => matchResults(contract, readReport(format, value));
const keys = (format: ReportFormat, value: unknown) =>
  match(format, value).results.map(({ checkKey, outcome }) => [checkKey, outcome]);

function problems(format: ReportFormat, value: unknown) {
  try {
    readReport(format, value);
  } catch (error) {
    if (error instanceof AppError) return error.problems.map(({ path, message }) => [path, message]);
    throw error;
  }
  return [];
}

describe("the documented JSON", () => {
  const run = { runId: "ci-1", at: "2026-11-25T06:00:00Z", results: [{ rule: "enough rows", outcome: "passed" }] };

  it("is matched by the rule's name or id, and by the service level", () => {
    const results = [
      { rule: "Enough Rows", outcome: "failed", value: 0, failingRows: 0, message: "The load was empty." },
      { rule: "known-customer", outcome: "warning" },
      { sla: "latency", outcome: "passed", value: 2, unit: "h" },
      { name: "something else", object: "orders", property: "status", outcome: "skipped" },
    ];
    expect(match("mercat", { ...run, results }).results).toMatchObject([
      { checkKey: "orders|enough rows", kind: "rule", outcome: "failed", value: 0, message: "The load was empty." },
      { checkKey: "orders.customer_id|known-customer", kind: "rule", name: "A customer we know" },
      { checkKey: "sla|latency", kind: "sla", value: 2, unit: "h" },
      { kind: "other", name: "something else", object: "orders", property: "status" },
    ]);
  });

  it("lets the worst result of one check count", () => {
    const results = ["passed", "failed", "passed"].map((outcome) => ({ rule: "enough rows", outcome }));
    expect(keys("mercat", { ...run, results })).toEqual([["orders|enough rows", "failed"]]);
  });

  it("names the field of what is wrong", () => {
    expect(problems("mercat", { ...run, at: "yesterday" })).toEqual([
      ["at", "Write a moment with its time zone: 2026-11-25T06:00:00Z."],
    ]);
    expect(problems("mercat", { ...run, results: [{ rule: "a", outcome: "green" }] })).toEqual([
      ["results[0].outcome", "Give one of: passed, warning, failed, error, skipped."],
    ]);
    expect(problems("mercat", { ...run, results: [{ outcome: "passed" }] })).toEqual([
      ["results[0].rule", "Say what was checked: rule, sla, or name."],
    ]);
    expect(problems("mercat", { at: run.at, results: run.results })).toEqual([["runId", "This field is missing."]]);
    const many = Array.from({ length: 10_001 }, () => run.results[0]);
    expect(problems("mercat", { ...run, results: many })[0]?.[0]).toBe("results");
    expect(() => readReport("mercat", [])).toThrow("The body must be a JSON object.");
  });

  it("links to web addresses only", () => {
    expect(readReport("mercat", { ...run, url: "javascript:alert(1)" }).url).toBeNull();
    expect(readReport("mercat", { ...run, url: "https://ci.example/1" }).url).toBe("https://ci.example/1");
  });
});

describe("dbt", () => {
  const results = sample("dbt-run-results-v4.json");

  it.each([
    ["alone", results],
    ["with its manifest", { run_results: results, manifest: sample("dbt-manifest-v4.json") }],
  ])("finds rules by table, column and test: %s", (_, sent) => {
    const found = match("dbt", sent);
    expect(found.results.filter((r) => r.kind === "rule").map((r) => r.checkKey)).toEqual([
      "orders.status|known status",
      "orders.order_id|nullValues",
      "orders.order_id|duplicateValues",
    ]);
    expect(found.results.find((r) => r.name.startsWith("relationships_orders"))).toMatchObject({
      kind: "other",
      object: "orders",
      property: "customer_id",
    });
  });

  it("with a manifest leaves out the tests of other tables", () => {
    const found = match("dbt", { run_results: results, manifest: sample("dbt-manifest-v4.json") });
    expect(found.results.every((r) => r.object === "orders")).toBe(true);
    expect(found.ignored).toBe(10);
  });

  it("reads statuses and failing rows, and the run's id", () => {
    const row = (unique_id: string, status: string, failures: number | null) => ({ unique_id, status, failures });
    const sent = {
      metadata: { generated_at: "2026-11-25T06:00:00.123456Z", invocation_id: "7c1d" },
      results: [
        row("test.shop.not_null_orders_order_id.81cfe2fe64", "fail", 3),
        row("test.shop.unique_orders_order_id.e3b841c71a", "warn", 1),
        row("test.shop.source_not_null_raw_orders_status.e3b841c71a", "runtime error", null),
        row("model.shop.orders", "success", null),
      ],
    };
    expect(readReport("dbt", sent)).toMatchObject({ runId: "7c1d", at: new Date("2026-11-25T06:00:00.123Z") });
    expect(match("dbt", sent).results).toMatchObject([
      { checkKey: "orders.order_id|nullValues", outcome: "failed", failingRows: 3, unit: "rows" },
      { checkKey: "orders.order_id|duplicateValues", outcome: "warning" },
      { kind: "other", object: "orders", property: "status", outcome: "error" },
    ]);
  });

  it("says when there is no test in it, and what is missing", () => {
    const metadata = { generated_at: "2026-11-25T06:00:00Z" };
    expect(problems("dbt", { metadata, results: [{ unique_id: "model.a.b", status: "success" }] })).toEqual([
      ["results", "There is no test in these results; send those of dbt test or dbt build."],
    ]);
    expect(problems("dbt", { nodes: {} })).toContainEqual(["results", "This field is missing."]);
  });
});

describe("datacontract-cli", () => {
  const check = (type: string, rest: object) => ({ type, name: type, model: "mart.orders", result: "passed", ...rest });
  const run = {
    runId: "466b4c17-8176-42f1-8199-59125dde5e61",
    dataContractId: "shop.orders",
    dataContractVersion: "1.0.0",
    timestampStart: "2026-11-25T06:00:00.123456Z",
    timestampEnd: "2026-11-25T06:00:10+00:00",
    logs: [],
    checks: [
      check("field_null_values", { field: "address.zip" }),
      check("field_duplicate_values", {
        field: "order_id",
        result: "failed",
        diagnostics: { value: 4, failed_rows: 4 },
      }),
      check("model_quality_sql", { key: "orders__quality_sql_1", result: "warning", reason: "Off by one" }),
      check("field_quality_sql", { field: "customer_id", qualityId: "known-customer" }),
      check("servicelevel_freshness", { model: "orders", field: "ordered_at" }),
      check("field_is_present", { field: "status", result: "unknown" }),
    ],
  };

  it("finds rules by id, place and metric, and position in their list", () => {
    expect(keys("datacontract-cli", run)).toEqual([
      ["orders.address.zip|nullValues", "passed"],
      ["orders.order_id|duplicateValues", "failed"],
      ["orders|sql", "warning"],
      ["orders.customer_id|known-customer", "passed"],
      ["sla|latency", "passed"],
      ["other|orders.status|field_is_present", "skipped"],
    ]);
    expect(match("datacontract-cli", run).results[1]).toMatchObject({ value: 4, failingRows: 4 });
    expect(readReport("datacontract-cli", run)).toMatchObject({ contractId: "shop.orders", contractVersion: "1.0.0" });
  });

  it("says what is missing", () => {
    const { runId: _, ...rest } = run;
    expect(problems("datacontract-cli", rest)).toEqual([["runId", "This field is missing."]]);
    expect(problems("datacontract-cli", { ...run, checks: [] })[0]?.[0]).toBe("checks");
  });
});

describe("Soda", () => {
  it("finds rules by table, column and metric", () => {
    const found = match("soda", sample("soda-results.json"));
    expect(found.results.find((r) => r.kind === "rule")).toMatchObject({
      checkKey: "dim_customer.phone|duplicateValues",
      outcome: "failed",
      value: 715,
      failingRows: 715,
    });
    expect(found.results.find((r) => r.property === "last_name")).toMatchObject({ kind: "other", outcome: "passed" });
  });

  it("keeps no count that the database cannot keep", () => {
    const checks = [
      {
        name: "no nulls",
        table: "dim_customer",
        column: "phone",
        metrics: ["m"],
        outcome: "fail",
        diagnostics: { value: 1e13 },
      },
    ];
    const metrics = [{ identity: "m", metricName: "duplicate_count", value: 1e13 }];
    const { results } = readReport("soda", { scanEndTimestamp: "2026-11-25T06:00:00", metrics, checks });
    expect(results).toMatchObject([{ value: 1e13, failingRows: 2_147_483_647 }]);
    expect(problems("soda", { scanEndTimestamp: "0000-01-01T00:00:00Z", checks })[0]?.[0]).toContain("Timestamp");
  });
});
