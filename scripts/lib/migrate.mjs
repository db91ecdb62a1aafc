import { existsSync, readdirSync } from "node:fs";
import { withClient } from "./databases.mjs";
import { Failure } from "./failure.mjs";
import { programOf, runTool } from "./prepare.mjs";
import { inProject } from "./project.mjs";

function migrationsOnDisk() {
  const folder = inProject("prisma", "migrations");
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

async function appliedMigrations(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query("select to_regclass('_prisma_migrations') is not null as known");
    if (!rows[0].known) return [];
    const applied = await client.query(
      "select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null order by 1",
    );
    return applied.rows.map(({ name }) => name);
  });
}

/**
 * Brings a database to this version: the marketplace's tables and the job queue's. Asking the database first saves the
 * two seconds that Prisma's command line takes.
 * @throws Failure when the database belongs to a newer version, or a migration fails
 */
export async function migrate(steps, state, url) {
  const [wanted, applied] = [migrationsOnDisk(), await appliedMigrations(url)];
  const unknown = applied.filter((name) => !wanted.includes(name));
  if (unknown.length > 0) {
    throw new Failure(
      `The database was last used by a newer version of Mercat (it has the migration ${unknown[0]}, which this version does not know).`,
    );
  }
  if (wanted.length > applied.length) {
    await steps.step("Preparing the database", () =>
      runTool("Preparing the database", [programOf("prisma"), "migrate", "deploy"], {
        state,
        log: "migrate",
        env: { DATABASE_URL: url },
      }),
    );
  }
  const { Logger, runMigrations } = await import("graphile-worker");
  await runMigrations({ connectionString: url, logger: new Logger(() => () => {}) });
}
