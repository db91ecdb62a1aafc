// The embedded Postgres alone, for development: `node scripts/database.mjs`, and Ctrl-C ends it.
import { startDatabases } from "./lib/databases.mjs";
import { runCommand } from "./lib/failure.mjs";
import { takeLock } from "./lib/lock.mjs";
import { stateFolder } from "./lib/project.mjs";
import { prepareState } from "./lib/state.mjs";

await runCommand(async () => {
  const state = stateFolder();
  await prepareState(state);
  const lock = takeLock(state, { what: "The development database" });
  const database = await startDatabases({ state }).catch((error) => {
    lock.release();
    throw error;
  });
  process.stdout.write(
    [
      `export DATABASE_URL='${database.urls.url}'`,
      `export MERCAT_CONNECTION_PREMIUM_OFFICES_URL='${database.urls.platformUrl}'`,
      `export MERCAT_SECRET='${database.secrets.mercatSecret}'`,
      "# The server runs until Ctrl-C.\n",
    ].join("\n"),
  );
  const asked = new Promise((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve));
  await Promise.race([asked, database.exited]);
  await database.stop();
  lock.release();
  process.exit(0);
});
