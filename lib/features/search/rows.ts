import { z } from "zod";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { trustEvidenceSchema, trustSignal } from "@/lib/domain/quality/trust-signal";
import { visibleProductSql } from "@/lib/features/catalog/visibility";
import { anyWord, filterConditions, ground, myAccess } from "./matching";
import { PAGE_SIZE, type SearchParams, type SearchRow, type Segment, searchRowSchema } from "./schema";

/** Stand around what matched in a headline. Private-use characters, taken out of the text before. */
const MARK = { start: "\ue000", stop: "\ue001" };
const MARKS = MARK.start + MARK.stop;
const HEADLINE = `StartSel=${MARK.start}, StopSel=${MARK.stop}`;

const rawRow = searchRowSchema.omit({ snippet: true, matched: true, trust: true, score: true }).extend({
  trust: trustEvidenceSchema.nullable(),
  headline: z.string().nullable(),
  passage: z.string().nullable(),
  matched: z.array(z.object({ column: z.string(), term: z.string().nullable() })).nullable(),
});

/** Cuts a headline at its marks. */
export function segments(headline: string): Segment[] {
  return headline
    .split(/(\ue000[^\ue001]*\ue001?)/)
    .filter((part) => part !== "")
    .map((part) => ({ text: part.replace(/[\ue000\ue001]/g, ""), match: part.startsWith(MARK.start) }));
}

/**
 * Weight of name, business words, summary and prose from first to last; a deprecated product counts half, and better
 * described ones come a little before. A product called exactly like the question is always first.
 */
function score(tsquery: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`ts_rank('{0.1,0.3,0.5,1}', doc.tsv, ${tsquery})
    * case doc.status when 'active' then 1.0 when 'draft' then 0.7 when 'deprecated' then 0.5 else 0.2 end
    * (1 + 0.3 * doc.quality)`;
}

function order(params: SearchParams, tsquery: Prisma.Sql | null, question: string): Prisma.Sql {
  if (params.sort === "name") return Prisma.sql`lower(doc.name), doc.product_id`;
  if (params.sort === "newest") return Prisma.sql`doc.updated_at desc, doc.product_id`;
  if (!tsquery) {
    return Prisma.sql`(doc.status <> 'active'), doc.quality desc, doc.updated_at desc, doc.product_id`;
  }
  return Prisma.sql`(fold(doc.name) = fold(${question}) or lower(doc.ref) = lower(${question})) desc,
    ${score(tsquery)} desc, doc.name, doc.product_id`;
}

/** Columns of a product's ports whose name or business word matches, with the business word. */
const matchedColumns = (any: Prisma.Sql) => Prisma.sql`
  select jsonb_agg(jsonb_build_object('column', named.name, 'term', named.business_name)) as matched from (
    select distinct on (p.name) p.name, p.business_name
    from output_port o
    join schema_object s on s.contract_version_id = o.contract_version_id
    join schema_property p on p.object_id = s.id
    where o.product_id = doc.product_id and o.retired_at is null
      and to_tsvector('mercat_english',
        regexp_replace(regexp_replace(p.name, '([[:lower:][:digit:]])([[:upper:]])', '\\1 \\2', 'g'), '_+', ' ', 'g')
          || ' ' || coalesce(p.business_name, '')) @@ ${any}
    limit 3) named`;

/** Deprecated ports of a product with what replaces them. Times are UTC and say so. */
const endingPorts = Prisma.sql`
  select jsonb_agg(jsonb_build_object(
    'port', o.name || ' ' || o.major,
    'successor', s.name || ' ' || s.major,
    'endsAt', to_char(o.ends_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by o.position) as ports
  from (
    select * from output_port
    where product_id = doc.product_id and deprecated_at is not null and retired_at is null
    order by position limit 3) o
  left join output_port s on s.id = o.successor_id`;

/** One page of rows in order. `tsquery` is null for browsing without words. */
export async function findRows(
  actor: Actor,
  params: SearchParams,
  question: string,
  tsquery: Prisma.Sql | null,
  offset: number,
): Promise<SearchRow[]> {
  const filters = Prisma.join(Object.values(filterConditions(params)), " and ");
  const any = tsquery ? anyWord(question) : Prisma.sql`''::tsquery`;
  const page = Prisma.sql`
    select *, row_number() over () as position from (select doc.product_id, coalesce(mine.state, 'none') as access
    from search_doc doc left join mine on mine.product_id = doc.product_id
    where ${ground(actor, tsquery)} and ${filters}
    order by ${order(params, tsquery, question)}
    limit ${PAGE_SIZE + 1} offset ${offset}) ordered`;
  const now = new Date();
  const rows = await db().$queryRaw`
    with mine as (${myAccess(actor)}), page as (${page})
    select doc.product_id as id, doc.ref, doc.name, doc.summary, domain.path as "domainPath",
      domain.name as "domainName", team.name as "ownerTeam", team.slug as "ownerTeamSlug", doc.status::text,
      doc.classification::text, doc.port_kinds as "portKinds", doc.contract_version as "contractVersion",
      doc.freshness, doc.quality_rules as "qualityRules", doc.trust, doc.updated_at as "updatedAt", page.access,
      ${
        tsquery
          ? Prisma.sql`ts_headline('mercat_english', translate(doc.summary, ${MARKS}, ''), ${any}, ${`${HEADLINE}, HighlightAll=true`})`
          : Prisma.sql`null`
      } as headline,
      ${
        tsquery
          ? Prisma.sql`case when to_tsvector('mercat_english', doc.name || ' ' || doc.summary) @@ ${any} or columns.matched is not null
              then null else ts_headline('mercat_english', translate(left(doc.prose, 8000), ${MARKS}, ''), ${any},
                ${`${HEADLINE}, MaxFragments=1, MaxWords=24, MinWords=12`}) end`
          : Prisma.sql`null`
      } as passage,
      columns.matched, dying.sunset_at as "sunsetAt",
      case when next.ref is null then null else jsonb_build_object('ref', next.ref, 'name', next.name) end as successor,
      coalesce(ending.ports, '[]') as "endingPorts"
    from page join search_doc doc on doc.product_id = page.product_id
    join domain on domain.id = doc.domain_id
    join team on team.id = doc.owner_team_id
    left join lateral (${tsquery ? matchedColumns(any) : Prisma.sql`select null::jsonb as matched`}) columns on true
    left join data_product dying on dying.id = doc.product_id and doc.status = 'deprecated'
    left join data_product next on next.ref = dying.successor_ref and ${visibleProductSql(actor, Prisma.sql`next`)}
    left join lateral (${endingPorts}) ending on true
    order by page.position`;
  return z
    .array(rawRow)
    .parse(rows)
    .map(({ headline, passage, matched, trust, ...row }) => ({
      ...row,
      trust: trust === null ? null : trustSignal(trust, now),
      matched: (matched ?? []).map(({ column, term }) => ({ kind: "column" as const, text: column, term })),
      score: null,
      snippet: segments(passage?.includes(MARK.start) ? passage : (headline ?? row.summary)),
    }));
}
