import { z } from "zod";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { isInsider, visibleDomainPaths } from "@/lib/domain/permissions";
import { freshnessClasses } from "@/lib/domain/search/freshness";
import { plainText } from "@/lib/domain/search/names";
import type { Question } from "@/lib/domain/search/question";
import { facetToken, quoteLexeme, type TokenFacet } from "@/lib/domain/search/token";
import { myAccess } from "./access";
import { type AskedWords, askedWords } from "./asked";
import type { FacetName, SearchParams } from "./schema";

/** A value that fewer than this share of the products have is looked up in the index; others are checked row by row. */
const SELECTIVE = 0.2;

/** Facets whose values stand on the row as well as in the index: which way is better depends on how many have them. */
const eitherWay = ["status", "classification", "kind", "freshness"] as const;
type EitherWay = (typeof eitherWay)[number];

/** What has to be read before a question can be asked: the actor's rights and access as ids, and how common values are. */
const knownSchema = z.object({
  domains: z.array(z.uuid()),
  mine: z.array(z.object({ product_id: z.uuid(), state: z.string() })),
  ndoc: z.number(),
  common: z.record(z.string(), z.number()),
});
type Known = z.output<typeof knownSchema>;

/** A facet whose own filter is left out, or all of them. */
type Except = FacetName | "all";

/**
 * What is asked of the index, for one actor: on it stand rows, totals and facets alike. `query` and `filter` are what the
 * functions of the schema `search` take; `holds` is both as a condition on a row of `search.doc` called `doc`. Each can leave
 * one facet's own filter out.
 */
export type Ground = {
  asked: AskedWords;
  /** What must stand in the index beside the wanted words, or null. */
  must(except?: Except): Prisma.Sql | null;
  /** All of it, words too; null asks for nothing. `loose` stands in the place of the words when no product has them all. */
  query(except?: Except, loose?: string | null): Prisma.Sql | null;
  filter(except?: Except): Prisma.Sql;
  holds(except?: Except, loose?: string | null): Prisma.Sql;
  /** The same condition without the question: rights and filters alone. */
  visible(): Prisma.Sql;
};

const leftOut = (facet: FacetName, except: Except | undefined) => except === "all" || facet === except;

const either = (facet: TokenFacet, values: readonly string[]) =>
  `(${values.map((value) => quoteLexeme(facetToken(facet, value))).join(" | ")})`;

/** Reads what the question needs to know; most need nothing, and then nothing is asked. */
async function readKnown(actor: Actor, params: SearchParams): Promise<Known> {
  const paths = isInsider(actor) ? (visibleDomainPaths(actor) ?? []) : [];
  const tokens = eitherWay.flatMap((facet) => params[facet].map((value) => facetToken(facet, value)));
  if (paths.length === 0 && tokens.length === 0 && params.access.length === 0)
    return { domains: [], mine: [], ndoc: 0, common: {} };
  const mine =
    params.access.length === 0
      ? Prisma.sql`'[]'::json`
      : Prisma.sql`(select coalesce(json_agg(mine), '[]') from (${myAccess(actor)}) mine)`;
  const [row] = await db().$queryRaw<unknown[]>`
    select ${mine} as mine, (select ndoc from search.state) as ndoc,
      array(select seen.id from domain seen, unnest(${[...paths]}::text[]) as root(path)
        where seen.path = root.path or starts_with(seen.path, root.path || '/')) as domains,
      (select coalesce(json_object_agg(lexeme, ndoc), '{}') from search.lexeme where lexeme = any(${tokens}::text[])) as common`;
  return knownSchema.parse(row);
}

/** The facets among the either-way ones that the index narrows better than the row. */
function selective(params: SearchParams, { ndoc, common }: Known): Set<EitherWay> {
  const share = (facet: EitherWay) =>
    params[facet].reduce((sum, value) => sum + (common[facetToken(facet, value)] ?? 0), 0) / Math.max(1, ndoc);
  return new Set(eitherWay.filter((facet) => params[facet].length > 0 && share(facet) < SELECTIVE));
}

/** Filters as words of the index, as the text of a tsquery. */
function tokens(actor: Actor, params: SearchParams, inIndex: ReadonlySet<EitherWay>, except?: Except): string {
  const when = (facet: FacetName & TokenFacet) =>
    leftOut(facet, except) || params[facet].length === 0 ? [] : [either(facet, params[facet])];
  return [
    ...(isInsider(actor) ? [] : [either("visibility", ["public"])]),
    ...(["domain", "team", "tag", "platform"] as const).flatMap(when),
    ...[...inIndex].flatMap(when),
  ].join(" & ");
}

