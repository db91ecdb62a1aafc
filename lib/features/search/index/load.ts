import { z } from "zod";
import type { Tx } from "@/lib/db/transaction";
import { classifications } from "@/lib/domain/classification";
import { outcomes } from "@/lib/domain/quality/result";
import { pathsAbove } from "@/lib/domain/search/token";

const port = z.object({
  name: z.string(),
  major: z.number(),
  kind: z.string(),
  description: z.string(),
  deprecated: z.boolean(),
  endsAt: z.string().nullable(),
  successor: z.string().nullable(),
  platform: z.object({ slug: z.string(), name: z.string() }).nullable(),
  contract: z.string(),
  contractVersion: z.string(),
  classification: z.enum(classifications),
  valid: z.boolean().nullable(),
  upgraded: z.unknown(),
  last: z.array(
    z.object({
      checkKey: z.string(),
      kind: z.enum(["rule", "sla", "other"]),
      outcome: z.enum(outcomes),
      // Text without a zone, as jsonb writes a timestamp; all times in the database are UTC.
      at: z.string().transform((text) => new Date(`${text}Z`)),
    }),
  ),
});

const productRow = z.object({
  id: z.uuid(),
  ref: z.string(),
  name: z.string(),
  summary: z.string(),
  domainId: z.uuid(),
  domainPath: z.string(),
  ownerTeamId: z.uuid(),
  teamSlug: z.string(),
  teamName: z.string(),
  visibility: z.enum(["public", "internal", "domain"]),
  status: z.enum(["draft", "active", "deprecated", "retired"]),
  tags: z.array(z.string()),
  updatedAt: z.date(),
  successorRef: z.string().nullable(),
  sunsetAt: z.date().nullable(),
  description: z.unknown(),
  customProperties: z.unknown(),
  authoritativeDefinitions: z.unknown(),
  uses: z.number(),
  ports: z.array(port),
});

/** A product as it stands in the catalog, with everything search wants to know of it. */
export type CatalogProduct = z.output<typeof productRow> & { domains: { path: string; name: string }[] };
export type CatalogPort = z.output<typeof port>;

async function domainNames(tx: Tx, paths: readonly string[]): Promise<Map<string, string>> {
  const above = [...new Set(paths.flatMap(pathsAbove))];
  const rows = await tx.domain.findMany({ where: { path: { in: above } }, select: { path: true, name: true } });
  return new Map(rows.map(({ path, name }) => [path, name]));
}

/** Reads products with their ports, contracts, last results and number of active grants; ids that are gone are left out. */
export async function loadProducts(tx: Tx, ids: readonly string[]): Promise<CatalogProduct[]> {
  const rows = await tx.$queryRaw`
    select p.id, p.ref, p.name, p.summary, p.domain_id as "domainId", d.path as "domainPath",
      p.owner_team_id as "ownerTeamId", t.slug as "teamSlug", t.name as "teamName", p.visibility::text, p.status::text,
      p.tags, p.updated_at as "updatedAt", p.successor_ref as "successorRef", p.sunset_at as "sunsetAt",
      v.document -> 'description' as description, v.document -> 'customProperties' as "customProperties",
      v.document -> 'authoritativeDefinitions' as "authoritativeDefinitions",
      (select count(*)::int from output_port o join access_grant g on g.output_port_id = o.id
        where o.product_id = p.id and g.status in ('provisioning', 'active') and g.expires_at > now()) as uses,
      coalesce((
        select jsonb_agg(jsonb_build_object('name', o.name, 'major', o.major, 'kind', o.kind, 'description', o.description,
          'deprecated', o.deprecated_at is not null, 'endsAt', to_char(o.ends_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
          'successor', s.name || ' ' || s.major,
          'platform', case when n.slug is null then null else jsonb_build_object('slug', n.slug, 'name', n.name) end,
          'contract', c.name, 'contractVersion', cv.version, 'classification', cv.classification,
          'valid', (cv.verdicts #>> '{current,valid}')::boolean, 'upgraded', cv.upgraded,
          'last', coalesce((
            select jsonb_agg(jsonb_build_object('checkKey', r.check_key, 'kind', r.kind, 'outcome', r.outcome, 'at', r.at))
            from quality_result r
            where r.contract_id = o.contract_id and r.latest
              and r.major = coalesce(substring(cv.version from '^[0-9]{1,9}')::int, 0)), '[]'))
          order by (o.deprecated_at is not null), o.position, o.major desc)
        from output_port o
        join data_contract c on c.id = o.contract_id
        join contract_version cv on cv.id = o.contract_version_id
        left join connection n on n.id = o.connection_id
        left join output_port s on s.id = o.successor_id
        where o.product_id = p.id and o.retired_at is null), '[]') as ports
    from data_product p
    join domain d on d.id = p.domain_id
    join team t on t.id = p.owner_team_id
    left join data_product_version v on v.id = p.current_version_id
    where p.id = any(${[...ids]}::uuid[])
    order by p.id`;
  const products = z.array(productRow).parse(rows);
  const names = await domainNames(
    tx,
    products.map(({ domainPath }) => domainPath),
  );
  return products.map((product) => ({
    ...product,
    domains: pathsAbove(product.domainPath).map((path) => ({ path, name: names.get(path) ?? path })),
  }));
}
