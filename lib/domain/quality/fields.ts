import { z } from "zod";
import { MAX_RESULTS } from "./result";

/** Pieces of the schemas that read tools' files: what is needed is asked for, everything else is let pass. */

const moment = "Write a moment with its time zone: 2026-11-25T06:00:00Z.";

/** A moment with a time zone; Python writes microseconds, and some tools leave the zone out and mean UTC. */
export const instant = z
  .string({ error: (issue) => (issue.input === undefined ? "This field is missing." : moment) })
  .max(40, moment)
  .transform((text, context) => {
    const zoned = /(z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`;
    const date = new Date(zoned);
    // No data was checked before 1970; a year 0 would not even fit into the database.
    if (/^\d{4}-\d\d-\d\d[T ]/.test(text) && date.getTime() >= 0) return date;
    context.addIssue({ code: "custom", message: moment });
    return z.NEVER;
  });

/** A text that may be missing or null. */
export const optional = z
  .string()
  .nullish()
  .transform((text) => (text === undefined || text === null || text.trim() === "" ? null : text.trim()));

/** A number that may be missing; what is no finite number is left out rather than refused. */
export const measured = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === "number" && Number.isFinite(value) ? value : null));

/** A count of rows: whole, and not below zero. */
export const rowCount = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : null));

/** A web address to link to; others are left out. */
export const webAddress = z
  .unknown()
  .optional()
  .transform((value) => {
    if (typeof value !== "string" || value.length > 2_000 || !URL.canParse(value)) return null;
    return /^https?:$/.test(new URL(value).protocol) ? value : null;
  });

export const runIdentifier = z.string().trim().min(1, "The run needs an id.").max(200);

export function atMost<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .max(MAX_RESULTS, `At most ${MAX_RESULTS.toLocaleString("en-GB")} results at once; send them in several runs.`);
}
