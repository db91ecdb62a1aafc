// The embedded Postgres alone. `node scripts/database.mjs` is for development: it prints the variables to set, and Ctrl-C
// ends it. With `--throw-away` it is for tests: a new server, one line of JSON, and it ends when standard input does.
import { startDatabases } from "./lib/databases.mjs";
import { runCommand } from "./lib/failure.mjs";
import { takeLock } from "./lib/lock.mjs";
import { stateFolder } from "./lib/project.mjs";
import { prepareState } from "./lib/state.mjs";
import { endLeftovers, throwAwayServer } from "./lib/throwaway.mjs";

const signalled = () => new Promise((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve));

async function forTests() {
  const { server, remove } = await throwAwayServer();
  process.stdout.write(`${JSON.stringify(server.urls)}\n`);
  await Promise.race([signalled(), new Promise((resolve) => process.stdin.once("end", resolve).resume())]);
  await remove();
}

async function forDevelopment() {
  const state = stateFolder();
  await prepareState(state);
  const lock = takeLock(state, { what: "The development database" });
  await endLeftovers(state, lock.leftovers);
  try {
    const { urls, secrets, exited, stop } = await startDatabases({ state });
    process.stdout.write(
      [
        `export DATABASE_URL='${urls.url}'`,
        `export MERCAT_CONNECTION_PREMIUM_OFFICES_URL='${urls.platformUrl}'`,
        `export MERCAT_SECRET='${secrets.mercatSecret}'`,
        "# The server runs until Ctrl-C.\n",
      ].join("\n"),
    );
    await Promise.race([signalled(), exited]);
    await stop();
  } finally {
    lock.release();
  }
}

await runCommand(process.argv.includes("--throw-away") ? forTests : forDevelopment);
process.exit();
