import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { environment, prepareBench, script, withProduct } from "./bench.mjs";
import { startDatabases, withClient } from "./databases.mjs";
import { Failure } from "./failure.mjs";
import { takeLock } from "./lock.mjs";
import { migrate } from "./migrate.mjs";
import { freePort } from "./ports.mjs";
import { reasonIn } from "./prepare.mjs";
import { run } from "./processes.mjs";
import { inProject, stateFolder } from "./project.mjs";
import { hashOf } from "./stamps.mjs";
import { loadSecrets, prepareState } from "./state.mjs";
import { Steps } from "./steps.mjs";
import { endLeftovers, throwAwayServer } from "./throwaway.mjs";

const SIZES = ["10000", "100000", "1000000"];

/** Goes up when the statements that write a catalog's rows write others. */
const ROWS_VERSION = "1";

/** What a kept catalog is made of: it is made anew when that has changed. */
const catalogHash = () =>
  hashOf(
    ["random", "vocabulary", "names", "product"].map((name) => `bench/search/${name}.ts`),
    ROWS_VERSION,
  );

async function noteIn(url, key) {
  return withClient(url, async (client) => {
    const { rows } = await client.query("select to_regclass('bench.note') is not null as known");
    if (!rows[0].known) return undefined;
    return (await client.query("select value from bench.note where key = $1", [key])).rows[0]?.value;
  });
}

/** On the server that DATABASE_URL names: a database for each size, that is kept as well. */
async function openGiven(given, size, fresh) {
  const name = `mercat_bench_${size}`;
  const url = new URL(given);
  url.pathname = `/${name}`;
  const asOwner = (sql) => withClient(given, (client) => client.query(sql));
  const { rows } = await asOwner(`select 1 from pg_database where datname = '${name}'`);
  const isCurrent = rows.length > 0 && !fresh && (await noteIn(url.href, "catalog")) === catalogHash();
  if (!isCurrent) {
    await asOwner(`drop database if exists ${name} with (force)`);
    await asOwner(`create database ${name}`).catch((error) => {
      throw new Failure(`The bench needs databases of its own, and DATABASE_URL may not make one: ${error.message}.`);
    });
  }
  return { url: url.href, pid: null, close: async () => {} };
}

/** The embedded server of one size, in a state folder of its own inside the state folder. */
async function openKept(folder, durable) {
  await prepareState(folder);
  const lock = takeLock(folder, { what: "A bench" });
  await endLeftovers(folder, lock.leftovers);
  const server = await startDatabases({ state: folder, durable }).catch((error) => {
    lock.release();
    throw error;
  });
  const close = () => server.stop().finally(() => lock.release());
  return { url: server.urls.url, pid: server.pid, close };
}

/** Runs a script of `bench/`; every line it prints is passed on as it comes. Returns what it printed. */
export async function runScript(what, name, args, { state, env, pass }) {
  const file = join(state, "logs", `bench-${name.replaceAll(/[^a-z]+/g, "-")}.log`);
  const { code, output } = await run(process.execPath, ["--max-old-space-size=4096", ...script(name), ...args], {
    name: what,
    cwd: inProject(),
    env,
    log: file,
    onOutput: pass,
  });
  if (code !== 0) throw new Failure(`${what} failed: ${reasonIn(output)} (whole output: ${file}).`);
  return output;
}

const noted = (steps) => (text) => {
  for (const line of text.split("\n")) if (line.trim() !== "") steps.note(`  ${line}`);
};

/** Brings a database to a filled and indexed catalog of that size. */
async function fill(steps, state, { size, reindex }, database) {
  await migrate(steps, state, database.url);
  const env = environment(state, 1, database.url);
  await steps.step(`Making ${size} products, as far as they are not there`, () =>
    runScript("Making the catalog", "search/fill-main.ts", [size, catalogHash(), reindex ? "reindex" : "keep"], {
      state,
      env,
      pass: noted(steps),
    }),
  );
}

/**
 * Gives `work` the database of a filled catalog. It is kept in the state folder (`bench-<size>`) for the next run; a catalog
 * made by other code is made again, an index of another version or with `reindex` too, and with `fresh` everything.
 */
