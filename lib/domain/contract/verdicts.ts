import type { DocumentReading } from "@/lib/domain/document/read-document";
import type { JsonRecord } from "@/lib/domain/document/record";
import type { Finding, SchemaResult } from "@/lib/domain/document/schema-check";
import { asWarnings, type Judged, judge, toVerdicts, type Verdicts } from "@/lib/domain/document/verdict";
import { currentVersion, declaredName, declaredVersion, knownApiVersions, standardOf } from "./standards/versions";
import type { Origins } from "./upgrade/origins";

/** Each schema is run once. */
export function judgeContract(document: JsonRecord): Judged {
  return judge(document, declaredVersion(document), currentVersion);
}

export function contractVerdicts(document: JsonRecord, judged: Judged, reading: DocumentReading): Verdicts {
  return toVerdicts(judged, { declared: declaredName(document), current: currentVersion.name }, reading);
}

const at = (field: string, severity: Finding["severity"], message: string): Finding => ({
  path: [field],
  part: "value",
  severity,
  message,
});

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
