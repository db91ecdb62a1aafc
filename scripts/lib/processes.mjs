import { execFileSync, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "./failure.mjs";

/**
 * When a process was started, as an opaque string: with the pid it names one process for ever, although pids are used
 * again (after a restart too, hence the boot id). Undefined when no such process lives.
 */
export function processStart(pid) {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (state === "Z") return undefined;
      return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}/${fields[18]}`;
    }
    return (
      execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", stdio: "pipe" }).trim() || undefined
    );
  } catch {
    return undefined;
  }
}

/** Is the process that was written down as { pid, started } still the one that lives under that pid? */
export function isAlive(known) {
  const started = known?.pid ? processStart(known.pid) : undefined;
  return started !== undefined && started === known.started;
}

/** Sends a signal to a process, or with a negative pid to its group; false when it is gone. */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

/**
 * Asks a process to end, waits, then insists. `ask` is the signal that its program takes as "end cleanly"; with `group`
 * what it started is asked too.
 */
export async function stopProcess(
  known,
  { ask = "SIGTERM", insist = "SIGKILL", patience = 10_000, group = false } = {},
) {
  if (!isAlive(known)) return;
  const target = group ? -known.pid : known.pid;
  signal(target, ask);
  const deadline = Date.now() + patience;
  while (isAlive(known)) {
    if (Date.now() > deadline) {
      signal(target, insist);
      await sleep(200);
      return;
    }
    await sleep(25);
  }
}

/**
 * The programs that run now, each the leader of a process group of its own: Ctrl-C in the terminal reaches us alone, and
 * we end them in the right order. `onChange` is called with the list whenever it changes.
 * @type {{ list: { name: string, pid: number, started: string | undefined }[], onChange: (list: object[]) => void, closed: boolean }}
 */
export const children = { list: [], onChange: () => {}, closed: false };

/** Starts a program as the leader of a new process group and keeps it in `children` while it runs. */
export function start(name, command, args, options) {
  if (children.closed) throw new Failure("Everything is being stopped.");
  const child = spawn(command, args, { ...options, detached: true });
  child.once("spawn", () => {
    const known = { name, pid: Number(child.pid), started: processStart(child.pid) };
    children.list.push(known);
    children.onChange(children.list);
    child.once("exit", () => {
      children.list = children.list.filter((one) => one !== known);
      children.onChange(children.list);
    });
  });
  return child;
}

/** Ends every program in `children`, and lets no other start. */
export async function stopChildren() {
  children.closed = true;
  await Promise.all(children.list.map((known) => stopProcess(known, { group: true })));
}

/** Ends every program in `children` at once, whatever it is doing. */
export function killChildren() {
  for (const { pid } of children.list) signal(-pid, "SIGKILL");
}

/**
 * Runs a program to its end and returns { code, output }: stdout and stderr together, in order. `log` keeps them in a file.
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions & { name?: string, log?: string, onOutput?: (text: string) => void }} [options]
 * @returns {Promise<{ code: number | string, output: string }>}
 */
export function run(command, args, { name = command, log, onOutput, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = start(name, command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    let output = "";
    const collect = (chunk) => {
      output += chunk;
      onOutput?.(chunk);
    };
    child.stdout?.setEncoding("utf8").on("data", collect);
    child.stderr?.setEncoding("utf8").on("data", collect);
    child.on("error", reject);
    child.on("close", (code, by) => {
      try {
        if (log) writeFileSync(log, output, { mode: 0o600 });
        resolve({ code: code ?? `signal ${by}`, output });
      } catch (error) {
        reject(error);
      }
    });
  });
}
