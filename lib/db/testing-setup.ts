import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { runMigrations } from "graphile-worker";
import pg from "pg";

/** What `testing.ts` clones the database of each test file from. */
const TEMPLATE = "mercat_test_template";

/** Starts a throw-away embedded server; it ends when its standard input does, so also when we are killed. */
async function startServer(): Promise<{ adminUrl: string; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, ["scripts/database.mjs", "--throw-away"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), "line"), exited]);
  if (typeof line !== "string") throw new Error("The test database did not start.");
  const { adminUrl }: { adminUrl: string } = JSON.parse(line);
  const stop = async () => {
    child.stdin.end();
    await exited;
  };
  return { adminUrl, stop };
}

async function createTemplate(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`drop database if exists ${TEMPLATE} with (force)`);
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  const url = new URL(adminUrl);
  url.pathname = `/${TEMPLATE}`;
  const env = { ...process.env, DATABASE_URL: url.href, CHECKPOINT_DISABLE: "1" };
  execFileSync(process.execPath, ["node_modules/prisma/build/index.js", "migrate", "deploy"], { env, stdio: "pipe" });
  await runMigrations({ connectionString: url.href });
}

/**
 * Runs once before the database tests: makes the template database, by the migrations that production runs, on the server
 * that TEST_DATABASE_ADMIN_URL names (a superuser's URL) or on a throw-away one.
 */
export async function setup(): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_ADMIN_URL;
  const { adminUrl, stop } = given ? { adminUrl: given, stop: async () => {} } : await startServer();
  process.env.TEST_DATABASE_ADMIN_URL = adminUrl;
  await createTemplate(adminUrl);
  return stop;
}
