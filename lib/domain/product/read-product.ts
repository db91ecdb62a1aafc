import { toProblems } from "@/lib/domain/document/findings";
import { type DocumentReading, readDocument, type SourceFormat } from "@/lib/domain/document/read-document";
import { type Finding, schemaCheck } from "@/lib/domain/document/schema-check";
import type { Problem } from "@/lib/domain/errors";
import { type ProductModel, toProductModel } from "./model";
import { productRules } from "./rules";
import odps100 from "./standards/odps-json-schema-v1.0.0.json";

export type ProductReading = {
  /** Plain JSON; null when the text could not be read at all. */
  document: Record<string, unknown> | null;
  /** A tolerant reading, there even when the document has problems. */
  model: ProductModel;
  format: SourceFormat;
  /** Errors first, then warnings, each in the order of the text. */
  problems: Problem[];
  locate: DocumentReading["locate"];
};

const checkOdps = schemaCheck(odps100, "ODPS v1.0.0");

function wrongStandard(document: Record<string, unknown>): Finding[] | null {
  if (document.kind === "DataContract")
    return [
      {
        path: ["kind"],
        part: "value",
        severity: "error",
        message: "This is a data contract (ODCS); a data product (ODPS) is expected here.",
      },
    ];
  return null;
}

/** v0.9.0 differs from v1.0.0 in one place that published documents use: `team` was a list of members. */
function inCurrentForm(document: Record<string, unknown>): Record<string, unknown> {
  if (document.apiVersion !== "v0.9.0" || !Array.isArray(document.team)) return document;
  return { ...document, team: { members: document.team } };
}

/**
 * Reads a data product (Bitol ODPS v1.0.0, or v0.9.0 where it says so) from YAML or JSON text. Never throws for what the
 * text says. Text from outside is read through `lib/server/parse-documents.ts`, which sets a time limit.
 */
export function readProduct(source: string): ProductReading {
  const reading = readDocument(source);
  const model = toProductModel(reading.value);
  const findings =
    reading.value === null
      ? []
      : (wrongStandard(reading.value) ?? [...checkOdps(inCurrentForm(reading.value)).findings, ...productRules(model)]);
  return {
    document: reading.value,
    model,
    format: reading.format,
    problems: toProblems(reading, findings),
    locate: reading.locate,
  };
}
