import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

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

/** Sends a signal; false when the process is gone. */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

/** Asks a process to end, waits, then insists. `ask` is the signal its program takes as "end cleanly". */
export async function stopProcess(known, { ask = "SIGTERM", insist = "SIGKILL", patience = 10_000 } = {}) {
  if (!isAlive(known)) return;
  signal(known.pid, ask);
  const deadline = Date.now() + patience;
  while (isAlive(known)) {
    if (Date.now() > deadline) {
      signal(known.pid, insist);
      await sleep(200);
      return;
    }
    await sleep(25);
  }
}

/** Runs a program to its end and returns { code, output } (stdout and stderr together, in order). */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    let output = "";
    const collect = (chunk) => {
      output += chunk;
      options.onOutput?.(String(chunk));
    };
    child.stdout.setEncoding("utf8").on("data", collect);
    child.stderr.setEncoding("utf8").on("data", collect);
    child.on("error", reject);
    child.on("close", (code, name) => resolve({ code: code ?? `signal ${name}`, output }));
  });
}
