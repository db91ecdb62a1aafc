import { z } from "zod";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { freshnessClasses } from "@/lib/domain/search/freshness";
import { myAccess } from "./access";
import type { Ground } from "./ground";
import { filterConditions } from "./matching";
import { type Count, type Facet, type FacetName, type FacetValue, facetNames, type SearchParams } from "./schema";

/** Values shown per facet; those that are selected are shown in any case. */
const SHOWN = 8;

const countSchema = z.object({
  facet: z.string(),
  value: z.string().nullable(),
  label: z.string().nullable(),
  count: z.number(),
});
type Counted = z.infer<typeof countSchema>;

/** True where every filter but the facet's own lets the row through. */
function others(facet: FacetName | null): Prisma.Sql {
  const names = facetNames.filter((name) => name !== facet);
  return Prisma.join(
    names.map((name) => ok[name]),
    " and ",
  );
}

const ok: Record<FacetName, Prisma.Sql> = {
  access: Prisma.sql`hit.ok_access`,
  domain: Prisma.sql`hit.ok_domain`,
  classification: Prisma.sql`hit.ok_classification`,
  status: Prisma.sql`hit.ok_status`,
  kind: Prisma.sql`hit.ok_kind`,
  platform: Prisma.sql`hit.ok_platform`,
  team: Prisma.sql`hit.ok_team`,
  tag: Prisma.sql`hit.ok_tag`,
  trust: Prisma.sql`hit.ok_trust`,
  freshness: Prisma.sql`hit.ok_freshness`,
};

/** Value, label and count of each facet; a value of null counts what the facet itself can narrow. */
const counts: Record<FacetName, Prisma.Sql> = {
  access: Prisma.sql`select access as value, null as label, count(*) from hit where ${others("access")} group by 1`,
  classification: Prisma.sql`select classification::text as value, null as label, count(*) from hit where ${others("classification")} group by 1`,
  status: Prisma.sql`select status::text as value, null as label, count(*) from hit where ${others("status")} group by 1`,
  kind: Prisma.sql`select value, null as label, count(*) from hit, unnest(kinds) value where ${others("kind")} group by 1`,
  platform: Prisma.sql`select value, max(named.name) as label, count(*) from hit, unnest(platforms) value
    left join connection named on named.slug = value where ${others("platform")} group by 1`,
  tag: Prisma.sql`select value, null as label, count(*) from hit, unnest(tags) value where ${others("tag")} group by 1`,
  trust: Prisma.sql`select trust as value, null as label, count(*) from hit where ${others("trust")} group by 1`,
  freshness: Prisma.sql`select freshness as value, null as label, count(*) from hit where ${others("freshness")} group by 1`,
  team: Prisma.sql`select named.slug as value, named.name as label, part.count from
    (select owner_team_id, count(*) from hit where ${others("team")} group by 1) part
    join team named on named.id = part.owner_team_id`,
  domain: Prisma.sql`select above.path as value, above.name as label, sum(part.count)::bigint as count from
    (select domain_id, count(*) from hit where ${others("domain")} group by 1) part
    join domain at on at.id = part.domain_id
    join domain above on above.path = at.path or starts_with(at.path, above.path || '/')
    group by 1, 2`,
};

/** A product has several of these, or none: their counts do not add up to the whole. */
const manyValued: readonly FacetName[] = ["kind", "platform", "tag"];

