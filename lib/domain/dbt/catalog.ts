import { z } from "zod";
import { listOf, optionalText, text } from "@/lib/domain/document/tolerant";

const column = z.object({ name: text, type: text, comment: optionalText, index: z.number().catch(0).default(0) });

const table = z
  .object({
    metadata: z.object({ type: text, comment: optionalText }).catch({ type: "", comment: null }).prefault({}),
    columns: z.record(z.string(), z.unknown()).catch({}).default({}),
  })
  .transform(({ metadata, columns }) => ({
    /** As the platform calls it: `BASE TABLE`, `view`. */
    type: metadata.type,
    comment: metadata.comment,
    columns: listOf(column)
      .parse(Object.values(columns))
      .filter((c) => c.name !== "")
      .sort((a, b) => a.index - b.index),
  }));

/** What the platform says about a model's table: its columns in their order, with their types. */
export type CatalogTable = z.output<typeof table>;

export function toCatalogTable(value: unknown): CatalogTable | null {
  const read = table.safeParse(value);
  return read.success ? read.data : null;
}
