import { z } from "zod";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { freshnessClasses } from "@/lib/domain/search/freshness";
import { plainText } from "@/lib/domain/search/names";
import { type Asked, type Evidence, rank, type Scored, type ScorePart } from "@/lib/domain/search/score";
import { readBrowseCursor, readWordsCursor, shortId, writeBrowseCursor, writeWordsCursor } from "./cursor";
import type { Ground } from "./ground";
import { PAGE_SIZE, type SearchParams } from "./schema";

/** Products looked at for words: with those of title, columns and fresh ones at most about twice as many are scored. */
const CANDIDATES = 160;
/** For an order beside relevance more are looked at: they are not scored by it alone. */
const SORTED_CANDIDATES = 400;

const numbers = z.array(z.number());

/** What `search.match` gives of its candidates: one list per fact, one entry per candidate in each. */
const factsSchema = z.object({
  id: z.array(z.string()),
  status: z.array(z.enum(["draft", "active", "deprecated", "retired"])),
  trust: numbers,
  uses: numbers,
  freshness: numbers,
  updated: numbers,
  own: z.array(z.boolean()),
  title: numbers,
  called: z.array(z.boolean()),
  length: numbers,
});

const matchSchema = z.object({
  ndoc: z.number(),
  terms: z.array(
    z.object({ df: z.number(), place: z.number(), lexemes: z.array(z.string()), prefix: z.string().nullable() }),
  ),
  all: z.number(),
  more: z.boolean(),
  loose: z.string().nullish(),
  facts: factsSchema.nullish(),
  /** For each term, how strongly it stands in each candidate, and whether in its name. */
  ranks: z.array(numbers.nullable()),
  named: z.array(numbers.nullable()),
  successors: z.record(z.string(), z.string()),
});

/** One page of products in order, and how it came about. */
export type Found = {
  ids: string[];
  next: string | null;
  narrow: boolean;
  /** Products that have all words: at most as many as were looked for. */
  all: number;
  /** When no product has all words: those of which the rows have some, as the text of a tsquery. */
  loose: string | null;
  /** Rows that have only some of the words. */
  partial: ReadonlySet<string>;
  scores: ReadonlyMap<string, readonly ScorePart[]>;
  /** Lexemes and beginnings by which a row's parts matched. */
  lexemes: string[];
  prefix: string | null;
};

type Row = Evidence & { updated: number };

/** The candidates one by one. */
function candidatesOf({ facts, ranks, named, successors }: z.output<typeof matchSchema>): Row[] {
  if (!facts) return [];
  return facts.id.map((id, place) => ({
    id,
    status: facts.status[place] ?? "active",
    trust: facts.trust[place] ?? 0,
    uses: facts.uses[place] ?? 0,
    freshness: freshnessClasses[facts.freshness[place] ?? -1] ?? "unstated",
    updated: facts.updated[place] ?? 0,
    ownDomain: facts.own[place] ?? false,
    titleLength: facts.title[place] ?? 0,
    called: facts.called[place] ?? false,
    length: facts.length[place] ?? 0,
    inTitle: named.reduce((sum, each) => sum + (each?.[place] ?? 0), 0),
    ranks: ranks.map((each) => each?.[place] ?? 0),
    successor: successors[id] ?? null,
  }));
}

/** Candidates in the order that was asked for; `names` are the keys by which names are sorted. */
function inOrder(
  rows: readonly Row[],
  scored: Scored[],
  sort: SearchParams["sort"],
  names: ReadonlyMap<string, string>,
): Scored[] {
  if (sort === "relevance") return scored;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const key = (id: string) => (sort === "newest" ? byId.get(id)?.updated : byId.get(id)?.uses) ?? 0;
  if (sort === "name") return [...scored].sort((a, b) => ((names.get(a.id) ?? "") < (names.get(b.id) ?? "") ? -1 : 1));
  return [...scored].sort((a, b) => key(b.id) - key(a.id));
}

