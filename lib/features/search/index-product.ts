import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { writeTrust } from "./write-trust";

/** Longest running text that is indexed, in characters: a tsvector may not pass 1 MB. */
const PROSE_LIMIT = 60_000;

/** "leaseId", "lease_id" and "lease-id" are found by "lease" and by "id". */
const split = (text: Prisma.Sql) =>
  Prisma.sql`regexp_replace(regexp_replace(${text}, '([[:lower:][:digit:]])([[:upper:]])', '\\1 \\2', 'g'), '[_./:-]+', ' ', 'g')`;

/** Stemmed English beside plain words, so that names in other languages and whole words match as well. */
const vector = (text: Prisma.Sql, weight: Prisma.Sql) =>
  Prisma.sql`setweight(to_tsvector('mercat_english', ${text}) || to_tsvector('mercat_simple', ${text}), ${weight})`;

/** What the products' ports promise: one row per product. */
const ports = (ids: readonly string[]) => Prisma.sql`
  select o.product_id,
    array_agg(distinct o.kind) as kinds,
    coalesce(array_agg(distinct n.slug) filter (where n.slug is not null), '{}') as platforms,
    max(v.classification) as classification,
    (array_agg(v.version order by (o.deprecated_at is not null), o.position, o.major desc))[1] as contract_version,
    (array_agg(sla.every order by (o.deprecated_at is not null), o.position, o.major desc) filter (where sla.every is not null))[1] as freshness,
    sum(rules.count)::int as rules,
    string_agg(concat_ws(' ', o.name, o.description, c.name, v.upgraded #>> '{description,purpose}',
      v.upgraded #>> '{description,usage}', v.upgraded #>> '{description,limitations}'), ' ') as prose
  from output_port o
  join data_contract c on c.id = o.contract_id
  join contract_version v on v.id = o.contract_version_id
  left join connection n on n.id = o.connection_id
  cross join lateral (
    select (select concat_ws(' ', s ->> 'value', s ->> 'unit')
       from jsonb_path_query(v.upgraded, '$.slaProperties[*] ? (@.property == "frequency")') s limit 1) as every) sla
  cross join lateral (
    select count(*) from jsonb_path_query(v.upgraded, 'strict $.**.quality[*]', '{}', true)) rules
  where o.product_id = any(${[...ids]}::uuid[]) and o.retired_at is null
  group by o.product_id`;

/** The columns behind the ports with the business words for them. */
const columns = (ids: readonly string[]) => Prisma.sql`
  select o.product_id,
    coalesce(array_agg(distinct p.name) filter (where p.name is not null), '{}') as names,
    coalesce(string_agg(distinct concat_ws(' ', s.name, p.name, p.business_name), ' '), '') as terms,
    coalesce(string_agg(distinct concat_ws(' ', s.description, p.description), ' '), '') as prose
  from output_port o
  join schema_object s on s.contract_version_id = o.contract_version_id
  left join schema_property p on p.object_id = s.id
  where o.product_id = any(${[...ids]}::uuid[]) and o.retired_at is null
  group by o.product_id`;

const documents = (ids: readonly string[]) => Prisma.sql`
  select p.id, p.ref, p.name, p.summary, p.domain_id, p.owner_team_id, p.visibility, p.status, p.tags, p.updated_at,
    d.name as domain_name, t.name as team_name,
    coalesce(ports.kinds, '{}') as kinds, coalesce(ports.platforms, '{}') as platforms,
    coalesce(ports.classification, 'internal') as classification,
    ports.contract_version, ports.freshness, coalesce(ports.rules, 0) as rules,
    coalesce(columns.names, '{}') as columns,
    left(${split(Prisma.sql`coalesce(columns.terms, '')`)}, ${PROSE_LIMIT}) as terms,
    -- Markdown's marks would only disturb the passage that is shown.
    left(regexp_replace(concat_ws(' ', v.document #>> '{description,purpose}', v.document #>> '{description,usage}',
      v.document #>> '{description,limitations}', ports.prose, columns.prose), '[*\`#]+', '', 'g'), ${PROSE_LIMIT}) as prose
  from data_product p
  join domain d on d.id = p.domain_id
  join team t on t.id = p.owner_team_id
  left join data_product_version v on v.id = p.current_version_id
  left join (${ports(ids)}) ports on ports.product_id = p.id
  left join (${columns(ids)}) columns on columns.product_id = p.id
  where p.id = any(${[...ids]}::uuid[])`;

const tsv = Prisma.sql`
  ${vector(Prisma.sql`doc.name || ' ' || doc.ref || ' ' || ${split(Prisma.sql`doc.ref`)}`, Prisma.sql`'A'`)}
  || ${vector(Prisma.sql`array_to_string(doc.tags || doc.columns, ' ') || ' ' || doc.terms`, Prisma.sql`'B'`)}
  || ${vector(Prisma.sql`concat_ws(' ', doc.summary, doc.domain_name, doc.team_name)`, Prisma.sql`'C'`)}
  || ${vector(Prisma.sql`doc.prose`, Prisma.sql`'D'`)}`;

async function writeDocuments(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    insert into search_doc (product_id, ref, name, summary, domain_id, owner_team_id, visibility, status, classification,
      port_kinds, platforms, tags, columns, contract_version, freshness, quality_rules, prose, updated_at, tsv)
    select doc.id, doc.ref, doc.name, doc.summary, doc.domain_id, doc.owner_team_id, doc.visibility, doc.status,
      doc.classification, doc.kinds, doc.platforms, doc.tags, doc.columns, doc.contract_version,
      doc.freshness, doc.rules, doc.prose, doc.updated_at, ${tsv}
    from (${documents(ids)}) doc
    on conflict (product_id) do update set
      ref = excluded.ref, name = excluded.name, summary = excluded.summary, domain_id = excluded.domain_id,
      owner_team_id = excluded.owner_team_id, visibility = excluded.visibility, status = excluded.status,
      classification = excluded.classification, port_kinds = excluded.port_kinds, platforms = excluded.platforms,
      tags = excluded.tags, columns = excluded.columns,
      contract_version = excluded.contract_version, freshness = excluded.freshness,
      quality_rules = excluded.quality_rules, prose = excluded.prose, updated_at = excluded.updated_at,
      tsv = excluded.tsv`;
}

/** Adds what is new to the vocabulary, in one order everywhere: two publishers never wait for each other in a circle. */
async function writeWords(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    insert into search_word (word)
    select distinct piece.word
    from search_doc doc
    cross join lateral regexp_split_to_table(
      fold(${split(Prisma.sql`concat_ws(' ', doc.name, doc.ref, array_to_string(doc.tags || doc.columns, ' '), doc.summary)`)}),
      '[^[:alnum:]]+') as piece(word)
    where doc.product_id = any(${[...ids]}::uuid[]) and length(piece.word) between 3 and 60 and piece.word !~ '^[0-9]+$'
      and not exists (select 1 from search_word known where known.word = piece.word)
    order by piece.word
    on conflict do nothing`;
}

/** Writes the trust signals of products anew: for what changes their quality results and nothing else. */
export function indexTrust(tx: Tx, productIds: readonly string[]): Promise<void> {
  return writeTrust(tx, productIds, new Date());
}

/**
 * Writes the search rows of products as they stand in the catalog now. Call it in the transaction of the change, for
 * everything that changes a product's documents, ports, contract, owner or domain name.
 */
export async function indexProducts(tx: Tx, productIds: readonly string[]): Promise<void> {
  if (productIds.length === 0) return;
  await writeDocuments(tx, productIds);
  await writeTrust(tx, productIds, new Date());
  await writeWords(tx, productIds);
}
