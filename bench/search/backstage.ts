import type pg from "pg";

/**
 * Search as Backstage's Postgres module does it (plugins/search-backend-module-pg: the table of its first migration, the
 * query of DatabaseDocumentStore, the words of PgSearchEngine's translator), over the same rows.
 */

/** Makes its table anew: everything that the product's index covers, in one wide row with a generated tsvector. */
export async function fillBackstage(client: pg.ClientBase): Promise<void> {
  await client.query("drop table if exists bench.documents");
  await client.query(`create table bench.documents (type text not null, document jsonb not null, body tsvector not null
    generated always as (setweight(to_tsvector('english', document ->> 'title'), 'A') ||
      setweight(to_tsvector('english', document ->> 'text'), 'B') ||
      setweight(to_tsvector('english', document - 'location' - 'title' - 'text'), 'C')) stored)`);
  await client.query(`insert into bench.documents (type, document)
    select 'product', jsonb_build_object('title', p.name, 'location', '/products/' || p.ref, 'domain', split_part(d.path, '/', 1),
      'status', p.status, 'classification', c.classification, 'kind', o.kind, 'tags', to_jsonb(p.tags), 'owner', t.name,
      'text', concat_ws(' ', v.document #>> '{description,purpose}', v.document #>> '{description,usage}',
        v.document #>> '{description,limitations}', c.upgraded #>> '{description,purpose}',
        (select string_agg(replace(s.name, '_', ' '), ' ') from schema_property s
         join schema_object x on x.id = s.object_id where x.contract_version_id = c.id)))
    from data_product p join domain d on d.id = p.domain_id join team t on t.id = p.owner_team_id
    join data_product_version v on v.id = p.current_version_id
    join output_port o on o.product_id = p.id and o.position = 0 join contract_version c on c.id = o.contract_version_id
    where p.visibility <> 'domain' and p.status <> 'retired'`);
  await client.query("create index documents_body_index on bench.documents using gin (body)");
  await client.query("create index documents_document_index on bench.documents using gin (document)");
  await client.query("vacuum analyze bench.documents");
}

/** Its words: each as it stands or as the beginning of a longer one, all of them wanted. */
export function backstageTerm(text: string): string {
  return text
    .split(/\s/)
    .map((word) => word.replace(/[\0()|&:*!]/g, "").trim())
    .filter((word) => word !== "")
    .map((word) => `(${JSON.stringify(word)} | ${JSON.stringify(word)}:*)`)
    .join("&");
}

export type BackstageQuery = { text: string; fields: Readonly<Record<string, string>>; offset: number };

/** Its query, one row more than the page of 25 as it asks. Milliseconds. */
export async function askBackstage(client: pg.ClientBase, { text, fields, offset }: BackstageQuery): Promise<number> {
  const term = backstageTerm(text);
  const filters = Object.entries(fields).map(([key, value]) => JSON.stringify({ [key]: value }));
  const from = term === "" ? "bench.documents" : "bench.documents, to_tsquery('english', $1) query";
  const first = term === "" ? 1 : 2;
  const conditions = [
    ...(term === "" ? [] : ["query @@ body"]),
    ...filters.map((_, i) => `document @> $${first + i}::jsonb`),
  ];
  const rank = term === "" ? "1 as rank" : "ts_rank_cd(body, query) as rank";
  const sql = `select type, document, ${rank} from ${from} ${conditions.length > 0 ? "where" : ""} ${conditions.join(" and ")}
    ${term === "" ? "" : "order by rank desc"} limit 26 offset ${offset}`;
  const began = performance.now();
  await client.query({ text: sql, values: [...(term === "" ? [] : [term]), ...filters] });
  return performance.now() - began;
}
