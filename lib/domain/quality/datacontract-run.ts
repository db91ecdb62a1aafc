import { z } from "zod";
import { parseFields } from "@/lib/domain/parse-fields";
import { atMost, instant, measured, optional, runIdentifier } from "./fields";
import { type Outcome, outcomes, type QualityReport, type ReportedResult, reported } from "./result";

const check = z.object({
  key: optional,
  type: z.string().max(200),
  name: optional,
  model: optional,
  field: optional,
  result: optional,
  engine: optional,
  reason: optional,
  details: optional,
  /** `quality_id` until datacontract-cli 0.11. */
  qualityId: optional,
  quality_id: optional,
  diagnostics: z.record(z.string(), z.unknown()).nullish().catch(null),
});

/** A run of datacontract-cli, as `datacontract test` writes and publishes it; the peer API calls `runId` `id`. */
const run = z
  .object({
    runId: runIdentifier.optional(),
    id: runIdentifier.optional(),
    dataContractId: optional,
    dataContractVersion: optional,
    timestampStart: instant.nullish(),
    timestampEnd: instant.nullish(),
    checks: atMost(check).nullish(),
  })
  .refine((read) => read.runId !== undefined || read.id !== undefined, {
    error: "This field is missing.",
    path: ["runId"],
  })
  .refine((read) => Boolean(read.timestampEnd ?? read.timestampStart), {
    error: "This field is missing.",
    path: ["timestampEnd"],
  });

/** Which metric of the ODCS library a type of check measures. */
const metrics: Readonly<Record<string, string>> = {
  field_null_values: "nullValues",
  field_missing_values: "missingValues",
  field_invalid_values: "invalidValues",
  field_duplicate_values: "duplicateValues",
  model_duplicate_values: "duplicateValues",
  model_row_count: "rowCount",
  row_count: "rowCount",
  field_required: "nullValues",
  field_unique: "duplicateValues",
  field_enum: "invalidValues",
};

/** `orders__total__quality_sql_2` is the third rule of its place. */
function positionOf(key: string | null): number | null {
  const digits = /__quality_(?:sql|custom)_(\d{1,4})$/.exec(key ?? "")?.[1];
  return digits === undefined ? null : Number(digits);
}

/** "info" and "unknown" say nothing about the data. */
function outcomeOf(result: string | null): Outcome {
  return outcomes.find((known) => known === result) ?? "skipped";
}

const numeric = measured.nullable();

function number(diagnostics: Readonly<Record<string, unknown>> | null | undefined, ...names: string[]): number | null {
  const found = names.map((name) => numeric.parse(diagnostics?.[name] ?? null)).find((value) => value !== null);
  return found ?? null;
}

function toResult(read: z.output<typeof check>): ReportedResult {
  const { key, type, model, field, reason, details, diagnostics } = read;
  const failing = number(diagnostics, "failed_rows", "failedRows", "failed_count", "failedCount");
  return reported({
    name: read.name ?? key ?? type,
    rule: read.qualityId ?? read.quality_id ?? read.name,
    object: model,
    property: field,
    metric: metrics[type] ?? null,
    position: positionOf(key),
    sla: /^servicelevel_(.+)$/.exec(type)?.[1] ?? null,
    outcome: outcomeOf(read.result),
    value: number(diagnostics, "value", "actual", "measured"),
    failingRows: failing !== null && Number.isSafeInteger(failing) && failing >= 0 ? failing : null,
    message: reason ?? details ?? "",
  });
}

/** Reads a run of datacontract-cli. Throws `invalid` with the fields that are wrong. */
export function readDatacontractRun(value: unknown): QualityReport {
  const read = parseFields(run, value);
  return {
    runId: read.runId ?? read.id ?? "",
    tool: "datacontract-cli",
    at: read.timestampEnd ?? read.timestampStart ?? new Date(0),
    url: null,
    contractVersion: read.dataContractVersion,
    contractId: read.dataContractId,
    wholeProject: false,
    results: (read.checks ?? []).map(toResult),
  };
}
