import { z } from "zod";
import { parseFields } from "@/lib/domain/parse-fields";
import { atMost, instant, measured, optional } from "./fields";
import { type Outcome, type QualityReport, type ReportedResult, reported } from "./result";

const scan = z.object({
  definitionName: optional,
  scanEndTimestamp: instant.nullish(),
  dataTimestamp: instant.nullish(),
  scanId: optional,
  metrics: z
    .array(z.object({ identity: z.string(), metricName: optional, value: measured }))
    .nullish()
    .catch([]),
  checks: atMost(
    z.object({
      name: z.string().max(1_000),
      identity: optional,
      table: optional,
      column: optional,
      metrics: z.array(z.string()).nullish().catch([]),
      outcome: optional,
      diagnostics: z.looseObject({ value: measured }).nullish().catch(null),
    }),
  ),
});

const outcomeOf: Readonly<Record<string, Outcome>> = { pass: "passed", warn: "warning", fail: "failed" };

/** Soda's numeric metrics as metrics of the ODCS library. */
const libraryMetrics: Readonly<Record<string, string>> = {
  missing_count: "nullValues",
  invalid_count: "invalidValues",
  duplicate_count: "duplicateValues",
  row_count: "rowCount",
};
/** Those whose value is the number of rows that break the rule. */
const countsFailures = new Set(["nullValues", "invalidValues", "duplicateValues"]);

type Scan = z.output<typeof scan>;

function toResult(check: Scan["checks"][number], metricNames: ReadonlyMap<string, string | null>): ReportedResult {
  const [identity = ""] = check.metrics ?? [];
  const name = metricNames.get(identity) ?? null;
  const metric = (name && libraryMetrics[name]) ?? null;
  const value = check.diagnostics?.value ?? null;
  // A check without an outcome was not evaluated: its query failed.
  const outcome = check.outcome === null ? "error" : (outcomeOf[check.outcome] ?? "error");
  const failing = metric !== null && countsFailures.has(metric) && outcome !== "passed" ? value : null;
  return reported({
    name: check.name,
    rule: check.name,
    object: check.table,
    property: check.column,
    metric,
    sla: name === "freshness" ? "freshness" : null,
    outcome,
    value,
    failingRows: failing !== null && Number.isSafeInteger(failing) && failing >= 0 ? failing : null,
  });
}

/** Reads the result file of a Soda scan. Throws `invalid` with the fields that are wrong. */
export function readSodaScan(value: unknown): QualityReport {
  const read = parseFields(
    scan.refine((s) => Boolean(s.scanEndTimestamp ?? s.dataTimestamp), {
      error: "This field is missing.",
      path: ["scanEndTimestamp"],
    }),
    value,
  );
  const at = read.scanEndTimestamp ?? read.dataTimestamp ?? new Date(0);
  const metricNames = new Map((read.metrics ?? []).map((m) => [m.identity, m.metricName]));
  return {
    // A scan file has no id of its own; a scan of one definition ends at one moment.
    runId: read.scanId ?? `${read.definitionName ?? "soda"} ${at.toISOString()}`,
    tool: "soda",
    at,
    url: null,
    contractVersion: null,
    contractId: null,
    wholeProject: true,
    results: read.checks.map((check) => toResult(check, metricNames)),
  };
}
