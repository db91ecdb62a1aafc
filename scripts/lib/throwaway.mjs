import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startDatabases } from "./databases.mjs";
import { readLock, takeLock } from "./lock.mjs";
import { clearLeftovers } from "./postgres.mjs";
import { stopProcess } from "./processes.mjs";
import { stateFolder } from "./project.mjs";
import { prepareState, readJson } from "./state.mjs";

const PREFIX = "test-";

/** Throw-away state folders inside a state folder. */
export function throwAwayFolders(state) {
  if (!existsSync(state)) return [];
  return readdirSync(state)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => join(state, name));
}

/**
 * Ends what a killed run left in a state folder: the processes it had noted, and its Postgres.
 * @param {string} state
 * @param {import("./lock.mjs").KnownProcess[]} [children] what the lock that was taken over said, if it was
 */
export async function endLeftovers(state, children = readJson(join(state, "run.lock"))?.children ?? []) {
  for (const known of children) await stopProcess(known, { group: true });
  await clearLeftovers(join(state, "postgres", "data"));
}

async function sweep(state) {
  for (const folder of throwAwayFolders(state)) {
    if (readLock(folder)) continue;
    await endLeftovers(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Makes a state folder of one's own inside the state folder, with an embedded server in it, that nothing of the demo's
 * shares. `remove` stops the server and deletes the folder. Folders that killed runs left behind are deleted first.
 * @returns {Promise<{ state: string, server: Awaited<ReturnType<typeof startDatabases>>, lock: ReturnType<typeof takeLock>, remove: () => Promise<void> }>}
 */
export async function throwAwayServer() {
  const parent = stateFolder();
  await prepareState(parent);
  await sweep(parent);
  const state = join(parent, `${PREFIX}${process.pid}`);
  await prepareState(state);
  const lock = takeLock(state, { what: "A test run" });
  const server = await startDatabases({ state, durable: false });
  const remove = async () => {
    await server.stop();
    rmSync(state, { recursive: true, force: true });
  };
  return { state, server, lock, remove };
}
