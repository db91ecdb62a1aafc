import { z } from "zod";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Reading } from "@/lib/domain/search/correction";
import { deletions, forgivenMistakes, nearest } from "@/lib/domain/search/spelling";
import { quoteLexeme } from "@/lib/domain/search/token";

/** What an actor may see, as the functions of the schema `search` take it: the row's filter, and what must stand in the index. */
export type Seen = { filter: Prisma.Sql; must: Prisma.Sql | null };

const within = (query: Prisma.Sql, { must }: Seen) =>
  must ? Prisma.sql`((${query}) && ${must})` : Prisma.sql`(${query})`;

/** Words of the vocabulary that are compared with a typed one, and those that are kept. */
const COMPARED = 80;
const KEPT = 8;
/** Names that are read, best first. */
const NAMES = 120;

const nearRows = z.array(z.object({ typed: z.string(), word: z.string(), count: z.number() }));

/** What may be meant by each word, from the whole vocabulary: to be checked against what the actor may see. */
export async function readingsOf(words: readonly string[]): Promise<Reading[]> {
  const asked = words
    .filter((word) => forgivenMistakes(word.length) > 0)
    .map((word) => ({ word, deletions: deletions(word) }));
  const rows =
    asked.length === 0
      ? []
      : await db().$queryRaw`
    select asked.word as typed, near.word, near.count
    from json_to_recordset(${JSON.stringify(asked)}::json) as asked(word text, deletions integer[])
    cross join lateral search.near_words(asked.word, asked.deletions, ${COMPARED}::int) near`;
  const found = nearRows.parse(rows);
  return words.map((typed) => ({
    typed,
    near: nearest(
      typed,
      found.filter((row) => row.typed === typed),
      KEPT,
    ),
  }));
}

const either = (words: readonly string[]) => `(${words.map((word) => quoteLexeme(`=${word}`)).join(" | ")})`;

/** Names of products the actor may see that have, for each word, it or one near to it; best first. */
export async function namesLike(readings: readonly Reading[], seen: Seen): Promise<string[]> {
  const query = readings.map(({ typed, near }) => either([typed, ...near.map(({ word }) => word)])).join(" & ");
  const rows = await db().$queryRaw`
    select name_key as name from search.candidates(${within(Prisma.sql`${query}::tsquery`, seen)}, ${NAMES}::int, ${seen.filter})`;
  return z
    .array(z.object({ name: z.string() }))
    .parse(rows)
    .map(({ name }) => name);
}

/** Those of the words, folded, that stand in a product the actor may see. */
export async function seenWords(words: readonly string[], seen: Seen): Promise<Set<string>> {
  if (words.length === 0) return new Set();
  const word = Prisma.sql`plainto_tsquery('public.mercat_english', word) || plainto_tsquery('search.plain', word)`;
  const rows = await db().$queryRaw`
    select word from unnest(${[...new Set(words)]}::text[]) word
    where exists (select 1 from search.candidates(${within(word, seen)}, 1, ${seen.filter}))`;
  return new Set(
    z
      .array(z.object({ word: z.string() }))
      .parse(rows)
      .map(({ word }) => word),
  );
}

/** Typed words as the vocabulary has them: small letters without accents. */
export async function foldWords(words: readonly string[]): Promise<{ typed: string; word: string }[]> {
  const rows = await db().$queryRaw(
    Prisma.sql`select typed, fold(typed) as word from unnest(${[...words]}::text[]) typed`,
  );
  return z.array(z.object({ typed: z.string(), word: z.string() })).parse(rows);
}
