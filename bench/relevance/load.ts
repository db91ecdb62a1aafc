import pg from "pg";
import { summarize } from "@/lib/domain/product/summary";
import { indexAll } from "../search/index-all";
import { type CatalogRow, idOf, insertProducts } from "../search/rows";
import type { Doc } from "./collection";

const BATCH = 500;

/** A document as a product: its name, its text as the purpose, its words as tags, and a port that promises nothing. */
function rowOf(doc: Doc, n: number): CatalogRow {
  const ref = `doc-${n}`;
  const head = { id: ref, name: doc.name, version: "1.0.0", status: "active" };
  return {
    n,
    ref,
    name: doc.name,
    domain: 0,
    team: 0,
    visibility: "internal",
    status: "active",
    classification: "internal",
    kind: "tables",
    second: null,
    connection: 0,
    tags: doc.tags,
    purpose: summarize(doc.text),
    document: { apiVersion: "v1.0.0", kind: "DataProduct", ...head, description: { purpose: doc.text } },
    contract: { apiVersion: "v3.1.0", kind: "DataContract", ...head },
    valid: true,
    minutes: 0,
    checks: { age: 0, outcomes: [] },
    source: null,
  };
}

async function insertGround(client: pg.Client): Promise<void> {
  await client.query("insert into domain (id, slug, name, path) values ($1, 'main', 'Main', 'main')", [
    idOf("domain", 0),
  ]);
  const team = [idOf("team", 0), idOf("domain", 0)];
  await client.query("insert into team (id, slug, name, domain_id) values ($1, 'owners', 'Owners', $2)", team);
  await client.query(
    "insert into connection (id, slug, name, host, port, database) values ($1, 'store', 'Store', '127.0.0.1', 5432, 'store')",
    [idOf("connection", 0)],
  );
}

/** Loads a collection into an empty, migrated database and indexes it by the product's own code. */
export async function loadCollection(url: string, docs: readonly Doc[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await insertGround(client);
  for (let from = 0; from < docs.length; from += BATCH) {
    const batch = docs.slice(from, from + BATCH).map((doc, i) => rowOf(doc, from + i));
    await insertProducts(client, batch);
  }
  await client.query("analyze");
  await client.end();
  await indexAll(() => {});
}
