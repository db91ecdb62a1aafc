import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { type Db, openDb, pointDbAt } from "./client";

/** The database every test file's own is cloned from; made once per run by `testing-setup.ts`. */
const TEMPLATE = "mercat_test_template";

function adminUrl(): URL {
  const url = process.env.TEST_DATABASE_ADMIN_URL;
  if (!url) throw new Error("TEST_DATABASE_ADMIN_URL is not set: run the database tests through their vitest project.");
  return new URL(url);
}

async function asAdmin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl().href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Where `name` is on the test server, as its superuser. */
export function testServerUrl(name: string): string {
  const url = adminUrl();
  url.pathname = `/${name}`;
  return url.href;
}

/** An empty database on the test server, for tests that play a data platform. Call `drop` when done. */
export async function emptyDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `platform_${randomUUID().replaceAll("-", "")}`;
  await asAdmin(`create database ${name}`);
  return { url: testServerUrl(name), drop: () => asAdmin(`drop database if exists ${name} with (force)`) };
}

/**
 * Gives the test file a migrated database of its own and points the process's client at it.
 * Call at the top of a `*.db.test.ts`; `db()` works in every hook and test after it.
 */
export function testDatabase(): { url: () => string } {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  let client: Db | undefined;
  beforeAll(async () => {
    await asAdmin(`create database ${name} template ${TEMPLATE}`);
    client = openDb(testServerUrl(name));
    pointDbAt(client);
  });
  afterAll(async () => {
    await client?.$disconnect();
    await asAdmin(`drop database if exists ${name} with (force)`);
  });
  return { url: () => testServerUrl(name) };
}
