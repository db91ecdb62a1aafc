import { z } from "zod";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { corrections, replaceWords, wordsOf } from "@/lib/domain/search/spelling";
import { visibleProductSql } from "@/lib/features/catalog/visibility";

const seen = (actor: Actor) => visibleProductSql(actor, Prisma.sql`doc`);

/** The words that stand in no product the actor may see, folded as the vocabulary is. */
async function unknownWords(actor: Actor, words: readonly string[]): Promise<{ word: string; folded: string }[]> {
  const rows = await db().$queryRaw`
    select word, fold(word) as folded from unnest(${[...words]}::text[]) as word
    where length(word) >= 4 and not exists (
      select 1 from search.doc doc
      where (doc.tsv @@ plainto_tsquery('mercat_english', word)
        or doc.tsv @@ to_tsquery('mercat_simple', '''' || word || ''':*')) and ${seen(actor)})`;
  return z.array(z.object({ word: z.string(), folded: z.string() })).parse(rows);
}

/** Words of the vocabulary that look like it, most alike first, each in a product the actor may see. */
async function alike(actor: Actor, folded: string, condition: Prisma.Sql): Promise<string[]> {
  const rows = await db().$queryRaw`
    select near.word from (
      select word, similarity(word, ${folded}) as alike from search_word where ${condition}
      order by alike desc, word limit 60) near
    where exists (
      select 1 from search.doc doc
      where doc.tsv @@ to_tsquery('mercat_simple', '''' || near.word || '''') and ${seen(actor)})
    order by near.alike desc, near.word`;
  return z
    .array(z.object({ word: z.string() }))
    .parse(rows)
    .map((row) => row.word);
}

export type Spelling = {
  /** The question with its unknown words corrected; null when nothing could be corrected. */
  corrected: string | null;
  /** Words near to the unknown ones, at most five. */
  nearest: string[];
};

/** Corrects a question that found nothing, from the words of what the actor may see and from nothing else. */
export async function correctSpelling(actor: Actor, question: string): Promise<Spelling> {
  const unknown = await unknownWords(actor, wordsOf(question));
  const found = await Promise.all(
    unknown.map(async ({ word, folded }) => {
      const near = await alike(actor, folded, Prisma.sql`word % ${folded}`);
      if (corrections(folded, near).length > 0) return { word, folded, near };
      // Letters swapped at the beginning leave too few trigrams in common for the index.
      const length = folded.length;
      const wider = await alike(
        actor,
        folded,
        Prisma.sql`length(word) between ${length - 2} and ${length + 2} and similarity(word, ${folded}) > 0.15`,
      );
      return { word, folded, near: [...near, ...wider] };
    }),
  );
  const replacements = new Map<string, string>();
  for (const { word, folded, near } of found) {
    const [best] = corrections(folded, near);
    if (best !== undefined) replacements.set(word, best);
  }
  return {
    corrected: replacements.size > 0 ? replaceWords(question, replacements) : null,
    nearest: [...new Set(found.flatMap(({ near }) => near.slice(0, 5)))].slice(0, 5),
  };
}
