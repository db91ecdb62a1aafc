import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type Actor, systemActor } from "@/lib/domain/actor";
import { parseQuestion, type Question } from "@/lib/domain/search/question";
import { findFacets } from "./facets/facets";
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
  const relaxed = ground.asked.words.length > 0 && found.all === 0 && found.ids.length > 0;
  const [rows, { total, facets }] = await Promise.all([
    readRows(actor, ground, found, explain),
    findFacets(actor, params, ground, found.loose),
  ]);
  return { rows, total, facets, next: found.next, narrow: found.narrow, relaxed };
}

/**
 * Finds data products the actor may see: rows, total and facets of one page. Where few have all words, some with a part of
 * the words stand among them and are marked; the total is of those with all, unless there are none. A question that finds nothing is tried again with its
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

/** Which products the actor would find with all words of the question: those among `ids`, or at most `limit` of all. */
export async function holding(
  actor: Actor,
  params: SearchParams,
  among: { ids: readonly string[] } | { limit: number },
): Promise<string[]> {
  const question = parseQuestion(params.q);
  const ground = await groundOf(actor, withFieldWords(actor, params, question.fields), question);
  const only = "ids" in among ? Prisma.sql`doc.product_id = any(${[...among.ids]}::uuid[]) and` : Prisma.empty;
  const rows = await db().$queryRaw<{ id: string }[]>`
    select doc.product_id as id from search.doc doc where ${only} ${ground.holds()}
    ${"limit" in among ? Prisma.sql`limit ${among.limit}` : Prisma.empty}`;
  return rows.map(({ id }) => id);
}

const anybody = systemActor("search");

/** What a question asks of a row whoever asks it: what depends on the person or needs a look-up is left out. */
async function askedByAnybody(params: SearchParams): Promise<Prisma.Sql> {
  const question = parseQuestion(params.q);
  const fields = question.fields.filter(({ value }) => value.toLowerCase() !== "me");
  const narrowed = withFieldWords(anybody, params, fields);
  const rough = { ...narrowed, access: [], status: [], classification: [], kind: [], freshness: [] };
  return (await groundOf(anybody, rough, question)).holds("status");
}

/**
 * Of many questions those that may find the product, in one statement: whoever asks has to be asked for with `holding`
 * then, which knows their rights.
 */
export async function askingFor<Q extends { id: string; params: SearchParams }>(
  productId: string,
  questions: readonly Q[],
): Promise<Q[]> {
  if (questions.length === 0) return [];
  const each = await Promise.all(
    questions.map(
      async ({ id, params }) => Prisma.sql`select ${id} as id from doc where ${await askedByAnybody(params)}`,
    ),
  );
  const rows = await db().$queryRaw<{ id: string }[]>`
    with doc as materialized (select * from search.doc where product_id = ${productId}::uuid)
    ${Prisma.join(each, " union all ")}`;
  const found = new Set(rows.map(({ id }) => id));
  return questions.filter(({ id }) => found.has(id));
}
