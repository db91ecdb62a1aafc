import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Failure } from "./failure.mjs";

/**
 * Postgres refuses to run as root. An account says as whom it runs instead: `command` wraps a program and its arguments,
 * `options` go to spawn, `owner` is who must own the data folder (undefined: whoever starts it).
 * @typedef {{ command: (program: string, args: string[]) => [string, string[]], options: { uid?: number, gid?: number }, owner?: { uid: number, gid: number } }} Account
 */

/** @type {Account} */
const ourselves = { command: (program, args) => [program, args], options: {} };

/** The accounts of the system: name, uid and gid of each line of passwd(5). */
export function parsePasswd(text) {
  return text
    .split("\n")
    .map((line) => line.split(":"))
    .filter((fields) => fields.length >= 7)
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

function systemAccounts() {
  try {
    return parsePasswd(readFileSync("/etc/passwd", "utf8"));
  } catch {
    return [];
  }
}

function postgresUser() {
  const find = () => systemAccounts().find(({ name, uid }) => name === "postgres" && uid !== 0);
  const known = find();
  if (known) return known;
  try {
    execFileSync(
      "useradd",
      ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"],
      { stdio: "ignore" },
    );
  } catch {
    // No such program, or a read-only system: an account that every system has does as well.
    return systemAccounts().find(({ name }) => name === "nobody");
  }
  return find();
}

/** May another user walk through every folder above `path`? */
function isTraversable(path) {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function asSystemUser(postgres, state) {
  if (!isTraversable(dirname(postgres)) || !isTraversable(state)) return undefined;
  const user = postgresUser();
  if (!user) return undefined;
  const owner = { uid: user.uid, gid: user.gid };
  const works = spawnSync(postgres, ["--version"], { ...owner, cwd: "/", stdio: "ignore" }).status === 0;
  return works ? { ...ourselves, options: owner, owner } : undefined;
}

/**
 * In a user namespace of its own Postgres sees another uid, while to the files it still is root without privileges.
 * @returns {Account | undefined} */
function inUserNamespace(postgres) {
  const user = systemAccounts().find(({ uid }) => uid !== 0);
  if (process.platform !== "linux" || !user) return undefined;
  const wrapper = ["--user", `--map-user=${user.uid}`, `--map-group=${user.gid}`, "--"];
  const works = spawnSync("unshare", [...wrapper, postgres, "--version"], { cwd: "/", stdio: "ignore" }).status === 0;
  const owner = { uid: 0, gid: 0 };
  return works
    ? { command: (program, args) => ["unshare", [...wrapper, program, ...args]], options: {}, owner }
    : undefined;
}

/**
 * Chooses as whom Postgres runs: as ourselves unless we are root; as root, as the system user `postgres` where that user
 * can reach the project and its state, else in a user namespace.
 * @param {string} postgres path of the server program
 * @param {string} state the state folder
 * @returns {Account}
 */
export function chooseAccount(postgres, state) {
  if (process.getuid?.() !== 0) return ourselves;
  const account = asSystemUser(postgres, state) ?? inUserNamespace(postgres);
  if (account) return account;
  throw new Failure(
    "Postgres does not run as root, and here neither the system user `postgres` can reach this folder nor are user namespaces allowed: move the project to a folder every user may enter, run as an ordinary user, or set DATABASE_URL.",
  );
}
