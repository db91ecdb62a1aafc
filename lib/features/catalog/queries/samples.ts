import { z } from "zod";
import { type Classification, maySample } from "@/lib/domain/classification";
import type { ContractObject } from "@/lib/domain/contract/property";
import { madeUpRows } from "@/lib/domain/made-up-rows";

/** Rows shown at most, whatever is stored. */
const SHOWN = 20;

const rowsSchema = z.array(z.record(z.string(), z.unknown())).catch([]);

type Stored = { rows: unknown; readAt: Date } | undefined;

/** The columns that were read, in the contract's order: JSON in the database has an order of its own. */
function columnsOf(object: ContractObject, row: Record<string, unknown>): string[] {
  const known = object.properties.map((property) => property.physicalName ?? property.name);
  const rest = Object.keys(row).filter((column) => !known.includes(column));
  return [...known.filter((column) => column in row), ...rest];
}

/**
 * What is shown as rows of an object: those read from the platform where the classification allows it, else rows made
 * from the contract, with the reason why.
 */
export function sampleOf(object: ContractObject, classification: Classification, stored: Stored) {
  const columns = object.properties.map((property) => property.name);
  const read = stored && maySample(classification) ? rowsSchema.parse(stored.rows).slice(0, SHOWN) : [];
  if (stored && read.length > 0) {
    return { made: false as const, readAt: stored.readAt, columns: columnsOf(object, read[0] ?? {}), rows: read };
  }
  const why = maySample(classification)
    ? "No rows have been read from the platform yet."
    : `Real rows of ${classification} data are not shown.`;
  return { made: true as const, why, columns, rows: madeUpRows(object) };
}
