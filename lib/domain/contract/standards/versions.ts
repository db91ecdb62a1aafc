import { isRecord, type JsonRecord } from "@/lib/domain/document/record";
import { schemaCheck } from "@/lib/domain/document/schema-check";
import type { StandardVersion } from "@/lib/domain/document/verdict";
import dcs093 from "./datacontract-0.9.3.schema.json";
import dcs110 from "./datacontract-1.1.0.schema.json";
import dcs120 from "./datacontract-1.2.0.schema.json";
import dcs121 from "./datacontract-1.2.1.schema.json";
import odcs221 from "./odcs-json-schema-v2.2.1.json";
import odcs222 from "./odcs-json-schema-v2.2.2.json";
import odcs300 from "./odcs-json-schema-v3.0.0.json";
import odcs301 from "./odcs-json-schema-v3.0.1.json";
import odcs302 from "./odcs-json-schema-v3.0.2.json";
import odcs310 from "./odcs-json-schema-v3.1.0.json";
import odcs320 from "./odcs-json-schema-v3.2.0-dev.json";

export type ContractStandard = "odcs" | "dcs";

const version = (name: string, schema: object): StandardVersion => ({ name, check: schemaCheck(schema, name) });

/** The version everything is read in. */
export const currentVersion = version("ODCS v3.1.0", odcs310);

const odcs = new Map<string, StandardVersion>([
  ["v2.2.1", version("ODCS v2.2.1", odcs221)],
  ["v2.2.2", version("ODCS v2.2.2", odcs222)],
  ["v3.0.0", version("ODCS v3.0.0", odcs300)],
  ["v3.0.1", version("ODCS v3.0.1", odcs301)],
  ["v3.0.2", version("ODCS v3.0.2", odcs302)],
  ["v3.1.0", currentVersion],
  ["v3.2.0", version("ODCS v3.2.0 (draft)", odcs320)],
]);

/** Its own `apiVersion` values, as far as their schemas are published. */
export const knownApiVersions: readonly string[] = [...odcs.keys()];

/** A file that names a version between two published ones is checked as the nearest. */
function dcsVersion(name: string, schema: object, known: string): StandardVersion {
  const check = schemaCheck(schema, name);
  const field = "dataContractSpecification";
  return { name, check: (value) => check(isRecord(value) ? { ...value, [field]: known } : value) };
}

const dcs: readonly (readonly [RegExp, StandardVersion])[] = [
  [/^0\.9(\.|$)/, dcsVersion("Data Contract Specification 0.9.3", dcs093, "0.9.3")],
  [/^1\.[01](\.|$)/, dcsVersion("Data Contract Specification 1.1.0", dcs110, "1.1.0")],
  [/^1\.2(\.0)?$/, dcsVersion("Data Contract Specification 1.2.0", dcs120, "1.2.0")],
  [/^1\.2\.\d+$/, dcsVersion("Data Contract Specification 1.2.1", dcs121, "1.2.1")],
];

/** All published versions of both standards, the latest first. */
export const contractVersions: readonly StandardVersion[] = [
  ...[...odcs.values()].reverse(),
  ...dcs.map(([, known]) => known).reverse(),
];

/** Which standard a document is written in; what says neither is read as ODCS. */
export function standardOf(document: JsonRecord): ContractStandard {
  if ("dataContractSpecification" in document) return "dcs";
  const isOdcs = "apiVersion" in document || "kind" in document;
  return !isOdcs && isRecord(document.info) && isRecord(document.models) ? "dcs" : "odcs";
}

/** What a document says its version is, in words. */
export function declaredName(document: JsonRecord): string {
  const isDcs = standardOf(document) === "dcs";
  const said = isDcs ? document.dataContractSpecification : document.apiVersion;
  const standard = isDcs ? "Data Contract Specification" : "ODCS";
  return typeof said === "string" || typeof said === "number"
    ? `${standard} ${String(said).slice(0, 20)}`
    : `${standard}, no version`;
}

/** The version a document declares; null where no schema of that version is published. */
export function declaredVersion(document: JsonRecord): StandardVersion | null {
  if (standardOf(document) === "odcs") {
    const { apiVersion } = document;
    return typeof apiVersion === "string" ? (odcs.get(apiVersion) ?? null) : null;
  }
  const said = document.dataContractSpecification;
  if (typeof said !== "string") return null;
  return dcs.find(([pattern]) => pattern.test(said))?.[1] ?? null;
}
