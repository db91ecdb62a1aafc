import { stringify } from "csv-stringify/sync";
import type { AuditRow } from "./queries";

const COLUMNS = [
  "id",
  "at",
  "actor_kind",
  "actor_id",
  "actor_name",
  "door",
  "action",
  "subject_type",
  "subject_id",
  "subject_name",
  "product_id",
  "before",
  "after",
  "request_id",
] as const;

/**
 * RFC 4180 lines. Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection):
 * names of people and products come from people.
 */
const line = (values: readonly string[]) =>
  stringify([[...values]], { escape_formulas: true, record_delimiter: "windows" });

const json = (value: unknown) => (value === null ? "" : JSON.stringify(value));

/** The head of the export. */
export const auditCsvHead = line(COLUMNS);

/** One row of the log as a line of the export. */
export function auditCsvLine(row: AuditRow): string {
  return line([
    row.id,
    row.at.toISOString(),
    row.actorKind,
    row.actorId ?? "",
    row.actorName,
    row.door,
    row.action,
    row.subjectType,
    row.subjectId,
    row.subjectName,
    row.productId ?? "",
    json(row.before),
    json(row.after),
    row.requestId ?? "",
  ]);
}
