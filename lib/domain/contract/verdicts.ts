import { formatPath } from "@/lib/domain/document/field-path";
import type { DocumentReading } from "@/lib/domain/document/read-document";
import type { JsonRecord } from "@/lib/domain/document/record";
import type { Finding, SchemaResult } from "@/lib/domain/document/schema-check";
import type { Problem } from "@/lib/domain/errors";
import {
  currentVersion,
  declaredName,
  declaredVersion,
  knownApiVersions,
  type StandardVersion,
  standardOf,
} from "./standards/versions";
import type { Origins } from "./upgrade/origins";

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

/** Each schema is run once. */
export function judge(document: JsonRecord): Judged {
  const version = declaredVersion(document);
  const current = currentVersion.check(document);
  const declared = version === currentVersion ? current : (version?.check(document) ?? null);
  return { version, declared, current };
}

export function toVerdicts(document: JsonRecord, judged: Judged, reading: DocumentReading): Verdicts {
  const { version, declared, current } = judged;
  const problems = (result: SchemaResult | null): Problem[] =>
    (result?.findings ?? []).map(({ path, part, message, severity }) => ({
      path: formatPath(path),
      message,
      severity,
      ...reading.locate(path, part),
    }));
  return {
    declared: {
      standard: version?.name ?? declaredName(document),
      valid: declared?.valid ?? null,
      problems: problems(declared),
    },
    current: { standard: currentVersion.name, valid: current.valid, problems: problems(current) },
  };
}

const at = (field: string, severity: Finding["severity"], message: string): Finding => ({
  path: [field],
  part: "value",
  severity,
  message,
});

const naming = (message: string, standard: string) =>
  message.includes(standard) ? message : `${message} (${standard})`;

/** The same findings as warnings, each saying which version asks for it. */
function asWarnings(result: SchemaResult, standard: string): Finding[] {
  return result.findings.map((finding) =>
    finding.severity === "warning"
      ? finding
      : { ...finding, severity: "warning", message: naming(finding.message, standard) },
  );
}

/** The next version of ODCS, which is still being written. */
export const isDraftVersion = (document: JsonRecord) => document.apiVersion === "v3.2.0";

/** What is worth knowing of a document that may be published. */
function remarks(document: JsonRecord, { version, declared, current }: Judged): Finding[] {
  const standard = standardOf(document);
  const field = standard === "dcs" ? "dataContractSpecification" : "apiVersion";
  const name = version?.name ?? declaredName(document);
  const isOlder = standard === "dcs" || !/^v3\./.test(String(document.apiVersion));
  const own = declared ? asWarnings(declared, name) : [];
  if (isDraftVersion(document))
    return [
      at(field, "warning", "ODCS v3.2.0 is a draft; its new fields are kept, and may change before it is released."),
      ...own,
      ...(declared?.valid ? [] : asWarnings(current, currentVersion.name)),
    ];
  if (version === currentVersion) return own;
  if (isOlder) return [at(field, "warning", `Kept as it is written (${name}), and read here as ODCS v3.1.0.`), ...own];
  return [...own, ...(current.valid ? [] : asWarnings(current, currentVersion.name))];
}

/** The sentences for a document that no version accepts. */
function refusal(
  document: JsonRecord,
  judged: Judged,
  upgraded: SchemaResult,
  toWritten: ReturnType<Origins["pathsInto"]>,
): Finding[] {
  if (judged.declared) return judged.declared.findings;
  const { apiVersion } = document;
  const found = upgraded.findings.map((finding) => ({ ...finding, path: toWritten(finding.path) }));
  const known = knownApiVersions.join(", ");
  if (standardOf(document) === "dcs")
    return [
      at("dataContractSpecification", "error", `${declaredName(document)} is not known here; known are 0.9 to 1.2.1.`),
      ...found,
    ];
  if (typeof apiVersion !== "string" || apiVersion === "") return found;
  return [
    at("apiVersion", "error", `ODCS ${apiVersion.slice(0, 20)} is not known here; known are ${known}.`),
    ...found,
  ];
}

/**
 * What both verdicts mean for publishing: a document is accepted when it is valid as it declares, valid as ODCS v3.1.0,
 * or valid as ODCS v3.1.0 once upgraded. What a verdict that does not count complains of are warnings then.
 */
export function verdictFindings(
  document: JsonRecord,
  judged: Judged,
  upgraded: { document: JsonRecord; toWritten: ReturnType<Origins["pathsInto"]> },
): Finding[] {
  if (judged.declared?.valid || judged.current.valid) return remarks(document, judged);
  const result = upgraded.document === document ? judged.current : currentVersion.check(upgraded.document);
  return result.valid ? remarks(document, judged) : refusal(document, judged, result, upgraded.toWritten);
}
