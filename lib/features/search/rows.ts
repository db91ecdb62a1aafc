import { z } from "zod";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { trustEvidenceSchema, trustSignal } from "@/lib/domain/quality/trust-signal";
import { visibleProductSql } from "@/lib/features/catalog/visibility";
import { myAccess } from "./access";
import type { Found } from "./find-ids";
import type { Ground } from "./ground";
import { type Match, matchKinds, type SearchRow, type Segment, searchRowSchema } from "./schema";

/** Stand around what matched in a headline. Private-use characters, taken out of the text before. */
const MARK = { start: "\ue000", stop: "\ue001" };
const MARKS = MARK.start + MARK.stop;
const HEADLINE = `StartSel=${MARK.start}, StopSel=${MARK.stop}`;

/** A part of a product that matched, as `search.card` keeps it: kind, text, business word, lexemes. */
const partSchema = z.object({ k: z.enum(matchKinds), t: z.string(), b: z.string().nullable(), l: z.string() });

const rawRow = searchRowSchema.omit({ snippet: true, matched: true, trust: true, score: true, partial: true }).extend({
  trust: trustEvidenceSchema.nullable(),
  headline: z.string().nullable(),
  passage: z.string().nullable(),
  parts: z.array(partSchema),
});

/** Cuts a headline at its marks. */
export function segments(headline: string): Segment[] {
  return headline
    .split(/(\ue000[^\ue001]*\ue001?)/)
    .filter((part) => part !== "")
    .map((part) => ({ text: part.replace(/[\ue000\ue001]/g, ""), match: part.startsWith(MARK.start) }));
}

/** Lexemes are letters and digits; anything else would mean something in a pattern. */
const safe = (lexeme: string) => lexeme.replace(/[^\p{L}\p{N}]/gu, "");

/** A path that finds the parts with one of the lexemes, each between blanks. */
function partsPath({ lexemes, prefix }: Found): string {
  const words = [...lexemes.map(safe).map((word) => `${word} `), ...(prefix === null ? [] : [safe(prefix)])];
  const some = words.filter((word) => word.trim() !== "");
  return some.length === 0 ? "$[*] ? (false == true)" : `$[*] ? (@.l like_regex " (${some.join("|")})")`;
}

/** The parts that matched, those with most of the question's words first, at most three. */
function matchedOf(parts: readonly z.output<typeof partSchema>[], { lexemes, prefix }: Found): Match[] {
  const count = (l: string) =>
    lexemes.filter((word) => l.includes(` ${word} `)).length + (prefix !== null && l.includes(` ${prefix}`) ? 0.5 : 0);
  return parts
    .map((part, place) => ({ part, place, count: count(part.l) }))
    .sort((a, b) => b.count - a.count || a.place - b.place)
    .slice(0, 3)
    .map(({ part: { k, t, b } }) => ({ kind: k, text: t, term: b }));
}

/** What is marked in texts: any of the question's words, or what begins like the last one. */
function anyWord({ asked }: Ground, { prefix }: Found): Prisma.Sql {
  const each = asked.words.map(
    (word, index) => Prisma.sql`search.stem(${asked.splits[index] ?? word}, ${asked.phrases[index] ?? false})`,
  );
  const begun = prefix === null ? [] : [Prisma.sql`${`'${safe(prefix)}':*`}::tsquery`];
  return Prisma.sql`(${Prisma.join([...each, ...begun], " || ")})`;
}

/** Summary and passage with what matched, and the parts that did; nothing of it without words. */
function matches(ground: Ground, found: Found): Prisma.Sql {
  if (ground.asked.words.length === 0)
    return Prisma.sql`select null::text as headline, null::text as passage, '[]'::jsonb as parts`;
  const any = anyWord(ground, found);
  return Prisma.sql`
    select parts, ts_headline('public.mercat_english', translate(card.summary, ${MARKS}, ''), ${any}, ${`${HEADLINE}, HighlightAll=true`}) as headline,
      case when parts <> '[]' or to_tsvector('public.mercat_english', card.name || ' ' || card.summary) @@ ${any} then null
        else ts_headline('public.mercat_english', translate(card.prose, ${MARKS}, ''), ${any},
          ${`${HEADLINE}, MaxFragments=1, MaxWords=24, MinWords=12`}) end as passage
    from jsonb_path_query_array(card.parts, ${partsPath(found)}::jsonpath) as parts`;
}

/** The rows of a page in its order, from their cards alone. The ids have been found for this actor. */
export async function readRows(actor: Actor, ground: Ground, found: Found, explain: boolean): Promise<SearchRow[]> {
  if (found.ids.length === 0) return [];
  const now = new Date();
  const rows = await db().$queryRaw`
    with mine as materialized (${myAccess(actor)})
    select card.product_id as id, card.ref, card.name, card.summary, card.domain_path as "domainPath",
      card.domain_name as "domainName", card.team_name as "ownerTeam", card.team_slug as "ownerTeamSlug",
      card.status::text, card.classification::text, card.kinds as "portKinds",
      card.contract_version as "contractVersion", card.renewed as freshness, card.quality_rules as "qualityRules",
      card.trust, card.updated_at as "updatedAt", coalesce(mine.state, 'none') as access, card.sunset_at as "sunsetAt",
      card.ending_ports as "endingPorts", said.headline, said.passage, said.parts,
      case when card.successor_ref is null then null else (
        select jsonb_build_object('ref', next.ref, 'name', next.name) from data_product next
        where next.ref = card.successor_ref and ${visibleProductSql(actor, Prisma.sql`next`)}) end as successor
    from unnest(${found.ids}::uuid[]) with ordinality page(id, place)
    join search.card card on card.product_id = page.id
    left join mine on mine.product_id = page.id
    cross join lateral (${matches(ground, found)}) said
    order by page.place`;
  return z
    .array(rawRow)
    .parse(rows)
    .map(({ headline, passage, parts, trust, ...row }) => ({
      ...row,
      trust: trust === null ? null : trustSignal(trust, now),
      matched: matchedOf(parts, found),
      snippet: segments(passage?.includes(MARK.start) ? passage : (headline ?? row.summary)),
      score: explain ? (found.scores.get(row.id) ?? null) : null,
      partial: found.partial.has(row.id),
    }));
}