async function count(actor: Actor, params: SearchParams, ground: Ground, loose: string | null): Promise<Counted[]> {
  const conditions = filterConditions(params);
  const flags = facetNames.map((name) => Prisma.sql`${conditions[name]} as ${flag[name]}`);
  const parts = facetNames.flatMap((name) => [
    Prisma.sql`select ${name} as facet, value, label, count::int from (
      select * from (${counts[name]}) every order by count desc, value limit 200) most`,
    ...(manyValued.includes(name)
      ? [Prisma.sql`select ${name}, null, null, count(*)::int from hit where ${others(name)}`]
      : []),
  ]);
  const rows = await db().$queryRaw`
    with mine as materialized (${myAccess(actor)}), hit as materialized (
      select doc.domain_id, doc.owner_team_id, doc.status, doc.classification, doc.kinds, doc.platforms, doc.tags,
        search.trust_level(doc.high_until, doc.fair_until, (extract(epoch from now()) / 60)::int) as trust,
        (${[...freshnessClasses]}::text[])[doc.freshness + 1] as freshness,
        coalesce(mine.state, 'none') as access, ${Prisma.join(flags)}
      from search.doc doc left join mine on mine.product_id = doc.product_id
      where ${ground.holds("all", loose)})
    ${Prisma.join(parts, " union all ")}
    union all select 'total', null, null, count(*)::int from hit where ${others(null)}`;
  return z.array(countSchema).parse(rows);
}

const flag: Record<FacetName, Prisma.Sql> = {
  access: Prisma.sql`ok_access`,
  domain: Prisma.sql`ok_domain`,
  classification: Prisma.sql`ok_classification`,
  status: Prisma.sql`ok_status`,
  kind: Prisma.sql`ok_kind`,
  platform: Prisma.sql`ok_platform`,
  team: Prisma.sql`ok_team`,
  tag: Prisma.sql`ok_tag`,
  trust: Prisma.sql`ok_trust`,
  freshness: Prisma.sql`ok_freshness`,
};

/** Top-level domains, what is selected with everything above it, and the children of what is selected. */
function shownDomains(values: FacetValue[], selected: readonly string[]): FacetValue[] {
  const parent = (path: string) => path.split("/").slice(0, -1).join("/");
  const open = new Set(
    selected.flatMap((path) => path.split("/").map((_, i, parts) => parts.slice(0, i + 1).join("/"))),
  );
  return values
    .filter(({ value }) => !value.includes("/") || open.has(parent(value)) || open.has(value))
    .sort((a, b) => (a.value < b.value ? -1 : 1));
}

function facet(name: FacetName, rows: readonly Counted[], selected: readonly string[]): Facet {
  const values = rows
    .filter((row) => row.facet === name && row.value !== null)
    .map(({ value, label, count }) => ({
      value: value ?? "",
      label: label ?? value ?? "",
      count: { value: count, about: false },
      selected: selected.includes(value ?? ""),
      depth: name === "domain" ? (value ?? "").split("/").length - 1 : 0,
    }));
  // What was selected and now matches nothing stays, so that it can be taken away again.
  const gone = selected
    .filter((value) => !values.some((shown) => shown.value === value))
    .map((value) => ({ value, label: value, count: { value: 0, about: false }, selected: true, depth: 0 }));
  const all = [...values, ...gone];
  return { name, values: name === "domain" ? shownDomains(all, selected) : shorten(all) };
}

function shorten(values: FacetValue[]): FacetValue[] {
  return values.filter((value, index) => index < SHOWN || value.selected);
}

/**
 * Total and facets of a search. Each facet is counted without its own filter; one that cannot narrow (no value leaves
 * anything out) is not given, unless it is in use.
 */
export async function findFacets(
  actor: Actor,
  params: SearchParams,
  ground: Ground,
  loose: string | null,
): Promise<{ total: Count; facets: Facet[] }> {
  const rows = await count(actor, params, ground, loose);
  const whole = (name: string) =>
    rows.find((row) => row.facet === name && row.value === null)?.count ??
    rows.reduce((sum, row) => sum + (row.facet === name && !row.value?.includes("/") ? row.count : 0), 0);
  const facets = facetNames
    .map((name) => facet(name, rows, params[name]))
    .filter(({ name, values }) => values.some((v) => v.selected || v.count.value < whole(name)));
  return { total: { value: whole("total"), about: false }, facets };
}
