import type { Problem } from "@/lib/domain/errors";
import { formatPath } from "./field-path";
import type { DocumentReading } from "./read-document";
import type { JsonRecord } from "./record";
import type { Finding, SchemaCheck, SchemaResult } from "./schema-check";

/** One published version of a standard. `name` is how sentences call it. */
export type StandardVersion = { name: string; check: SchemaCheck };

/** What the JSON Schema of one version of a standard says of a document as it is written. */
export type Verdict = {
  /** Such as “ODCS v3.0.2”. */
  standard: string;
  /** Null where no schema of the version the document declares is published. */
  valid: boolean | null;
  problems: Problem[];
};

export type Verdicts = { declared: Verdict; current: Verdict };

/** The two results a document is judged by; `declared` is null where it names no version that is known here. */
export type Judged = { version: StandardVersion | null; declared: SchemaResult | null; current: SchemaResult };

/** Runs the schema of the version a document declares, and of the version in force; each once. */
export function judge(document: JsonRecord, version: StandardVersion | null, inForce: StandardVersion): Judged {
  const current = inForce.check(document);
  const declared = version === inForce ? current : (version?.check(document) ?? null);
  return { version, declared, current };
}

/** The verdicts as they are kept and shown; `declaredName` is what the document says where that is no known version. */
export function toVerdicts(
  { version, declared, current }: Judged,
  names: { declared: string; current: string },
  reading: DocumentReading,
): Verdicts {
  const problems = (result: SchemaResult | null): Problem[] =>
    (result?.findings ?? []).map(({ path, part, message, severity }) => ({
      path: formatPath(path),
      message,
      severity,
      ...reading.locate(path, part),
    }));
  return {
    declared: {
      standard: version?.name ?? names.declared,
      valid: declared?.valid ?? null,
      problems: problems(declared),
    },
    current: { standard: names.current, valid: current.valid, problems: problems(current) },
  };
}

/** The verdicts of what is no document at all. */
export function noVerdicts(): Verdicts {
  const none = { standard: "not read", valid: null, problems: [] };
  return { declared: none, current: none };
}

const naming = (message: string, standard: string) =>
  message.includes(standard) ? message : `${message} (${standard})`;

/** The findings of a verdict that refuses nothing: warnings, each saying which version asks for it. */
export function asWarnings(result: SchemaResult, standard: string): Finding[] {
  return result.findings.map((finding) =>
    finding.severity === "warning"
      ? finding
      : { ...finding, severity: "warning", message: naming(finding.message, standard) },
  );
}
