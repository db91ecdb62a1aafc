import { z } from "zod";
import { type Classification, maySample } from "@/lib/domain/classification";
import type { ContractObject } from "@/lib/domain/contract/property";
import { madeUpRows } from "@/lib/domain/made-up-rows";

/** Rows shown at most, whatever is stored. */
const SHOWN = 20;

const rowsSchema = z.array(z.record(z.string(), z.unknown())).catch([]);

type Stored = { rows: unknown; readAt: Date } | undefined;

/**
 * What is shown as rows of an object: those read from the platform where the classification allows it, else rows made
 * from the contract, with the reason why.
 */
export function sampleOf(object: ContractObject, classification: Classification, stored: Stored) {
  const columns = object.properties.map((property) => property.name);
  const read = stored && maySample(classification) ? rowsSchema.parse(stored.rows).slice(0, SHOWN) : [];
  if (stored && read.length > 0) {
    return { made: false as const, readAt: stored.readAt, columns: Object.keys(read[0] ?? {}), rows: read };
  }
  const why = maySample(classification)
    ? "No rows have been read from the platform yet."
    : `Real rows of ${classification} data are not shown.`;
  return { made: true as const, why, columns, rows: madeUpRows(object) };
}