async function withCatalog(steps, state, { size, fresh, reindex }, work) {
  const given = process.env.DATABASE_URL;
  const folder = join(state, `bench-${size}`);
  /** @type {{ url: string, pid: number | null, close: () => Promise<unknown> }} */
  let database;
  if (given) {
    database = await openGiven(given, size, fresh);
  } else {
    if (fresh && existsSync(folder)) rmSync(folder, { recursive: true, force: true });
    database = await openKept(folder, false);
    const kept = await noteIn(database.url, "catalog");
    if (kept !== undefined && kept !== catalogHash()) {
      steps.note("▸ The kept catalog was made by other code: making it anew");
      await database.close();
      rmSync(folder, { recursive: true, force: true });
      database = await openKept(folder, false);
    }
  }
  try {
    await fill(steps, state, { size, reindex }, database);
    if (!given) {
      // Filled without waiting for the disk; measured as the product runs.
      await database.close();
      database = await openKept(folder, true);
    }
    await work(database);
  } finally {
    await database.close();
  }
}

function sizeOf(text) {
  if (!SIZES.includes(text)) throw new Failure(`--size is one of ${SIZES.join(", ")}, not "${text}".`);
  return text;
}

/**
 * @template {NonNullable<import("node:util").ParseArgsConfig["options"]>} T
 * @param {string[]} args
 * @param {T} options
 */
function read(args, options) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new Failure(error.message);
  }
}

const toOutput = (text) => process.stdout.write(text);

/** `npm run bench:search`: every class of question against the production server, the raw SQL and others' ways. */
export async function benchSearch(args) {
  const {
    size: given,
    fresh,
    reindex,
    minutes,
    ...asked
  } = read(args, {
    size: { type: "string", default: "10000" },
    fresh: { type: "boolean", default: false },
    reindex: { type: "boolean", default: false },
    throughput: { type: "boolean", default: false },
    minutes: { type: "string", default: "0" },
    rounds: { type: "string", default: "3" },
  });
  const size = sizeOf(given);
  if (!/^\d{1,3}$/.test(minutes)) throw new Failure(`--minutes is a whole number, not "${minutes}".`);
  const state = stateFolder();
  const steps = new Steps(process.stderr);
  await prepareBench(steps, state, { web: true });
  await withCatalog(steps, state, { size, fresh, reindex }, async (database) => {
    const env = environment(state, await freePort(), database.url);
    await withProduct(steps, { state, env, pid: database.pid }, (pids) =>
      runScript(
        "The bench",
        "search/main.ts",
        [JSON.stringify({ size: Number(size), minutes: Number(minutes), ...asked, pids })],
        {
          state,
          env,
          pass: toOutput,
        },
      ),
    );
  });
}

/** `npm run bench:names`: misspelt and exact names, on catalogs of two sizes. */
export async function benchNames(args) {
  const { size } = read(args, { size: { type: "string", multiple: true, default: ["10000", "100000"] } });
  const state = stateFolder();
  const steps = new Steps(process.stderr);
  await prepareBench(steps, state, { web: false });
  for (const one of size.map(sizeOf))
    await withCatalog(steps, state, { size: one, fresh: false, reindex: false }, async (database) => {
      const env = environment(state, 1, database.url);
      await runScript("The bench", "names/main.ts", [one], { state, env, pass: toOutput });
    });
}

/** `npm run bench:relevance`: any test collection, through the product's own indexing and search. */
export async function benchRelevance(args) {
  const { docs, queries, qrels } = read(args, {
    docs: { type: "string" },
    queries: { type: "string" },
    qrels: { type: "string" },
  });
  for (const [name, file] of Object.entries({ docs, queries, qrels })) {
    if (!file) throw new Failure(`--${name} is missing: npm run bench:relevance -- --docs D --queries Q --qrels R`);
    if (!existsSync(file)) throw new Failure(`--${name}: there is no file ${file}.`);
  }
  const state = stateFolder();
  const steps = new Steps(process.stderr);
  await prepareBench(steps, state, { web: false });
  const { server, lock, remove } = await throwAwayServer();
  try {
    await migrate(steps, state, server.urls.url);
    const env = { ...environment(state, 1, server.urls.url), MERCAT_SECRET: loadSecrets(state).mercatSecret };
    await runScript("The bench", "relevance/main.ts", [docs, queries, qrels], { state, env, pass: toOutput });
  } finally {
    await remove().finally(() => lock.release());
  }
}
