import { toProblems } from "@/lib/domain/document/findings";
import { type DocumentReading, readDocument, type SourceFormat } from "@/lib/domain/document/read-document";
import { isRecord, type JsonRecord } from "@/lib/domain/document/record";
import type { Finding } from "@/lib/domain/document/schema-check";
import { asWarnings, type Judged, judge, noVerdicts, toVerdicts, type Verdicts } from "@/lib/domain/document/verdict";
import type { Problem } from "@/lib/domain/errors";
import { type ProductModel, toProductModel } from "./model";
import { productRules } from "./rules";
import {
  currentProductVersion,
  declaredProductName,
  declaredProductVersion,
  knownProductVersions,
} from "./standards/versions";

export type ProductReading = {
  /** Plain JSON, as written; null when the text could not be read at all. */
  document: JsonRecord | null;
  /** A tolerant reading, there even when the document has problems. */
  model: ProductModel;
  verdicts: Verdicts;
  format: SourceFormat;
  /** Errors first, then warnings, each in the order of the text. */
  problems: Problem[];
  locate: DocumentReading["locate"];
};

const at = (field: string, message: string): Finding => ({ path: [field], part: "value", severity: "error", message });

/** Findings about the kind of document: another one than a Bitol data product. */
function wrongKind(document: JsonRecord): Finding[] | null {
  if (document.kind === "DataContract")
    return [at("kind", "This is a data contract (ODCS); a data product (ODPS) is expected here.")];
  if (isRecord(document.product) && !("apiVersion" in document))
    return [
      at(
        "product",
        "This is a document of the Open Data Product Specification; start a new draft with it, and it becomes a data product of Bitol's ODPS.",
      ),
    ];
  return null;
}

/** A document is accepted when one of its verdicts is good; what the other complains of are warnings then. */
function verdictFindings(document: JsonRecord, { version, declared, current }: Judged): Finding[] {
  const { apiVersion } = document;
  const name = currentProductVersion.name;
  if (declared?.valid || current.valid) {
    const own = declared ? asWarnings(declared, version?.name ?? "") : [];
    return current === declared ? own : [...own, ...asWarnings(current, name)];
  }
  if (declared) return declared.findings;
  if (typeof apiVersion !== "string" || apiVersion === "") return current.findings;
  const known = knownProductVersions.join(", ");
  return [
    at("apiVersion", `ODPS ${apiVersion.slice(0, 20)} is not known here; known are ${known}.`),
    ...current.findings,
  ];
}

/**
 * Reads a data product (Bitol ODPS v0.9.0, v1.0.0 or v1.1.0) from YAML or JSON text, with a verdict of the version it
 * declares and one of v1.1.0. Never throws for what the text says. Text from outside is read through
 * `lib/server/parse-documents.ts`, which sets a time limit.
 */
export function readProduct(source: string): ProductReading {
  const reading = readDocument(source);
  const { value: document, format, locate } = reading;
  const model = toProductModel(document);
  if (document === null) return { document, model, verdicts: noVerdicts(), format, problems: reading.problems, locate };
  const judged = judge(document, declaredProductVersion(document), currentProductVersion);
  const names = { declared: declaredProductName(document), current: currentProductVersion.name };
  const findings = wrongKind(document) ?? [...verdictFindings(document, judged), ...productRules(model)];
  return {
    document,
    model,
    verdicts: toVerdicts(judged, names, reading),
    format,
    problems: toProblems(reading, findings),
    locate,
  };
}
