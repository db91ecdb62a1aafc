import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
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

/** Says that a folder is a state folder of this product, so that no command ever empties another one. */
const MARKER = "mercat-state.json";

/** Is `state` a folder that an earlier command made (true), missing or empty (undefined), or somebody else's (false)? */
export function isStateFolder(state) {
  if (existsSync(join(state, MARKER))) return true;
  return !existsSync(state) || readdirSync(state).length === 0 ? undefined : false;
}

/** Creates a folder and those above it. (Node's own way never returns where the system answers ENOENT, as in /proc.) */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function createState(state) {
  makeFolder(state);
  if (isStateFolder(state) === false) {
    throw new Failure(`MERCAT_STATE is ${state}, a folder with other files in it: name a new or empty folder.`);
  }
  writeFileSync(join(state, MARKER), '{ "version": 1 }\n');
  mkdirSync(join(state, "logs"), { recursive: true });
  // As root, Postgres runs as another user, who must get through to its own folder inside.
  chmodSync(state, process.getuid?.() === 0 ? 0o711 : 0o700);
  chmodSync(join(state, "logs"), 0o700);
}

/** Creates the state folder and proves that it can be written and that its disk has room. Throws a Failure if not. */
export async function prepareState(state) {
  try {
    createState(state);
  } catch (error) {
    if (error instanceof Failure || error.code === "ENOSPC") throw error;
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
