import { cpSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Failure, isDiskFull } from "./failure.mjs";
import { run } from "./processes.mjs";
import { inProject } from "./project.mjs";
import { hashOf, hasStamp, writeStamp } from "./stamps.mjs";
import { readJson } from "./state.mjs";
import { compressStatic, servedStatic } from "./static-files.mjs";

const CLIENT_STAMP = "node_modules/.mercat-client";
const BUILD_STAMP = ".next/mercat-build";

/** What the web server is built from. */
const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema",
  "prisma/migrations",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
  "scripts/lib/static-files.mjs",
];

/** No tool of ours talks to its makers. */
const QUIET = { CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1", NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" };

/** The path of the program of a package that package.json names, to be run by this Node. */
export function programOf(name, program = name.split("/").at(-1) ?? name) {
  const folder = inProject("node_modules", name);
  const bin = readJson(join(folder, "package.json"))?.bin;
  const path = typeof bin === "string" ? bin : bin?.[program];
  if (!path) throw new Failure(`The package ${name} is not installed: delete node_modules and try again.`);
  return join(folder, path);
}

/** The line of a tool's output that says what went wrong. */
export function reasonIn(output) {
  if (isDiskFull(output)) return "No space left on device";
  const lines = output
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const at = lines.findIndex((line) => /\b(error|failed)\b/i.test(line));
  const said = lines.slice(at === -1 ? -1 : at, at === -1 ? undefined : at + 2).join(" ");
  return said.slice(0, 300) || "it said nothing";
}

/**
 * Runs one of the project's tools; its output goes to a log of the state folder.
 * @param {string} what
 * @param {string[]} args
 * @param {{ state: string, log: string, env?: Record<string, string | undefined> }} options
 * @throws Failure that names the log
 */
export async function runTool(what, args, { state, log, env }) {
  const file = join(state, "logs", `${log}.log`);
  const { code, output } = await run(process.execPath, args, {
    name: log,
    cwd: inProject(),
    env: { ...process.env, ...QUIET, ...env },
    log: file,
  });
  if (code !== 0) throw new Failure(`${what} failed: ${reasonIn(output)} (whole output: ${file}).`);
  return output;
}

/** Generates the Prisma client if it is older than the schema. */
export async function generateClient(steps, state) {
  const hash = hashOf([
    "prisma/schema",
    "prisma/migrations",
    "prisma.config.ts",
    "node_modules/@prisma/client/package.json",
    "package-lock.json",
  ]);
  if (hasStamp(CLIENT_STAMP, hash) && existsSync(inProject("lib/db/generated/client.ts"))) return;
  await steps.step("Generating the database client", async () => {
    await runTool("Generating the database client", [programOf("prisma"), "generate"], { state, log: "generate" });
    writeStamp(CLIENT_STAMP, hash);
  });
}

const builtServer = inProject(".next", "standalone", "server.js");

/** Node's arguments for the built web server. */
export const webServer = [
  "--import",
  pathToFileURL(inProject("scripts", "lib", "serve-compressed.mjs")).href,
  builtServer,
];

/** Is there a build of the sources as they are now? */
export function isBuilt() {
  return existsSync(builtServer) && hasStamp(BUILD_STAMP, hashOf(SOURCES));
}

/** Builds the web server unless it is built, and makes it complete: Next leaves static files to a CDN by default. */
export async function buildWeb(steps, state) {
  if (isBuilt()) return;
  await steps.step("Building", async () => {
    const hash = hashOf(SOURCES);
    rmSync(inProject(BUILD_STAMP), { force: true });
    // A build needs no database and no secret, and gets none.
    const env = { NODE_ENV: "production", DATABASE_URL: undefined, MERCAT_SECRET: undefined };
    await runTool("The build", [programOf("next"), "build"], { state, log: "build", env });
    const standalone = inProject(".next", "standalone");
    if (!existsSync(builtServer))
      throw new Failure('The build made no standalone server: next.config.js must say `output: "standalone"`.');
    cpSync(inProject(".next", "static"), servedStatic, { recursive: true });
    await compressStatic(servedStatic);
    if (existsSync(inProject("public"))) cpSync(inProject("public"), join(standalone, "public"), { recursive: true });
    writeStamp(BUILD_STAMP, hash);
  });
}
