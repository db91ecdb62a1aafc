import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { defineConfig } from "prisma/config";

const project = import.meta.dirname;

// Prisma's own engine is a download from another host; this one comes with the packages of the project.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= join(project, "scripts/schema-engine.mjs");

/** Where the embedded server is now, as `npm start` or `node scripts/database.mjs` wrote it down while they run. */
function embeddedServer(): { url?: string; shadowUrl?: string } {
  try {
    return JSON.parse(
      readFileSync(join(resolve(project, process.env.MERCAT_STATE || ".mercat"), "database.json"), "utf8"),
    );
  } catch {
    return {};
  }
}

const { url, shadowUrl } = process.env.DATABASE_URL
  ? { url: process.env.DATABASE_URL, shadowUrl: undefined }
  : embeddedServer();

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  datasource: { url, shadowDatabaseUrl: shadowUrl },
});
