import { existsSync } from "node:fs";
import { join } from "node:path";
import { noteFile, startDatabases } from "./databases.mjs";
import { requireDatabase } from "./external.mjs";
import { Failure } from "./failure.mjs";
import { readLock, takeLock } from "./lock.mjs";
import { isAlive } from "./processes.mjs";
import { loadSecrets, prepareState, readJson } from "./state.mjs";
import { endLeftovers } from "./throwaway.mjs";

async function startedForUs(state) {
  if (readJson(join(state, "demo.json"))?.status !== "loaded")
    throw new Failure("There is nothing in the database yet: run `npm start` first.");
  await prepareState(state);
  const lock = takeLock(state, { what: "Another command" });
  await endLeftovers(state, lock.leftovers);
  const server = await startDatabases({ state }).catch((error) => {
    lock.release();
    throw error;
  });
  const close = async () => {
    await server.stop();
    lock.release();
  };
  return { url: server.urls.url, secret: server.secrets.mercatSecret, close };
}

/**
 * The marketplace's database for a short command: the one that DATABASE_URL names, the embedded one that runs, or the
 * embedded one started until `close`.
 * @throws Failure when there is none, or none with anything in it
 */
export async function workingDatabase(state, env = process.env) {
  const close = async () => {};
  if (env.DATABASE_URL) {
    await requireDatabase(env.DATABASE_URL);
    return { url: env.DATABASE_URL, secret: env.MERCAT_SECRET ?? loadedSecret(state), close };
  }
  const running = readJson(noteFile(state));
  if (isAlive(running)) return { url: running.url, secret: loadSecrets(state).mercatSecret, close };
  if (readLock(state)) throw new Failure("Mercat is just starting: try again when it is ready.");
  return startedForUs(state);
}

/** The secret of an earlier `npm start` with this state folder, if there was one. */
function loadedSecret(state) {
  return existsSync(join(state, "secrets.json")) ? loadSecrets(state).mercatSecret : undefined;
}
