import { toProblems } from "@/lib/domain/document/findings";
import { type DocumentReading, readDocument, type SourceFormat } from "@/lib/domain/document/read-document";
import { type Finding, schemaCheck } from "@/lib/domain/document/schema-check";
import type { Problem } from "@/lib/domain/errors";
import { type ContractModel, toContractModel } from "./model";
import { contractRules } from "./rules";
import odcs310 from "./standards/odcs-json-schema-v3.1.0.json";

export type ContractReading = {
  /** Plain JSON; null when the text could not be read at all. */
  document: Record<string, unknown> | null;
  /** A tolerant reading, there even when the document has problems. */
  model: ContractModel;
  format: SourceFormat;
  /** Errors first, then warnings, each in the order of the text. */
  problems: Problem[];
  locate: DocumentReading["locate"];
};

const checkOdcs = schemaCheck(odcs310, "ODCS v3.1.0");

/** Findings about the standard itself: another kind of document or a version no rule here was written for. */
function wrongStandard(document: Record<string, unknown>): Finding[] | null {
  const { kind, apiVersion } = document;
  if (kind === "DataProduct")
    return [
      {
        path: ["kind"],
        part: "value",
        severity: "error",
        message: "This is a data product (ODPS); a data contract (ODCS) is expected here.",
      },
    ];
  if (typeof apiVersion === "string" && /^v2\./.test(apiVersion))
    return [
      {
        path: ["apiVersion"],
        part: "value",
        severity: "error",
        message: `ODCS ${apiVersion} is not accepted; write the contract as ODCS v3.1.0.`,
      },
    ];
  if ("dataContractSpecification" in document)
    return [
      {
        path: ["dataContractSpecification"],
        part: "key",
        severity: "error",
        message: "This is a Data Contract Specification document; write the contract as ODCS v3.1.0.",
      },
    ];
  return null;
}

/**
 * Reads an ODCS contract (v3.0.x and v3.1.0, checked against the v3.1.0 schema) from YAML or JSON text. Never throws for
 * what the text says. Text from outside is read through `lib/server/parse-documents.ts`, which sets a time limit.
 */
export function readContract(source: string): ContractReading {
  const reading = readDocument(source);
  const model = toContractModel(reading.value);
  const findings =
    reading.value === null
      ? []
      : (wrongStandard(reading.value) ?? [...checkOdcs(reading.value), ...contractRules(reading.value, model)]);
  return {
    document: reading.value,
    model,
    format: reading.format,
    problems: toProblems(reading, findings),
    locate: reading.locate,
  };
}
