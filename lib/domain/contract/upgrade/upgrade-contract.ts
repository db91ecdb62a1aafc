import type { JsonRecord } from "@/lib/domain/document/record";
import { standardOf } from "../standards/versions";
import { upgradeDcs } from "./dcs";
import { fitContract } from "./fit";
import { upgradeOdcsV2 } from "./odcs-v2";
import { upgradeOdcsV3 } from "./odcs-v3";
import { Origins } from "./origins";

export type UpgradedContract = { upgraded: JsonRecord; origins: Origins };

const legacyFields = ["uuid", "dataset", "quantumName", "datasetName", "stakeholders", "datasetDomain"];

/** ODCS v2.2.x by its number; where a document has none, by fields that no later version knows. */
function isOdcsV2({ apiVersion, ...fields }: JsonRecord): boolean {
  if (typeof apiVersion === "string" && apiVersion !== "") return /^v2\./.test(apiVersion);
  return legacyFields.some((name) => name in fields);
}

/**
 * A contract in the form of ODCS v3.1.0. A document of that version, or of one nobody knows, comes back as it is.
 *
 * Fields v3.1.0 has no place for go under `customProperties` where the older standard allows them: always in v2.2.x and
 * the Data Contract Specification, and in v3.0.x and the v3.2.0 draft when the document is valid there. A field that its own standard
 * refuses stays where it is, so that it is still found to be wrong.
 */
export function upgradeContract(document: JsonRecord, isValidAsDeclared: boolean): UpgradedContract {
  const origins = new Origins();
  if (standardOf(document) === "dcs") return { upgraded: fitContract(upgradeDcs(document, origins), origins), origins };
  if (isOdcsV2(document)) return { upgraded: fitContract(upgradeOdcsV2(document, origins), origins), origins };
  if (!/^v3\.(0\.\d+|2\.0)$/.test(String(document.apiVersion))) return { upgraded: document, origins };
  const made = upgradeOdcsV3(document, origins);
  return { upgraded: isValidAsDeclared ? fitContract(made, origins) : made, origins };
}
