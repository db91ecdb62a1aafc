import { existsSync } from "node:fs";
import { join } from "node:path";
import { dropDatabases, ensureDatabases, withClient } from "./databases.mjs";
import { Failure } from "./failure.mjs";
import { migrate } from "./migrate.mjs";
import { runTool } from "./prepare.mjs";
import { inProject } from "./project.mjs";
import { readJson, writeJson } from "./state.mjs";

/** The environment variable that the worker finds the demo's data platform by. */
export const PLATFORM_VARIABLE = "MERCAT_CONNECTION_PREMIUM_OFFICES_URL";

const noteOf = (state) => join(state, "demo.json");

/** The catalog tells people where the platform is: if another program took its port, it is elsewhere now. */
async function followPort({ url, platformUrl }) {
  const { port, pathname } = new URL(platformUrl);
  await withClient(url, (client) =>
    client.query("update connection set port = $1 where host = '127.0.0.1' and database = $2 and port <> $1", [
      Number(port),
      pathname.slice(1),
    ]),
  );
}

/**
 * Migrates the embedded server and loads Premium Offices into it, once. Nobody can have used a database whose loading was
 * interrupted, so that one is made anew.
 * @param {import("./steps.mjs").Steps} steps
 * @param {{ state: string, server: { urls: { url: string, platformUrl: string, adminUrl: string }, secrets: { mercatSecret: string } } }} options
 */
export async function loadDemo(steps, { state, server }) {
  const { urls, secrets } = server;
  const status = readJson(noteOf(state))?.status;
  if (status === "loading") {
    await dropDatabases(urls.adminUrl);
    await ensureDatabases(urls.adminUrl, secrets);
  }
  await migrate(steps, state, urls.url);
  if (status === "loaded") {
    await followPort(urls);
    return;
  }
  const seed = inProject("prisma", "seed", "index.ts");
  if (!existsSync(seed))
    throw new Failure("prisma/seed/index.ts is missing: this folder is not a whole copy of the project.");
  await steps.step("Loading Premium Offices", async () => {
    writeJson(noteOf(state), { status: "loading" });
    const env = {
      DATABASE_URL: urls.url,
      [PLATFORM_VARIABLE]: urls.platformUrl,
      MERCAT_SECRET: secrets.mercatSecret,
      MERCAT_DEMO: "1",
    };
    await runTool("Loading Premium Offices", ["--import", "tsx", seed], { state, log: "seed", env });
    writeJson(noteOf(state), { status: "loaded" });
  });
}
