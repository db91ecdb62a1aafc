import { join } from "node:path";
import { withClient } from "./databases.mjs";
import { Failure } from "./failure.mjs";
import { installPackages } from "./install.mjs";
import { whilePreparing } from "./lock.mjs";
import { migrate } from "./migrate.mjs";
import { freePort } from "./ports.mjs";
import { buildWeb, generateClient, runTool } from "./prepare.mjs";
import { children, stopChildren } from "./processes.mjs";
import { startProduct } from "./product.mjs";
import { inProject, stateFolder } from "./project.mjs";
import { loadSecrets, prepareState } from "./state.mjs";
import { Steps } from "./steps.mjs";
import { throwAwayServer } from "./throwaway.mjs";

const DATABASE = "mercat_bench";

function productCount(text = "10000") {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 500 || count > 1_000_000)
    throw new Failure(`"${text}" is no number of products: give one from 500 to 1000000, or none for 10000.`);
  return count;
}

/** A database of the bench's own: on the server that DATABASE_URL names, or on a throw-away one. */
async function openDatabase(state) {
  if (!process.env.DATABASE_URL) {
    const { server, lock, remove } = await throwAwayServer();
    const close = () => remove().finally(() => lock.release());
    return { url: server.urls.url, pid: server.pid, close };
  }
  await prepareState(state);
  const given = process.env.DATABASE_URL;
  const asOwner = (sql) => withClient(given, (client) => client.query(sql));
  await asOwner(`drop database if exists ${DATABASE}`);
  await asOwner(`create database ${DATABASE}`).catch((error) => {
    throw new Failure(`The bench needs a database of its own, and DATABASE_URL may not make one: ${error.message}.`);
  });
  const url = new URL(given);
  url.pathname = `/${DATABASE}`;
  return { url: url.href, pid: null, close: () => asOwner(`drop database if exists ${DATABASE} with (force)`) };
}

/** The environment of a production server on a loopback port of its own. */
export function environment(state, port, databaseUrl) {
  const secret = process.env.MERCAT_SECRET ?? loadSecrets(state).mercatSecret;
  return {
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(port),
    HOSTNAME: "127.0.0.1",
    MERCAT_HOST: "127.0.0.1",
    MERCAT_URL: `http://127.0.0.1:${port}`,
    MERCAT_STATE: state,
    MERCAT_SECRET: secret,
    MERCAT_DEMO: undefined,
    // A line per request is the product's default; it is measured with it.
    DATABASE_URL: databaseUrl,
  };
}

/** The arguments with which Node runs a script of `bench/`. */
export const script = (name) => ["--import", "tsx", inProject("bench", name)];

/** Starts the built product, gives `work` the processes to look at, and stops it again. */
export async function withProduct(steps, { state, env, pid }, work) {
  const logs = join(state, "logs");
  let stopping = false;
  try {
    await steps.step("Starting web and worker", () =>
      startProduct({
        env,
        localUrl: env.MERCAT_URL,
        logs,
        stopping: () => stopping,
        onRestart: (text) => steps.note(text),
      }),
    );
    const pidOf = (name) => children.list.find((child) => child.name === name)?.pid ?? null;
    return await work({ web: pidOf("web"), worker: pidOf("worker"), postgres: pid });
  } finally {
    stopping = true;
    await stopChildren();
  }
}

/** Runs a script of `bench/` against the built product; what it prints is the report. */
function measure(steps, { state, env, pid, measuring }) {
  return withProduct(steps, { state, env, pid }, (pids) =>
    steps.step("Measuring", () =>
      runTool("The bench", [...script(measuring.script), ...measuring.args, JSON.stringify(pids)], {
        state,
        log: "bench",
        env,
      }),
    ),
  );
}

/** Installs, generates and, where a bench asks the web server, builds. What runs ends when we are asked to. */
export async function prepareBench(steps, state, { web }) {
  // What runs ends, the step that waits for it fails, and the way out cleans up.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => void stopChildren());
  await prepareState(state);
  await whilePreparing(
    async () => {
      await installPackages(steps, state);
      await generateClient(steps, state);
      if (web) await buildWeb(steps, state);
    },
    (pid) => steps.note(`▸ Waiting for another command that installs or builds (process ${pid}) …`),
  );
}

/** What can be measured: the size of the catalog it is measured on, and the script that does it. */
const benches = {
  /** Search and product page. @param {string | undefined} products */
  catalog: (products) => {
    const count = productCount(products);
    return { count, measuring: { script: "measure-main.ts", args: [String(count)] } };
  },
  /** Hostile documents while others work, and a contract of a thousand columns. @param {string | undefined} documents */
  contracts: (documents = "10000") => {
    if (!/^[1-9]\d{0,5}$/.test(documents))
      throw new Failure(`"${documents}" is no number of documents: give one from 1 to 999999, or none for 10000.`);
    return { count: 1000, measuring: { script: "contracts-main.ts", args: [documents] } };
  },
};

/**
 * Runs a bench on a database and a server of its own and prints its report.
 * @param {keyof typeof benches} name which one
 * @param {string | undefined} amount how much of it
 * @throws Failure with one sentence
 */
export async function runBench(name, amount) {
  const { count, measuring } = benches[name](amount);
  const state = stateFolder();
  const steps = new Steps(process.stderr);
  await prepareBench(steps, state, { web: true });
  const database = await steps.step("Starting Postgres", () => openDatabase(state));
  try {
    const port = await freePort();
    const env = environment(state, port, database.url);
    await migrate(steps, state, database.url);
    await steps.step(`Making ${count} products`, () =>
      runTool("Making the catalog", [...script("fill-main.ts"), String(count)], { state, log: "bench-fill", env }),
    );
    const text = await measure(steps, { state, env, pid: database.pid, measuring });
    process.stdout.write(`\n${text.slice(text.search(/^[\d,]+ (products|documents), /m))}`);
  } finally {
    await database.close();
  }
}
