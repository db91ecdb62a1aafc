import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { deletions } from "@/lib/domain/search/spelling";
import { liveTables, type Tables } from "./write-rows";

const wordRows = z.array(z.object({ word: z.string() }));

/** Words of these products' cards that the vocabulary does not have yet. */
const newWords = (ids: readonly string[], card: Prisma.Sql) => Prisma.sql`
  select distinct piece.word
  from ${card} card
  cross join lateral regexp_split_to_table(
    fold(regexp_replace(concat_ws(' ', card.name, card.ref, array_to_string(card.tags, ' '), card.summary,
      (select string_agg(concat_ws(' ', part ->> 't', part ->> 'b'), ' ') from jsonb_array_elements(card.parts) part)),
      '([[:lower:][:digit:]])([[:upper:]])', '\\1 \\2', 'g')), '[^[:alnum:]]+') as piece(word)
  where card.product_id = any(${[...ids]}::uuid[]) and length(piece.word) between 3 and 60 and piece.word !~ '^[0-9]+$'
    and not exists (select 1 from search.word known where known.word = piece.word)`;

/**
 * Adds what is new to the vocabulary, in one order everywhere: two publishers never wait for each other in a circle. No row
 * is ever updated, so that they do not wait for each other because of a common word either.
 */
export async function writeWords(tx: Tx, ids: readonly string[], { card }: Tables = liveTables): Promise<void> {
  const found = wordRows.parse(await tx.$queryRaw(newWords(ids, card)));
  if (found.length === 0) return;
  const rows = found.map(({ word }) => ({ word, deletions: deletions(word) }));
  await tx.$executeRaw`
    insert into search.word (word, deletions)
    select word, deletions from json_to_recordset(${JSON.stringify(rows)}::json) as r(word text, deletions integer[])
    order by word collate "C"
    on conflict do nothing`;
}
