import { z } from "zod";
import { readSearchParams, writeSearchParams } from "@/lib/features/search/schema";
import { withQuery } from "@/lib/routes";

/** More than anybody reads, and what one person can ask of the worker. */
export const MOST_SAVED = 50;

const name = z
  .string({ error: "Give it a name." })
  .trim()
  .min(1, "Give it a name.")
  .max(80, "Keep the name under 80 characters.");

/** The address of the search page behind the question mark, read and written again: without page and with known filters only. */
export function savedQuery(query: string): string {
  const params = readSearchParams(new URLSearchParams(query));
  return withQuery("", writeSearchParams({ ...params, cursor: null, explain: false })).slice(1);
}

export const saveSearchSchema = z.object({ name, query: z.string().max(4000).transform(savedQuery) });
export type SaveSearchInput = z.output<typeof saveSearchSchema>;

export const savedSearchSchema = z.object({ id: z.uuid() });
export const renameSchema = z.object({ id: z.uuid(), name });
export const pauseSchema = z.object({
  id: z.uuid(),
  paused: z.enum(["yes", "no"]).transform((said) => said === "yes"),
});
