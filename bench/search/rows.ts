import type pg from "pg";

/** Ids in the order in which rows are made, so that indexes grow at their end. The kind of row stands in the last group. */
export const kinds = {
  contract: 1,
  contractVersion: 2,
  object: 3,
  property: 4,
  product: 5,
  version: 6,
  port: 7,
  run: 8,
  result: 9,
  request: 10,
  grant: 11,
  person: 12,
  domain: 13,
  team: 14,
  connection: 15,
  input: 16,
} as const;
type Kind = keyof typeof kinds;

/** The id of the `n`th row of a kind. */
export function idOf(kind: Kind, n: number): string {
  return `${n.toString(16).padStart(8, "0")}-0000-7000-8000-${kinds[kind].toString(16).padStart(12, "0")}`;
}

/** The same as an SQL expression over a number. */
export function idSql(kind: Kind, n: string): string {
  return `(lpad(to_hex(${n}), 8, '0') || '-0000-7000-8000-${kinds[kind].toString(16).padStart(12, "0")}')::uuid`;
}

/** A row of the second port of a product, or of its first. */
const portNumber = "r.n * 2 + p.place";

const insertAll = `
with r as materialized (
  select * from jsonb_to_recordset($1::jsonb) as r(n int, ref text, name text, domain int, team int, visibility text, status text,
    classification text, kind text, second text, connection int, tags jsonb, purpose text, document jsonb, contract jsonb,
    valid boolean, minutes int, checks jsonb, source int)),
at as materialized (select n, timestamp '2025-06-01' + make_interval(mins => minutes) as at from r),
contract as (
  insert into data_contract (id, ref, name, owner_team_id, current_version_id, created_at, updated_at)
  select ${idSql("contract", "r.n")}, r.ref || '.main', r.name, ${idSql("team", "r.team")}, ${idSql("contractVersion", "r.n")}, at, at
  from r join at using (n)),
contract_version as (
  insert into contract_version (id, contract_id, version, status, api_version, document, upgraded, source, source_format,
    content_hash, classification, published_at, published_by, verdicts)
  select ${idSql("contractVersion", "r.n")}, ${idSql("contract", "r.n")}, '1.0.0', 'active', 'v3.1.0', contract, contract, contract::text,
    'json', md5(ref), classification::classification, at, 'Bench', jsonb_build_object('current', jsonb_build_object('valid', valid))
  from r join at using (n)),
object as (
  insert into schema_object (id, contract_version_id, name, physical_name, position)
  select ${idSql("object", "r.n")}, ${idSql("contractVersion", "r.n")}, 'main', 'main', 0 from r),
property as (
  insert into schema_property (id, object_id, name, physical_name, logical_type, business_name, description, position)
  select ${idSql("property", "r.n * 32 + c.place::int")}, ${idSql("object", "r.n")}, c.value ->> 'name', c.value ->> 'name', 'string',
    c.value ->> 'businessName', coalesce(c.value ->> 'description', ''), c.place - 1
  from r, jsonb_array_elements(r.contract #> '{schema,0,properties}') with ordinality as c(value, place)),
product as (
  insert into data_product (id, ref, name, domain_id, owner_team_id, visibility, status, tags, summary, current_version_id,
    created_at, updated_at)
  select ${idSql("product", "r.n")}, ref, name, ${idSql("domain", "r.domain")}, ${idSql("team", "r.team")}, visibility::visibility,
    status::product_status, array(select jsonb_array_elements_text(tags)), purpose, ${idSql("version", "r.n")}, at, at
  from r join at using (n)),
version as (
  insert into data_product_version (id, product_id, version, status, document, source, source_format, content_hash, published_at,
    published_by)
  select ${idSql("version", "r.n")}, ${idSql("product", "r.n")}, '1.0.0', status::product_status, document, document::text, 'json', md5(ref), at,
    'Bench'
  from r join at using (n)),
port as (
  insert into output_port (id, product_id, name, major, version, kind, contract_id, contract_version_id, connection_id,
    platform_schema, position)
  select ${idSql("port", portNumber)}, ${idSql("product", "r.n")}, p.name, 1, '1.0.0', p.kind, ${idSql("contract", "r.n")},
    ${idSql("contractVersion", "r.n")}, ${idSql("connection", "r.connection")}, 's' || r.n, p.place
  from r, lateral (values (0, 'main', r.kind), (1, 'second', r.second)) as p(place, name, kind) where p.kind is not null),
input as (
  insert into input_port (id, product_id, name, contract_ref, source_port_id)
  select ${idSql("input", "r.n")}, ${idSql("product", "r.n")}, 'source', 'source', ${idSql("port", "r.source * 2")} from r where source is not null),
checked as materialized (
  select r.n, now()::timestamp - make_interval(days => (checks ->> 'age')::int) as ran, checks -> 'outcomes' as outcomes
  from r where jsonb_array_length(checks -> 'outcomes') > 0),
run as (
  insert into quality_run (id, contract_id, contract_version_id, run_id, tool, at, outcome, passed, warning, failed, error, skipped,
    content_hash, received_by)
  select ${idSql("run", "n")}, ${idSql("contract", "n")}, ${idSql("contractVersion", "n")}, 'last', 'bench', ran,
    (outcomes ->> 0)::quality_outcome, 0, 0, 0, 0, 0, 'bench', 'Bench' from checked)
insert into quality_result (id, run_id, contract_id, major, check_key, kind, name, outcome, at, latest, position)
select ${idSql("result", "c.n * 4 + o.place::int")}, ${idSql("run", "c.n")}, ${idSql("contract", "c.n")}, 1, 'main|rule-' || o.place - 1, 'rule',
  'rowCount', o.outcome::quality_outcome, c.ran, true, o.place - 1
from checked c, jsonb_array_elements_text(c.outcomes) with ordinality as o(outcome, place)`;

