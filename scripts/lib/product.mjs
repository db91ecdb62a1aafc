import { closeSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "./failure.mjs";
import { openLog } from "./logs.mjs";
import { webServer } from "./prepare.mjs";
import { start } from "./processes.mjs";
import { inProject } from "./project.mjs";

const READY_PATIENCE_MS = 60_000;
const LONGEST_PAUSE_MS = 30_000;
/** A worker that ran this long was well: the next pause is short again. */
const WELL_MS = 60_000;

/** The web process provisions nothing, so it gets no address of a data platform. */
export function webEnvironment(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("MERCAT_CONNECTION_")));
}

/** What a log complained of last: the message of the last JSON line of level error, or a plain line that says error. */
export function lastComplaint(text) {
  for (const line of text.split("\n").toReversed()) {
    try {
      const { level, message, err } = JSON.parse(line);
      if (["error", "fatal"].includes(level)) return String(err?.message ?? message).split("\n")[0];
    } catch {
      if (/error/i.test(line)) return line.trim();
    }
  }
  return undefined;
}

/**
 * Starts a process of the product. Its JSON lines go to `log`, or without one to our own output.
 * @param {string} name
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, log?: string }} options
 */
function launch(name, args, { env, log }) {
  const output = log ? openLog(log) : undefined;
  const from = log ? statSync(log).size : 0;
  const child = start(name, process.execPath, args, {
    cwd: inProject(),
    env,
    stdio: ["ignore", output ?? "inherit", output ?? "inherit"],
  });
  if (output !== undefined) closeSync(output);
  const ended = new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, by) => {
      const complaint = log ? lastComplaint(readFileSync(log).subarray(from).toString()) : undefined;
      const where = log ? ` (log: ${log})` : ", see its messages above";
      resolve(`${by ? `by ${by}` : `with exit code ${code}`}${complaint ? `: ${complaint}` : ""}${where}`);
    });
  });
  return { child, ended };
}

async function untilReady(localUrl, ended) {
  const deadline = Date.now() + READY_PATIENCE_MS;
  let last = "no answer";
  let over;
  ended.then((how) => {
    over = how;
  });
  while (Date.now() < deadline) {
    if (over) throw new Failure(`The web server ended ${over}.`);
    try {
      const response = await fetch(`${localUrl}/readyz`, { signal: AbortSignal.timeout(2000) });
      if (response.status === 200) return;
      last = `status ${response.status} ${(await response.text()).slice(0, 200)}`.trim();
    } catch (error) {
      last = error.cause?.code ?? error.message;
    }
    await sleep(100);
  }
  throw new Failure(
    `The web server was not ready after ${READY_PATIENCE_MS / 1000} seconds: ${localUrl}/readyz gave ${last}.`,
  );
}

/** Keeps the worker running: its jobs wait in the database while it is away, so starting it again loses nothing. */
async function keepWorker(launchWorker, { stopping, onRestart }) {
  let pause = 1000;
  while (!stopping()) {
    const began = Date.now();
    const how = await launchWorker().ended;
    if (stopping()) return;
    if (Date.now() - began > WELL_MS) pause = 1000;
    onRestart(`The worker ended ${how}; starting it again in ${pause / 1000} s.`);
    await sleep(pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
}

/**
 * Starts web and worker and waits until the web server answers that it is ready.
 * @param {{ env: NodeJS.ProcessEnv, localUrl: string, logs?: string, stopping: () => boolean, onRestart: (sentence: string) => void }} options
 *   `env` is the whole environment of the product; `logs` is a folder, or undefined for our own output
 * @returns {Promise<{ webEnded: Promise<string> }>} `webEnded` says how, should the web server end
 * @throws Failure when the web server does not get ready
 */
export async function startProduct({ env, localUrl, logs, stopping, onRestart }) {
  const log = (name) => (logs ? join(logs, `${name}.log`) : undefined);
  const web = launch("web", webServer, { env: webEnvironment(env), log: log("web") });
  const worker = () =>
    launch("worker", ["--import", "tsx", inProject("lib", "jobs", "main.ts")], { env, log: log("worker") });
  keepWorker(worker, { stopping, onRestart });
  await untilReady(localUrl, web.ended);
  return { webEnded: web.ended };
}
