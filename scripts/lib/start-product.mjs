import { join } from "node:path";
import { startDatabases } from "./databases.mjs";
import { loadDemo, PLATFORM_VARIABLE } from "./demo.mjs";
import { requireDatabase } from "./external.mjs";
import { Failure } from "./failure.mjs";
import { installPackages } from "./install.mjs";
import { takeLock, whilePreparing } from "./lock.mjs";
import { migrate } from "./migrate.mjs";
import { requireFreePort } from "./ports.mjs";
import { buildWeb, generateClient } from "./prepare.mjs";
import { children, stopChildren, stopProcess } from "./processes.mjs";
import { startProduct } from "./product.mjs";
import { readSettings } from "./settings.mjs";
import { loadSecrets, prepareState } from "./state.mjs";
import { elapsed, Steps } from "./steps.mjs";
import { stopAsked } from "./stop-asked.mjs";

/** The embedded server with Premium Offices on it, or the database that DATABASE_URL names: migrated either way. */
async function prepareDatabase(steps, { state, databaseUrl }, onServer) {
  if (databaseUrl) {
    await requireDatabase(databaseUrl);
    await migrate(steps, state, databaseUrl);
    return { DATABASE_URL: databaseUrl, MERCAT_DEMO: undefined };
  }
  const starting = steps.step("Starting Postgres", () => startDatabases({ state }));
  onServer(starting);
  const server = await starting;
  await loadDemo(steps, { state, server });
  return { DATABASE_URL: server.urls.url, MERCAT_DEMO: "1", [PLATFORM_VARIABLE]: server.urls.platformUrl };
}

/** Everything that must be there before the product can run, as much of it side by side as possible. */
async function prepare(steps, settings, onServer) {
  const waiting = (pid) =>
    steps.note(`▸ Waiting for another start of this project to install and build (process ${pid}) …`);
  const alone = (work) => whilePreparing(work, waiting);
  await alone(async () => {
    await installPackages(steps, settings.state);
    await generateClient(steps, settings.state);
  });
  const [environment] = await Promise.all([
    prepareDatabase(steps, settings, onServer),
    alone(() => buildWeb(steps, settings.state)),
  ]);
  return environment;
}

function productEnvironment({ port, host, address, state }, database) {
  return {
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(port),
    HOSTNAME: host,
    MERCAT_HOST: host,
    MERCAT_URL: address,
    MERCAT_STATE: state,
    MERCAT_SECRET: process.env.MERCAT_SECRET ?? loadSecrets(state).mercatSecret,
    ...database,
  };
}

function announce({ address, databaseUrl, state }, began) {
  const signIn = databaseUrl
    ? "with your account; if there is none yet, with the one-time code that the web server's log shows here"
    : "pick a person on the sign-in page, no password needed";
  const logs = databaseUrl ? [] : [`  Logs     ${join(state, "logs")}`];
  const lines = [
    "",
    `Mercat is ready after ${elapsed(Date.now() - began)}.`,
    "",
    `  Open     ${address}`,
    `  Sign in  ${signIn}`,
    ...logs,
    "  Stop     Ctrl-C",
    "",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** Says so when the embedded server ends by itself; waits for ever when there is none. */
async function serverEnded(server, { state }) {
  await (server ? server.then(({ exited }) => exited) : new Promise(() => {}));
  return `Postgres ended by itself; its log is ${join(state, "logs", "postgres.log")}.`;
}

/** Stops the embedded server, also one that is only just starting. @param {ReturnType<typeof startDatabases> | undefined} server */
async function stopServer(server) {
  const started = await server?.catch(() => undefined);
  await started?.stop();
}

/** Rejects with an error that nobody caught, so that what runs is ended even then. */
function crashed() {
  return new Promise((_, reject) => process.on("uncaughtException", reject));
}

/** Runs the whole product until it is asked to stop. @throws Failure with one sentence */
export async function startAndServe() {
  const began = Date.now();
  const settings = readSettings();
  await prepareState(settings.state);
  const lock = takeLock(settings.state, { what: "Mercat", address: settings.address });
  const asked = stopAsked();
  /** @type {ReturnType<typeof startDatabases> | undefined} */
  let server;
  let stopping = false;
  const serve = async () => {
    for (const known of lock.leftovers) await stopProcess(known, { group: true });
    children.onChange = (list) => lock.note({ children: list });
    await requireFreePort(settings.port, settings.host);
    const steps = new Steps();
    const database = await prepare(steps, settings, (started) => {
      server = started;
    });
    const { webEnded } = await steps.step("Starting web and worker", () =>
      startProduct({
        env: productEnvironment(settings, database),
        localUrl: settings.localUrl,
        logs: settings.databaseUrl ? undefined : join(settings.state, "logs"),
        stopping: () => stopping,
        onRestart: (sentence) => steps.note(`! ${sentence}`),
      }),
    );
    announce(settings, began);
    const webSays = webEnded.then((how) => `The web server ended ${how}.`);
    throw new Failure(await Promise.race([webSays, serverEnded(server, settings)]));
  };
  try {
    await Promise.race([serve(), asked, crashed()]);
    process.stdout.write("\nStopping …\n");
  } finally {
    stopping = true;
    await stopChildren();
    await stopServer(server);
    lock.release();
  }
}
