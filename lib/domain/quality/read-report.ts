import { AppError } from "@/lib/domain/errors";
import { readDatacontractRun } from "./datacontract-run";
import { readDbtResults } from "./dbt-results";
import { readMercatReport } from "./mercat-report";
import type { QualityReport } from "./result";
import { readSodaScan } from "./soda-scan";

/** Whose results these are; `mercat` is the documented JSON. */
export const reportFormats = ["mercat", "dbt", "datacontract-cli", "soda"] as const;
export type ReportFormat = (typeof reportFormats)[number];

const readers: Record<ReportFormat, (value: unknown) => QualityReport> = {
  mercat: readMercatReport,
  dbt: readDbtResults,
  "datacontract-cli": readDatacontractRun,
  soda: readSodaScan,
};

const noResults: Record<ReportFormat, string> = {
  mercat: "Send at least one result.",
  dbt: "There is no test in these results; send those of dbt test or dbt build.",
  "datacontract-cli": "There is no check in this run.",
  soda: "There is no check in this scan.",
};

/** Reads what a tool wrote, as parsed JSON. Throws `invalid` with a sentence for each field that is wrong. */
export function readReport(format: ReportFormat, value: unknown): QualityReport {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new AppError("invalid", "The body must be a JSON object.");
  const report = readers[format](value);
  if (report.results.length === 0) {
    const field = format === "dbt" || format === "mercat" ? "results" : "checks";
    throw new AppError("invalid", noResults[format], { field });
  }
  return report;
}
