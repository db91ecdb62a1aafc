import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "./failure.mjs";

const MIN_FREE_BYTES = 500 * 1024 * 1024;

/** Reads a JSON file of the state folder; undefined when it is missing or half written. */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Writes a JSON file that only its owner may read, whole or not at all. */
export function writeJson(file, value) {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}

/** Creates the state folder and proves that it can be written and that its disk has room. Throws a Failure if not. */
export async function prepareState(state) {
  try {
    mkdirSync(join(state, "logs"), { recursive: true });
    chmodSync(state, 0o711);
    chmodSync(join(state, "logs"), 0o700);
    const probe = join(state, `.probe-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    if (error.code === "ENOSPC") throw error;
    throw new Failure(
      `The state folder ${state} cannot be written (${error.code}): set MERCAT_STATE to a folder that can.`,
    );
  }
  const { bavail, bsize } = await statfs(state);
  if (bavail * bsize < MIN_FREE_BYTES) {
    const free = Math.floor((bavail * bsize) / 1024 / 1024);
    throw new Failure(
      `The disk of ${state} has ${free} MB left and 500 MB are needed: free some space, or set MERCAT_STATE to a folder on another disk.`,
    );
  }
}

const secret = () => randomBytes(32).toString("base64url");

/** The secrets of this state folder, made on first use: they never leave it. */
export function loadSecrets(state) {
  const file = join(state, "secrets.json");
  const known = readJson(file);
  if (known) return known;
  const made = { mercatSecret: secret(), superuser: secret(), app: secret(), provisioner: secret() };
  writeJson(file, made);
  return made;
}
