import pg from "pg";
import { catalog, teamsPerDomain } from "./product";
import { idOf, insertGrants, insertProducts } from "./rows";
import { domainPaths, platforms } from "./vocabulary";

const BATCH = 1_000;
const PEOPLE = 500;

const words = (slug: string) => `${slug.charAt(0).toUpperCase()}${slug.slice(1)}`.replaceAll("-", " ");

/** What products belong to: domains in a tree, two teams in each, data platforms, and people who use them. */
async function insertGround(client: pg.Client): Promise<void> {
  for (const [n, path] of domainPaths.entries()) {
    const slug = path.split("/").at(-1) ?? path;
    const parent = domainPaths.indexOf(path.split("/").slice(0, -1).join("/"));
    const row = [idOf("domain", n), slug, words(slug), path, parent === -1 ? null : idOf("domain", parent)];
    await client.query("insert into domain (id, slug, name, path, parent_id) values ($1, $2, $3, $4, $5)", row);
    for (let t = n * teamsPerDomain; t < (n + 1) * teamsPerDomain; t += 1) {
      const team = [idOf("team", t), `team-${t}`, `${words(slug)} ${t}`, idOf("domain", n)];
      await client.query("insert into team (id, slug, name, domain_id) values ($1, $2, $3, $4)", team);
    }
  }
  for (const [n, slug] of platforms.entries()) {
    const row = [idOf("connection", n), slug, words(slug)];
    await client.query(
      "insert into connection (id, slug, name, host, port, database) values ($1, $2, $3, '127.0.0.1', 5432, $2)",
      row,
    );
  }
  for (let n = 0; n < PEOPLE; n += 1)
    await client.query("insert into person (id, email, name) values ($1, $2, 'Bench')", [
      idOf("person", n),
      `person-${n}@premium-offices.example`,
    ]);
}

/** Sends batches over two connections, so that the server works on two cores while the next ones are made. */
async function insertAll(clients: readonly pg.Client[], size: number, say: (line: string) => void): Promise<void> {
  const running: Promise<void>[] = clients.map(() => Promise.resolve());
  let [turn, done] = [0, 0];
  for (const batch of catalog(size, BATCH)) {
    const lane = turn % clients.length;
    await running[lane];
    const client = clients[lane];
    if (client) running[lane] = insertProducts(client, batch);
    turn += 1;
    done += batch.length;
    if (done % 50_000 === 0) say(`${done} of ${size} products written`);
    // What a product takes as its input was made long before; the first batches are made one after the other.
    if (done <= 10_000) await Promise.all(running);
  }
  await Promise.all(running);
}

/** Fills an empty, migrated database with the rows of `size` products, not yet indexed. Returns the seconds it took. */
export async function fillCatalog(url: string, size: number, say: (line: string) => void): Promise<number> {
  const began = performance.now();
  const clients = [new pg.Client(url), new pg.Client(url)];
  const [first] = clients;
  if (!first) throw new Error("There is no connection.");
  try {
    for (const client of clients) await client.connect();
    await insertGround(first);
    await insertAll(clients, size, say);
    await first.query("analyze");
    await insertGrants(first, PEOPLE);
    await first.query("analyze");
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
  return (performance.now() - began) / 1000;
}
