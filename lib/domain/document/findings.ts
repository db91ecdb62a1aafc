import type { Problem } from "@/lib/domain/errors";
import { formatPath } from "./field-path";
import { limits } from "./limits";
import type { DocumentReading } from "./read-document";
import type { Finding } from "./schema-check";

/**
 * Gives each finding its line and orders them as one reads the document, errors before warnings. A field has one error
 * at a time: where the standard already refuses its type, a rule about its content would only say it again.
 */
export function toProblems(reading: DocumentReading, findings: readonly Finding[]): Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [...reading.problems];
  // What may be published must not depend on which of two findings came first.
  const errorsFirst = [...findings].sort((a, b) => Number(a.severity === "warning") - Number(b.severity === "warning"));
  for (const finding of errorsFirst) {
    const path = formatPath(finding.path);
    if (path !== "" && seen.has(path)) continue;
    seen.add(path);
    problems.push({
      path,
      message: finding.message,
      severity: finding.severity,
      ...reading.locate(finding.path, finding.part),
    });
  }
  const ordered = problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  const errors = ordered.filter((p) => p.severity !== "warning");
  const warnings = ordered.filter((p) => p.severity === "warning");
  return [...errors, ...warnings].slice(0, limits.problems);
}
