import type { Actor } from "@/lib/domain/actor";
import { parseQuestion, type Question } from "@/lib/domain/search/question";
import { findFacets } from "./facets";
import { withFieldWords } from "./field-filters";
import { browse, type Found, findByWords } from "./find-ids";
import { type Ground, groundOf } from "./ground";
import { readRows } from "./rows";
import type { SearchParams, SearchResult } from "./schema";
import { correctSpelling } from "./spelling";

/** One reading of the question with what was found for it. */
type Attempt = { typed: string; params: SearchParams; ground: Ground; found: Found };

/** Finds for one reading. The words of the name are what is wanted, without field words. */
async function attempt(actor: Actor, params: SearchParams, typed: string): Promise<Attempt> {
  const question: Question = parseQuestion(typed);
  const narrowed = withFieldWords(actor, params, question.fields);
  const ground = await groundOf(actor, narrowed, question);
  const wanted = question.terms.map(({ text }) => text).join(" ");
  const found =
    ground.asked.words.length === 0
      ? await browse(narrowed, ground)
      : await findByWords(actor, narrowed, wanted, ground);
  return { typed, params: narrowed, ground, found };
}

/** Rows, total and facets of what was found. */
async function answer(actor: Actor, { params, ground, found }: Attempt, explain: boolean) {
  const [rows, { total, facets }] = await Promise.all([
    readRows(actor, ground, found, explain),
    findFacets(actor, params, ground, found.loose),
  ]);
  return { rows, total, facets, next: found.next, narrow: found.narrow, relaxed: rows.some((row) => row.partial) };
}

/**
 * Finds data products the actor may see: rows, total and facets of one page. Those with all words come first; where they
 * are few, some with a part of the words follow and are marked. A question that finds nothing is tried again with its
 * spelling corrected. Never throws for what was typed.
 */
export async function search(actor: Actor, params: SearchParams): Promise<SearchResult> {
  const first = await attempt(actor, params, params.q);
  const plain = { query: params.q, correctedFrom: null, nearest: [] };
  // Something has all words, or there are none: the spelling is right, and whatever is missing is the filters' doing.
  if (first.ground.asked.words.length === 0 || first.found.all > 0)
    return { ...plain, ...(await answer(actor, first, params.explain)) };

  const spelling = await correctSpelling(actor, params.q);
  const { corrected, nearest } = spelling;
  if (params.correct && corrected !== null && corrected !== params.q) {
    const second = await attempt(actor, params, corrected);
    if (second.found.ids.length > 0)
      return { query: corrected, correctedFrom: params.q, nearest, ...(await answer(actor, second, params.explain)) };
  }
  return { ...plain, nearest, ...(await answer(actor, first, params.explain)) };
}
