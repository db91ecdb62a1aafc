import { createHash, randomUUID } from "node:crypto";
import { linkSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "./failure.mjs";
import { isAlive, processStart } from "./processes.mjs";
import { project } from "./project.mjs";
import { readJson, writeJson } from "./state.mjs";

/**
 * What a lock file says. With the start time the pid names one process for ever, so a lock that outlived its holder shows.
 * @typedef {{ name: string, pid: number, started: string | undefined }} KnownProcess
 * @typedef {{ pid: number, started: string | undefined, what: string, address?: string, children?: KnownProcess[] }} Holder
 */

const runLock = (state) => join(state, "run.lock");

/** Who holds the lock of a state folder, as long as that process lives. @returns {Holder | undefined} */
export function readLock(state) {
  const held = readJson(runLock(state));
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

/** One try: the new lock, or the living holder of the old one. */
function tryLock(file, about) {
  let mine = { pid: process.pid, started: processStart(process.pid), ...about };
  const leftovers = [];
  while (!create(file, mine)) {
    const held = readJson(file);
    if (isAlive(held)) return { held };
    leftovers.push(...(removeStale(file)?.children ?? []));
  }
  const note = (more) => {
    mine = { ...mine, ...more };
    try {
      writeJson(file, mine);
    } catch {
      // On a full disk the note stays as it was: only a start after a kill would miss it.
    }
  };
  return { lock: { leftovers, note, release: () => rmSync(file, { force: true }) } };
}

/**
 * Takes the lock of a state folder, over a dead holder's if need be.
 * @param {string} state
 * @param {{ what: string, address?: string }} about what runs, in words for the one who finds the lock held
 * @returns {{ leftovers: KnownProcess[], note: (more: Partial<Holder>) => void, release: () => void }}
 *   `leftovers` are the processes that a killed holder may have left running
 * @throws Failure naming the living holder's pid and address
 */
export function takeLock(state, about) {
  const { lock, held } = tryLock(runLock(state), about);
  if (lock) return lock;
  const where = held.address ? ` at ${held.address}` : "";
  throw new Failure(
    `${held.what} is already running${where} (process ${held.pid}, state folder ${state}): stop it, or set PORT and MERCAT_STATE to run another one beside it.`,
  );
}

/** One at a time installs, generates and builds in one project folder, whatever state folders they work for. */
export async function whilePreparing(work, onWait) {
  const id = createHash("sha256").update(`${process.getuid?.()} ${project}`).digest("hex").slice(0, 16);
  const file = join(tmpdir(), `mercat-prepare-${id}.lock`);
  let attempt = tryLock(file, { what: "prepare" });
  if (attempt.held) onWait(attempt.held.pid);
  while (!attempt.lock) {
    await sleep(300);
    attempt = tryLock(file, { what: "prepare" });
  }
  try {
    return await work();
  } finally {
    attempt.lock.release();
  }
}
