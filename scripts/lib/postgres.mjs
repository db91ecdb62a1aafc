import { spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure, isDiskFull } from "./failure.mjs";
import { openLog } from "./logs.mjs";
import { freePort, isFree } from "./ports.mjs";
import { chooseAccount } from "./postgres-account.mjs";
import { postgresBinaries } from "./postgres-binaries.mjs";
import { processStart, run, signal, stopProcess } from "./processes.mjs";
import { readJson, writeJson } from "./state.mjs";

/** Sorting and case rules that are the same on every machine, and an encoding that holds every name. */
const LOCALE = ["--encoding=UTF8", "--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
const START_PATIENCE_MS = 60_000;
/** Fast shutdown: rolls open transactions back, writes a checkpoint, ends. SIGQUIT would leave a recovery to the next start. */
const STOP = { ask: "SIGINT", insist: "SIGQUIT", patience: 60_000 };

const settings = (port) => [
  "-c",
  "listen_addresses=127.0.0.1",
  "-c",
  `port=${port}`,
  "-c",
  "unix_socket_directories=",
  "-c",
  "max_connections=200",
  "-c",
  "shared_buffers=128MB",
  "-c",
  "password_encryption=scram-sha-256",
  "-c",
  "log_destination=stderr",
  "-c",
  "timezone=UTC",
  "-c",
  "log_timezone=UTC",
];

function ownRecursively(path, { uid, gid }) {
  const stat = lstatSync(path);
  if (stat.uid === uid && stat.gid === gid && path.endsWith("/data")) return;
  chownSync(path, uid, gid);
  if (stat.isDirectory()) for (const name of readdirSync(path)) ownRecursively(join(path, name), { uid, gid });
}

/** Postgres' own note about a running server of this data folder: its pid, port and whether it takes connections. */
export function readPostmaster(data) {
  try {
    const [pid, , , port, , , , status] = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(pid), port: Number(port), ready: status?.trim() === "ready" };
  } catch {
    return undefined;
  }
}

function isPostgres(pid) {
  if (process.platform !== "linux") return true;
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim() === "postgres";
  } catch {
    return false;
  }
}

/** Ends what an earlier start left behind in `data`: a server that outlived it, or a note about one that is no more. */
export async function clearLeftovers(data) {
  const left = readPostmaster(data);
  if (!left) return;
  const started = processStart(left.pid);
  if (started && isPostgres(left.pid)) await stopProcess({ pid: left.pid, started }, STOP);
  rmSync(join(data, "postmaster.pid"), { force: true });
}

async function initialise({ initdb }, folder, account, password) {
  const [data, draft, passwordFile] = ["data", "data.new", "password"].map((name) => join(folder, name));
  if (existsSync(join(data, "PG_VERSION"))) return;
  rmSync(data, { recursive: true, force: true });
  rmSync(draft, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account.owner) chownSync(passwordFile, account.owner.uid, account.owner.gid);
  const flags = [
    `--pgdata=${data}`,
    "--username=postgres",
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    ...LOCALE,
  ];
  const [program, args] = account.command(initdb, flags);
  const { code, output } = await run(program, args, { ...account.options, cwd: folder });
  rmSync(passwordFile, { force: true });
  if (code === 0) return;
  rmSync(data, { recursive: true, force: true });
  throw new Failure(`Postgres could not create its data folder: ${postgresReason(output)}`);
}

/** The line in which Postgres or initdb says what went wrong. */
function postgresReason(output) {
  if (isDiskFull(output)) return "No space left on device";
  const lines = output
    .trim()
    .split("\n")
    .filter((line) => !/^\S* ?(HINT|LOG|STATEMENT):/.test(line));
  return lines.find((line) => /FATAL|PANIC|could not|error:/.test(line)) ?? lines.at(-1) ?? "it said nothing";
}

/** On a full disk Postgres cannot even write down why it did not start. */
function requireSpace(folder) {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < 1024 * 1024) throw new Failure("Postgres did not start: No space left on device.");
}

async function untilReady(data, child, log, from) {
  const deadline = Date.now() + START_PATIENCE_MS;
  while (Date.now() < deadline) {
    const seen = readPostmaster(data);
    if (seen?.ready && seen.pid === child.pid) return;
    if (child.exitCode !== null || child.signalCode !== null) {
      requireSpace(data);
      throw new Failure(
        `Postgres did not start: ${postgresReason(readFileSync(log).subarray(from).toString())} (whole log: ${log}).`,
      );
    }
    await sleep(20);
  }
  signal(child.pid, "SIGQUIT");
  throw new Failure(`Postgres was not ready after ${START_PATIENCE_MS / 1000} seconds; its log is ${log}.`);
}

/** The port this state folder's server had before if it is free, else another free one; written down. */
async function choosePort(folder) {
  const note = join(folder, "port.json");
  const before = readJson(note)?.port;
  const port = before && (await isFree(before, "127.0.0.1")) ? before : await freePort();
  if (port !== before) writeJson(note, { port });
  return port;
}

/**
 * Starts the embedded server of a state folder, creating it on first use; it listens on 127.0.0.1 only.
 * The server is a session of its own, so that Ctrl-C in the terminal reaches us and not it.
 * @param {{ state: string, password: string, durable?: boolean }} options `durable: false` is for throw-away test servers
 * @returns {Promise<{ port: number, pid: number, started: string | undefined, account: object, stop: () => Promise<void>, exited: Promise<void> }>}
 * @throws Failure with one sentence
 */
export async function startPostgres({ state, password, durable = true }) {
  const binaries = postgresBinaries();
  const folder = join(state, "postgres");
  mkdirSync(folder, { recursive: true });
  const account = chooseAccount(binaries.postgres, state);
  chmodSync(folder, 0o700);
  if (account.owner) ownRecursively(folder, account.owner);
  const data = join(folder, "data");
  await clearLeftovers(data);
  await initialise(binaries, folder, account, password);
  const port = await choosePort(folder);
  const log = join(state, "logs", "postgres.log");
  const output = openLog(log);
  const from = readFileSync(log).length;
  const flags = ["-D", data, ...settings(port), ...(durable ? [] : ["-c", "fsync=off", "-c", "full_page_writes=off"])];
  const [program, args] = account.command(binaries.postgres, flags);
  const child = spawn(program, args, {
    ...account.options,
    cwd: folder,
    detached: true,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  /** @type {Promise<void>} */
  const exited = new Promise((resolve) => child.once("close", () => resolve()));
  await new Promise((resolve, reject) => child.once("spawn", resolve).once("error", reject));
  await untilReady(data, child, log, from);
  const known = { pid: Number(child.pid), started: processStart(child.pid) };
  return { ...known, port, account, exited, stop: () => stopProcess(known, STOP) };
}