/** What a question demands and forbids beside its wanted words, one expression each. */
function demands({ without, fields }: Question): Prisma.Sql[] {
  const refused = without.map(({ text, phrase }) => Prisma.sql`!!search.stem(${plainText(text)}, ${phrase})`);
  const names = fields.flatMap(({ field, value, not }) => {
    const words = plainText(value);
    if ((field !== "column" && field !== "port") || words === "") return [];
    const named = Prisma.sql`search.named(${words}, ${field === "column" ? "#" : "@"})`;
    return [not ? Prisma.sql`!!${named}` : named];
  });
  const facets = fields.flatMap(({ field, value, not }) => {
    const facet = tokenFields.find((name) => name === (field === "owner" ? "team" : field));
    return not && facet ? [Prisma.sql`!!(${quoteLexeme(facetToken(facet, value))}::tsquery)`] : [];
  });
  return [...refused, ...names, ...facets];
}

const tokenFields: readonly TokenFacet[] = [
  "domain",
  "team",
  "tag",
  "platform",
  "kind",
  "status",
  "classification",
  "freshness",
];

/** Rights and broad filters as a `search.filter`. */
function filterOf(actor: Actor, params: SearchParams, known: Known, except?: Except): Prisma.Sql {
  const values = (facet: Exclude<FacetName, "access">) =>
    leftOut(facet, except) || params[facet].length === 0 ? null : params[facet];
  // Without the filter everything but the retired; they are counted, so that they can be asked for.
  const statuses = leftOut("status", except) ? null : (values("status") ?? ["draft", "active", "deprecated"]);
  const freshness = values("freshness")?.map((value) => freshnessClasses.findIndex((one) => one === value)) ?? null;
  const access: readonly string[] = leftOut("access", except) ? [] : params.access;
  const ids = (wanted: (state: string) => boolean) =>
    known.mine.filter(({ state }) => wanted(state)).map(({ product_id }) => product_id);
  const only = access.length > 0 && !access.includes("none") ? ids((state) => access.includes(state)) : null;
  const not = access.includes("none") ? ids((state) => !access.includes(state)) : null;
  const everything = !isInsider(actor) || visibleDomainPaths(actor) === null;
  const teams = actor.teams.map((team) => team.id);
  return Prisma.sql`row(${everything}::boolean, ${teams}::uuid[], ${known.domains}::uuid[],
    ${statuses}::text[]::product_status[], ${values("classification")}::text[]::classification[], ${values("kind")}::text[],
    ${freshness}::smallint[], ${values("trust")}::text[], ${Math.floor(Date.now() / 60_000)}::int,
    ${only}::uuid[], ${not}::uuid[])::search.filter`;
}

/** Reads what is needed and says what the actor may see of what was asked. `params` hold the facets of the question's field words. */
export async function groundOf(actor: Actor, params: SearchParams, question: Question): Promise<Ground> {
  const known = await readKnown(actor, params);
  const inIndex = selective(params, known);
  const asked = askedWords(question);
  const own = demands(question);
  const must = (except?: Except) => {
    const said = tokens(actor, params, inIndex, except);
    const parts = [...(said === "" ? [] : [Prisma.sql`${said}::tsquery`]), ...own];
    return parts.length === 0 ? null : Prisma.sql`(${Prisma.join(parts, " && ")})`;
  };
  const query = (except?: Except, loose?: string | null) => {
    const beside = must(except);
    if (loose) return beside === null ? Prisma.sql`${loose}::tsquery` : Prisma.sql`(${loose}::tsquery && ${beside})`;
    if (asked.words.length === 0) return beside;
    return Prisma.sql`search.strict(${asked.words}::text[], ${asked.splits}::text[], ${asked.phrases}::boolean[],
      ${asked.unfinished}::boolean, ${beside ?? Prisma.sql`null`}::tsquery)`;
  };
  const filter = (except?: Except) => filterOf(actor, params, known, except);
  const passing = (q: Prisma.Sql | null, except?: Except) => {
    const passes = Prisma.sql`search.passes(${filter(except)}, doc.product_id, doc.visibility, doc.owner_team_id,
      doc.domain_id, doc.status, doc.classification, doc.kinds, doc.freshness, doc.high_until, doc.fair_until)`;
    return q === null ? passes : Prisma.sql`doc.tsv @@ ${q} and ${passes}`;
  };
  return {
    asked,
    must,
    query,
    filter,
    holds: (except, loose) => passing(query(except, loose), except),
    visible: () => {
      const said = tokens(actor, params, inIndex);
      return passing(said === "" ? null : Prisma.sql`${said}::tsquery`);
    },
  };
}
