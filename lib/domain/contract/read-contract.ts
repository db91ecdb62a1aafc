import { toProblems } from "@/lib/domain/document/findings";
import { type DocumentReading, readDocument, type SourceFormat } from "@/lib/domain/document/read-document";
import { asRecord, isRecord, type JsonRecord } from "@/lib/domain/document/record";
import { removeFields, withoutFields } from "@/lib/domain/document/remove-fields";
import type { Finding } from "@/lib/domain/document/schema-check";
import { noVerdicts, type Verdicts } from "@/lib/domain/document/verdict";
import type { Problem } from "@/lib/domain/errors";
import { type ContractModel, toContractModel } from "./model";
import { contractRules } from "./rules/contract-rules";
import { secretPaths } from "./secrets";
import { type ContractStandard, standardOf } from "./standards/versions";
import { upgradeContract } from "./upgrade/upgrade-contract";
import { contractVerdicts, isDraftVersion, judgeContract, verdictFindings } from "./verdicts";

export type ContractReading = {
  /** Plain JSON, as written; null when the text could not be read at all. */
  document: JsonRecord | null;
  /** The same in ODCS v3.1.0, which is what everything that interprets a contract reads. */
  upgraded: JsonRecord | null;
  /** A tolerant reading of the upgraded form, there even when the document has problems. */
  model: ContractModel;
  standard: ContractStandard;
  verdicts: Verdicts;
  /** The text to store: what came in, without passwords. */
  source: string;
  format: SourceFormat;
  /** Errors first, then warnings, each in the order of the text. */
  problems: Problem[];
  /** Where a field of `document` stands in the text. */
  locate: DocumentReading["locate"];
  /** Where what became a field of `upgraded` stands in the text. */
  locateUpgraded: DocumentReading["locate"];
};

/** What can be said of text that is not a document: nothing but its problems. */
export function unreadContract(
  source: string,
  problems: Problem[],
): Omit<ContractReading, "locate" | "locateUpgraded"> {
  return {
    document: null,
    upgraded: null,
    model: toContractModel(null),
    standard: "odcs",
    verdicts: noVerdicts(),
    source,
    format: "yaml",
    problems,
  };
}

/** Findings about the kind of document: another one than a contract. */
function wrongKind(document: JsonRecord): Finding[] | null {
  const refuse = (field: string, message: string): Finding[] => [
    { path: [field], part: "value", severity: "error", message },
  ];
  if (document.kind === "DataProduct")
    return refuse("kind", "This is a data product (ODPS); a data contract (ODCS) is expected here.");
  if (isRecord(document.product) && !("apiVersion" in document))
    return refuse(
      "product",
      "This is a data product (Open Data Product Specification); a data contract is expected here.",
    );
  return null;
}

/** True when everything in the text could be read. */
const isWhole = ({ problems }: DocumentReading) => problems.every((problem) => problem.severity === "warning");

function removed(paths: readonly (readonly (string | number)[])[]): Finding[] {
  const message = "A password does not belong in a contract that many read; it was taken out before storing.";
  return paths.map((path) => ({ path, part: "key", severity: "warning", message }));
}

/**
 * Interprets a document that has been read: both verdicts, the upgraded form, and our own rules.
 *
 * @param written the reading's value
 */
export function interpretContract(source: string, reading: DocumentReading, written: JsonRecord): ContractReading {
  const secrets = secretPaths(written);
  const document = secrets.length === 0 ? written : asRecord(withoutFields(written, secrets));
  const judged = judgeContract(written);
  const { upgraded, origins } = upgradeContract(document, judged.declared?.valid === true);
  const model = toContractModel(upgraded);
  const toWritten = origins.pathsInto(document, upgraded);
  const verdict = verdictFindings(document, judged, { document: upgraded, toWritten });
  const rules = contractRules(upgraded, model, isDraftVersion(written)).map((finding) => ({
    ...finding,
    path: toWritten(finding.path),
  }));
  // Where a schema refuses a field, a rule about it would only say it again; where it only remarks, the rule says more.
  const isRefused = verdict.some((finding) => finding.severity === "error");
  const found = isRefused ? [...verdict, ...rules] : [...rules, ...verdict];
  const findings = wrongKind(document) ?? [...removed(secrets), ...found];
  return {
    document,
    upgraded,
    model,
    standard: standardOf(document),
    verdicts: contractVerdicts(document, judged, reading),
    source: isWhole(reading) ? removeFields(source, reading, secrets) : source,
    format: reading.format,
    problems: toProblems(reading, findings),
    locate: reading.locate,
    locateUpgraded: (path, part) => reading.locate(toWritten(path), part),
  };
}

/**
 * Reads a contract (ODCS v2.2 to v3.1.0 and the v3.2.0 draft, Data Contract Specification 0.9 to 1.2.1) from YAML or JSON
 * text, with a verdict of the version it declares and one of ODCS v3.1.0. Never throws for what the text says. Text from outside is
 * read through `lib/server/parse-documents.ts`, which sets a time limit.
 */
export function readContract(source: string): ContractReading {
  const reading = readDocument(source);
  if (reading.value !== null) return interpretContract(source, reading, reading.value);
  const { problems, format, locate } = reading;
  return { ...unreadContract(source, problems), format, locate, locateUpgraded: locate };
}
