import { randomUUID } from "node:crypto";
import { linkSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "./failure.mjs";
import { isAlive, processStart } from "./processes.mjs";
import { readJson, writeJson } from "./state.mjs";

const lockFile = (state) => join(state, "run.lock");

/** What the lock of a state folder says, as long as its holder lives: { pid, started, what, address?, children? }. */
export function readLock(state) {
  const held = readJson(lockFile(state));
  return isAlive(held) ? held : undefined;
}

/** Creates the file with its content in one step: true when it is ours, false when there is one already. */
function create(file, content) {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(content), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves a dead holder's lock away. Two who do so at once: the second finds a living one in its hand and puts it back. */
function removeStale(file) {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return undefined;
  }
  const held = readJson(aside);
  if (isAlive(held)) create(file, held);
  rmSync(aside, { force: true });
  return held;
}

/**
 * Takes the lock of a state folder, over a dead holder's if need be.
 * @param {string} state
 * @param {{ what: string, address?: string }} about what runs, in words for the one who finds the lock held
 * @returns {{ leftovers: { name: string, pid: number, started: string }[], note: (more: object) => void, release: () => void }}
 *   `leftovers` are the processes a killed holder may have left running
 * @throws Failure naming the living holder's pid and address
 */
export function takeLock(state, about) {
  const file = lockFile(state);
  let mine = { pid: process.pid, started: processStart(process.pid), ...about };
  const leftovers = [];
  while (!create(file, mine)) {
    const held = readLock(state);
    if (held) {
      const where = held.address ? ` at ${held.address}` : "";
      throw new Failure(
        `${held.what} is already running${where} (process ${held.pid}): stop it, or set PORT and MERCAT_STATE to run another one beside it.`,
      );
    }
    leftovers.push(...(removeStale(file)?.children ?? []));
  }
  const note = (more) => {
    mine = { ...mine, ...more };
    writeJson(file, mine);
  };
  return { leftovers, note, release: () => rmSync(file, { force: true }) };
}
