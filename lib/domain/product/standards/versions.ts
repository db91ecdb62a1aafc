import type { JsonRecord } from "@/lib/domain/document/record";
import { schemaCheck } from "@/lib/domain/document/schema-check";
import type { StandardVersion } from "@/lib/domain/document/verdict";
import odps090 from "./odps-json-schema-v0.9.0.json";
import odps100 from "./odps-json-schema-v1.0.0.json";
import odps110 from "./odps-json-schema-v1.1.0.json";

const version = (name: string, schema: object): StandardVersion => ({ name, check: schemaCheck(schema, name) });

/** The version in force of the Open Data Product Standard. */
export const currentProductVersion = version("ODPS v1.1.0", odps110);

const versions = new Map<string, StandardVersion>([
  ["v0.9.0", version("ODPS v0.9.0", odps090)],
  ["v1.0.0", version("ODPS v1.0.0", odps100)],
  ["v1.1.0", currentProductVersion],
]);

/** All published versions. */
export const productVersions: readonly StandardVersion[] = [...versions.values()];

/** The `apiVersion` values whose schemas are published. */
export const knownProductVersions: readonly string[] = [...versions.keys()];

/** The version a document declares; null where no schema of that version is published. */
export function declaredProductVersion({ apiVersion }: JsonRecord): StandardVersion | null {
  return typeof apiVersion === "string" ? (versions.get(apiVersion) ?? null) : null;
}

/** What a document says its version is, in words. */
export function declaredProductName({ apiVersion }: JsonRecord): string {
  return typeof apiVersion === "string" ? `ODPS ${apiVersion.slice(0, 20)}` : "ODPS, no version";
}
