import { Prisma } from "@/lib/db/generated/client";
import { freshnessClasses } from "@/lib/domain/search/freshness";
import type { FacetName, SearchParams } from "./schema";

const always = Prisma.sql`true`;

/** One condition per filter on `doc` and `mine`. What is not filtered is true, but the retired are only shown when asked for. */
export function filterConditions(params: SearchParams): Record<FacetName, Prisma.Sql> {
  const when = (values: readonly string[], condition: Prisma.Sql) => (values.length === 0 ? always : condition);
  return {
    access: when(params.access, Prisma.sql`coalesce(mine.state, 'none') = any(${params.access}::text[])`),
    domain: when(
      params.domain,
      Prisma.sql`doc.domain_id in (
        select inside.id from domain inside, unnest(${params.domain}::text[]) as root(path)
        where inside.path = root.path or starts_with(inside.path, root.path || '/'))`,
    ),
    classification: when(
      params.classification,
      Prisma.sql`doc.classification = any(${params.classification}::text[]::classification[])`,
    ),
    status:
      params.status.length === 0
        ? Prisma.sql`doc.status <> 'retired'`
        : Prisma.sql`doc.status = any(${params.status}::text[]::product_status[])`,
    kind: when(params.kind, Prisma.sql`doc.kinds && ${params.kind}::text[]`),
    platform: when(params.platform, Prisma.sql`doc.platforms && ${params.platform}::text[]`),
    team: when(
      params.team,
      Prisma.sql`doc.owner_team_id in (select id from team where slug = any(${params.team}::text[]))`,
    ),
    tag: when(params.tag, Prisma.sql`doc.tags && ${params.tag}::text[]`),
    trust: when(
      params.trust,
      Prisma.sql`search.trust_level(doc.high_until, doc.fair_until, (extract(epoch from now()) / 60)::int) = any(${params.trust}::text[])`,
    ),
    freshness: when(
      params.freshness,
      Prisma.sql`doc.freshness = any(${params.freshness.map((value) => freshnessClasses.indexOf(value))}::int[])`,
    ),
  };
}
