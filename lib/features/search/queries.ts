import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { wordsOf } from "@/lib/domain/search/spelling";
import { findFacets } from "./facets";
import { allWords, anyWord, ground } from "./matching";
import { findRows } from "./rows";
import { PAGE_SIZE, type SearchParams, type SearchResult } from "./schema";
import { correctSpelling } from "./spelling";

type Attempt = { question: string; tsquery: Prisma.Sql | null };

/** One page with total and facets for one reading of the question. */
async function run(actor: Actor, params: SearchParams, { question, tsquery }: Attempt) {
  const offset = Number(params.cursor ?? 0) || 0;
  const [rows, { total, facets }] = await Promise.all([
    findRows(actor, params, question, tsquery, offset),
    findFacets(actor, params, tsquery),
  ]);
  const next = rows.length > PAGE_SIZE ? String(offset + PAGE_SIZE) : null;
  return { rows: rows.slice(0, PAGE_SIZE), total, facets, next, narrow: false };
}

/** True when something matches the words, whatever the filters: then the spelling is right and the filters are strict. */
async function matchesAnything(actor: Actor, tsquery: Prisma.Sql): Promise<boolean> {
  const rows = await db().$queryRaw`select 1 from search_doc doc where ${ground(actor, tsquery)} limit 1`;
  return Array.isArray(rows) && rows.length > 0;
}

/**
 * Finds data products the actor may see: rows, total and facets of one page. Words are all required; a question that
 * finds nothing is tried again with its spelling corrected, then with any of its words. Never throws for what was typed.
 */
export async function search(actor: Actor, params: SearchParams): Promise<SearchResult> {
  const typed = params.q;
  const words = wordsOf(typed);
  const plain = { query: typed, correctedFrom: null, relaxed: false, nearest: [] };
  const exact: Attempt = { question: typed, tsquery: words.length > 0 ? allWords(typed) : null };
  const first = await run(actor, params, exact);
  if (first.total.value > 0 || !exact.tsquery || (await matchesAnything(actor, exact.tsquery)))
    return { ...plain, ...first };

  const spelling = await correctSpelling(actor, typed);
  const question = params.correct ? (spelling.corrected ?? typed) : typed;
  const said = {
    ...plain,
    query: question,
    correctedFrom: question === typed ? null : typed,
    nearest: spelling.nearest,
  };
  if (question !== typed) {
    const corrected = await run(actor, params, { question, tsquery: allWords(question) });
    if (corrected.total.value > 0) return { ...said, ...corrected };
  }
  const relaxed = words.length > 1 ? await run(actor, params, { question, tsquery: anyWord(question) }) : first;
  return relaxed.total.value > 0
    ? { ...said, ...relaxed, relaxed: true }
    : { ...plain, ...first, nearest: spelling.nearest };
}

const suggestionSchema = z.object({
  kind: z.enum(["product", "domain", "column"]),
  label: z.string(),
  hint: z.string(),
  /** Ref of the product, path of the domain, name of the column. */
  key: z.string(),
});
export type Suggestion = z.infer<typeof suggestionSchema>;

/** At most eight products, domains and columns that begin like what is typed, all of them visible to the actor. */
export async function suggest(actor: Actor, typed: string): Promise<Suggestion[]> {
  const words = wordsOf(typed.slice(0, 100));
  if (words.join("").length < 2) return [];
  const tsquery = allWords(words.join(" "));
  const start = `${words.join(" ")}`;
  const rows = await db().$queryRaw`
    (select 'product' as kind, doc.name as label, domain.name as hint, doc.ref as key
     from search_doc doc join domain on domain.id = doc.domain_id
     where ${ground(actor, tsquery)} and doc.status <> 'retired'
     order by starts_with(fold(doc.name), fold(${start})) desc, ts_rank('{0,0.1,0.5,1}', doc.tsv, ${tsquery}) desc, doc.name
     limit 5)
    union all
    (select 'domain', domain.name, domain.path, domain.path from domain
     where (starts_with(fold(domain.name), fold(${start})) or fold(domain.name) like '% ' || fold(${start}) || '%')
       and exists (select 1 from search_doc doc where doc.domain_id = domain.id and ${ground(actor, null)})
     order by domain.path limit 2)
    union all
    (select 'column', named.column, min(named.name), named.column from (
       select unnest(doc.columns) as column, doc.name from search_doc doc
       where ${ground(actor, tsquery)} and doc.status <> 'retired' limit 2000) named
     where starts_with(fold(named.column), fold(${words.join("_")}))
     group by named.column order by count(*) desc, named.column limit 3)`;
  return z.array(suggestionSchema).parse(rows).slice(0, 8);
}
