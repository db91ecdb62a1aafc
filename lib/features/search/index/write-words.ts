import type { Tx } from "@/lib/db/transaction";

/** Adds what is new to the vocabulary, in one order everywhere: two publishers never wait for each other in a circle. */
export async function writeWords(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    insert into search_word (word)
    select distinct piece.word
    from search.card card
    cross join lateral regexp_split_to_table(
      fold(regexp_replace(concat_ws(' ', card.name, card.ref, array_to_string(card.tags, ' '), card.summary,
        (select string_agg(concat_ws(' ', part ->> 't', part ->> 'b'), ' ') from jsonb_array_elements(card.parts) part)),
        '([[:lower:][:digit:]])([[:upper:]])', '\\1 \\2', 'g')), '[^[:alnum:]]+') as piece(word)
    where card.product_id = any(${[...ids]}::uuid[]) and length(piece.word) between 3 and 60 and piece.word !~ '^[0-9]+$'
      and not exists (select 1 from search_word known where known.word = piece.word)
    order by piece.word
    on conflict do nothing`;
}