async function namesOf(rows: readonly Row[]): Promise<Map<string, string>> {
  const found = await db().$queryRaw<{ id: string; key: string }[]>`
    select product_id as id, name_key as key from search.doc where product_id = any(${rows.map(({ id }) => id)}::uuid[])`;
  return new Map(found.map(({ id, key }) => [id, key]));
}

/** The page of a question with words: the best candidates that have not been shown yet. */
export async function findByWords(
  actor: Actor,
  params: SearchParams,
  question: string,
  ground: Ground,
): Promise<Found> {
  const { texts, words, splits, phrases, unfinished } = ground.asked;
  const own = actor.teams.flatMap(({ domainPath }) => (domainPath === null ? [] : [domainPath]));
  const [said] = await db().$queryRaw<{ found: unknown }[]>`
    select search.match(${words}::text[], ${splits}::text[], ${phrases}::boolean[], ${unfinished}::boolean,
      ${ground.must() ?? Prisma.sql`null`}::tsquery, ${ground.filter()}, search.name_key(${plainText(question)}), ${question.trim()},
      ${own.length === 0 ? Prisma.sql`'{}'::uuid[]` : Prisma.sql`array(select id from domain where path = any(${own}::text[]))`},
      ${params.sort === "relevance" ? CANDIDATES : SORTED_CANDIDATES}::int) as found`;
  const match = matchSchema.parse(said?.found);
  const asked: Asked = {
    ndoc: match.ndoc,
    terms: match.terms.map(({ df, place }) => ({ df, text: texts[place - 1] ?? "" })),
  };
  const rows = candidatesOf(match);
  const scored = rank(rows, asked);
  const names = params.sort === "name" ? await namesOf(rows) : new Map<string, string>();
  const ordered = inOrder(rows, scored, params.sort, names);
  const seen = readWordsCursor(params.cursor)?.seen ?? new Set<number>();
  const left = ordered.filter(({ id }) => !seen.has(shortId(id)));
  const page = left.slice(0, PAGE_SIZE);
  const ids = page.map(({ id }) => id);
  const isLast = left.length <= PAGE_SIZE;
  const missing = new Set(rows.filter(({ ranks, called }) => ranks.includes(0) && !called).map(({ id }) => id));
  return {
    ids,
    next: isLast ? null : writeWordsCursor([...seen, ...ids.map(shortId)]),
    narrow: isLast && match.more,
    all: match.all,
    loose: match.loose ?? null,
    partial: missing,
    scores: new Map(page.map(({ id, parts }) => [id, parts])),
    lexemes: [...new Set(match.terms.flatMap(({ lexemes }) => lexemes))],
    prefix: match.terms.at(-1)?.prefix ?? null,
  };
}

const SORTS = { relevance: "best", newest: "newest", used: "used", name: "name" } as const;

/** The page of a question without words, along an order, as deep as one likes. */
export async function browse(params: SearchParams, ground: Ground): Promise<Found> {
  const at = readBrowseCursor(params.cursor, params.sort);
  const rows = await db().$queryRaw<{ id: string; key: string; since: bigint }[]>`
    with moment as materialized (select coalesce(${at?.since ?? null}::bigint, search.since()) as since)
    select found.product_id as id, found.key, moment.since
    from moment, search.browse(${ground.must() ?? Prisma.sql`null`}::tsquery, ${ground.filter()}, ${SORTS[params.sort]},
      ${at?.key ?? null}::text, ${at?.id ?? null}::uuid, moment.since, ${PAGE_SIZE + 1}::int) found`;
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  const more = last !== undefined && rows.length > PAGE_SIZE;
  const next = more ? writeBrowseCursor({ key: last.key, id: last.id, since: Number(last.since) }) : null;
  const nothing = { all: 0, loose: null, partial: new Set<string>(), scores: new Map(), lexemes: [], prefix: null };
  return { ...nothing, ids: page.map(({ id }) => id), next, narrow: false };
}
