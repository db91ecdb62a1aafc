import { z } from "zod";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { canSomewhere } from "@/lib/domain/permissions";
import { needStatuses } from "@/lib/domain/search/need";
import { search } from "@/lib/features/search/queries";
import { readSearchParams } from "@/lib/features/search/schema";

const AT_MOST = 5;
const PRODUCTS = 3;
/** Candidates are looked at one by one for their share of words; more than this many never are. */
const CANDIDATES = 200;
/** Below this closeness a need is not worth showing. */
const WORTH_SHOWING = 0.3;

const likeSchema = z.object({
  number: z.int(),
  title: z.string(),
  status: z.enum(needStatuses),
  votes: z.int(),
  voted: z.boolean(),
  /** 0 to 1: how near the titles are, or which share of the words the need has. */
  closeness: z.number(),
});
export type NeedLike = z.output<typeof likeSchema>;

/** Any of the words, as a tsquery; null of nothing when there is none. */
const anyOf = (text: string) => Prisma.sql`
  nullif(array_to_string(array(
    select quote_literal(lexeme) from unnest(tsvector_to_array(to_tsvector('mercat_english', ${text}))) lexeme), ' | '), '')::tsquery`;

/** Needs that ask for much the same as the text, nearest first: open, claimed and met ones. */
export async function needsLike(actor: Actor, text: string): Promise<NeedLike[]> {
  if (text.trim().length < 3 || !canSomewhere(actor, "need.view")) return [];
  const rows = await db().$queryRaw`
    with asked as materialized (
      select ${anyOf(text)} as any_word, tsvector_to_array(to_tsvector('mercat_english', ${text})) as words),
    near as (
      select n.id, n.number, n.title, n.status, n.votes, similarity(n.title, ${text}) as title_like, n.tsv
      from need n, asked
      where n.status <> 'closed' and (n.title % ${text} or n.tsv @@ asked.any_word)
      order by title_like desc, ts_rank(n.tsv, asked.any_word) desc, n.votes desc
      limit ${CANDIDATES})
    select number, title, status, votes, closeness,
      exists (select 1 from need_vote v where v.need_id = near.id and v.person_id = ${actor.id}::uuid) as voted
    from near, asked, lateral (
      select count(*) as hits, sum(case when word = any(tsvector_to_array(ts_filter(near.tsv, '{a}'))) then 1 else 0.5 end) as points
      from unnest(asked.words) word where word = any(tsvector_to_array(near.tsv))) common,
    lateral (
      -- One word in common says little, and words of the title more than those of the rest.
      select round(greatest(title_like, case when common.hits > 1 then 1 else 0.6 end
        * coalesce(common.points, 0) / greatest(cardinality(asked.words), 2))::numeric, 2)::float8 as closeness) close
    where closeness >= ${WORTH_SHOWING}
    order by closeness desc, votes desc, number limit ${AT_MOST}`;
  return z.array(likeSchema).parse(rows);
}

export type ProductLike = { ref: string; name: string; summary: string };

/** Products the actor may see that may answer already. Of those that have only some of the words, the best one. */
async function productsLike(actor: Actor, text: string): Promise<ProductLike[]> {
  if (text.trim().length < 3) return [];
  const { rows, relaxed } = await search(actor, readSearchParams({ q: text }));
  const shown = relaxed ? rows.slice(0, 1) : rows.filter(({ partial }) => !partial).slice(0, PRODUCTS);
  return shown.map(({ ref, name, summary }) => ({ ref, name, summary }));
}

export type Alike = { needs: NeedLike[]; products: ProductLike[] };

/** What there is already for a text: needs to vote for, and products that may answer it. */
export async function alike(actor: Actor, text: string): Promise<Alike> {
  const [needs, products] = await Promise.all([needsLike(actor, text), productsLike(actor, text)]);
  return { needs, products };
}
