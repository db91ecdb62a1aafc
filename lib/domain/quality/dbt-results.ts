import { z } from "zod";
import { parseFields } from "@/lib/domain/parse-fields";
import { type ManifestTest, manifestTests } from "./dbt-manifest";
import { atMost, instant, optional, rowCount } from "./fields";
import { type Outcome, type QualityReport, type ReportedResult, reported } from "./result";

/** `run_results.json` of dbt, artifact versions 1 to 6: only what a test's result says. */
const runResults = z.object({
  metadata: z.object({
    dbt_schema_version: optional,
    generated_at: instant,
    invocation_id: optional,
  }),
  results: atMost(
    z.object({
      unique_id: z.string().min(1).max(1_000),
      status: z.string().max(100),
      failures: rowCount,
      message: optional,
    }),
  ),
});

/** The two artifacts together, for a test whose shortened name no longer says what it is on. */
const withManifest = z.object({ run_results: z.unknown(), manifest: z.unknown() });

const outcomeOf: Readonly<Record<string, Outcome>> = {
  pass: "passed",
  success: "passed",
  warn: "warning",
  fail: "failed",
  error: "error",
  "runtime error": "error",
  skipped: "skipped",
  "no-op": "skipped",
};

/** The four tests every dbt project has, as metrics of the ODCS library. A relationship has none there. */
export const dbtMetrics: Readonly<Record<string, string>> = {
  not_null: "nullValues",
  unique: "duplicateValues",
  accepted_values: "invalidValues",
  relationships: "relationships",
};

/** `test.shop.not_null_orders_id.5c9bf9911d` → `not_null_orders_id`. */
function testName(uniqueId: string): string {
  return uniqueId
    .split(".")
    .slice(2)
    .join(".")
    .replace(/\.[0-9a-f]{6,}$/, "");
}

function toResult(row: z.output<typeof runResults>["results"][number], known: ManifestTest | null): ReportedResult {
  const name = known?.name ?? testName(row.unique_id);
  const generic = known?.test ?? Object.keys(dbtMetrics).find((test) => new RegExp(`^(source_)?${test}_`).test(name));
  return reported({
    name,
    rule: name,
    object: known?.model ?? null,
    property: known?.column ?? null,
    metric: (generic && dbtMetrics[generic]) ?? null,
    outcome: outcomeOf[row.status.toLowerCase()] ?? "error",
    value: row.failures,
    unit: row.failures === null ? null : "rows",
    failingRows: row.failures,
    message: row.message ?? "",
  });
}

const isTest = (uniqueId: string) => /^(test|unit_test)\./.test(uniqueId);

/**
 * Reads the tests of a dbt run: `run_results.json` as it is, or `{ run_results, manifest }`. Models, seeds and snapshots
 * are no checks and are passed over. Throws `invalid` with the fields that are wrong.
 */
export function readDbtResults(value: unknown): QualityReport {
  const both = withManifest.safeParse(value);
  const hasBoth = both.success && both.data.run_results !== undefined;
  const run = parseFields(runResults, hasBoth ? both.data.run_results : value);
  const find = manifestTests(hasBoth ? both.data.manifest : null);
  return {
    runId: run.metadata.invocation_id ?? run.metadata.generated_at.toISOString(),
    tool: "dbt",
    at: run.metadata.generated_at,
    url: null,
    contractVersion: null,
    contractId: null,
    wholeProject: true,
    results: run.results.filter((row) => isTest(row.unique_id)).map((row) => toResult(row, find(row.unique_id))),
  };
}