/** One product with its contract, as the statement reads it. */
export type CatalogRow = {
  n: number;
  ref: string;
  name: string;
  /** Numbers of its domain, its owner team and its data platform. */
  domain: number;
  team: number;
  connection: number;
  visibility: string;
  status: string;
  classification: string;
  /** Kind of its port, and of a second one on the same contract. */
  kind: string;
  second: string | null;
  tags: readonly string[];
  purpose: string;
  document: object;
  contract: object;
  /** Is the contract valid by the current standard? */
  valid: boolean;
  /** When it was published, counted from the beginning of the catalog. */
  minutes: number;
  /** Days since the contract's checks last ran, and how they ended. */
  checks: { age: number; outcomes: readonly string[] };
  /** The product whose port it takes as its input. */
  source: number | null;
};

/** Writes a batch of products with all that belongs to them, in one statement. */
export async function insertProducts(client: pg.ClientBase, batch: readonly CatalogRow[]): Promise<void> {
  await client.query(insertAll, [JSON.stringify(batch)]);
}

/** Every twentieth product is used: from one to nine people hold an active grant on it, most of them on few. */
export async function insertGrants(client: pg.ClientBase, people: number): Promise<void> {
  const used = `
    select p.n, k.k, p.n * 16 + k.k as id, ('x' || substr(md5(p.n || ' ' || k.k), 1, 6))::bit(24)::int % ${people} as person
    from (select ('x' || substr(id::text, 1, 8))::bit(32)::int as n from data_product where status <> 'draft') p
    cross join lateral generate_series(1, 1 + 8 / (1 + (p.n / 20) % 9)) as k(k)
    where p.n % 20 = 7`;
  await client.query(`
    insert into access_request (id, requester_id, requester_name, consumer_kind, consumer_person_id, output_port_id,
      contract_version_id, purpose, duration_days, terms_accepted_at, status, closed_at)
    select ${idSql("request", "used.id")}, ${idSql("person", "used.person")}, 'Bench', 'person', ${idSql("person", "used.person")},
      ${idSql("port", "used.n * 2")}, ${idSql("contractVersion", "used.n")}, 'Reporting', 365, now(), 'approved', now()
    from (${used}) used`);
  await client.query(`
    insert into access_grant (id, request_id, output_port_id, contract_version_id, consumer_kind, consumer_person_id, connection_id,
      platform_role, status, expires_at, provisioned_at)
    select ${idSql("grant", "used.id")}, ${idSql("request", "used.id")}, ${idSql("port", "used.n * 2")}, ${idSql("contractVersion", "used.n")},
      'person', ${idSql("person", "used.person")}, port.connection_id, 'bench_' || used.id, 'active', now() + interval '300 days', now()
    from (${used}) used join output_port port on port.id = ${idSql("port", "used.n * 2")}`);
}
