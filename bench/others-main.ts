import { Agent } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { type Answer, at, send } from "./send";

/** What others feel while something else happens. Milliseconds. */
export type Probe = {
  requests: number;
  p50: number;
  p99: number;
  worst: number;
  /** How late this process itself was at the 99th percentile: what lies below says nothing about the server. */
  ownDelay: number;
};

export type Others = { base: string; headers: Record<string, string>; paths: readonly string[] };

// A process of its own, so that it does not measure how busy the sender of the documents is. `others.ts` starts it, sends
// it what to read, and then a word when to say what it has felt since the word before.
const pace = 50;
const agent = new Agent({ keepAlive: true });
const delay = monitorEventLoopDelay({ resolution: 10 });
let running: Promise<Answer>[] = [];

async function summary(): Promise<Probe> {
  const asked = running;
  running = [];
  const ownDelay = delay.percentile(99) / 1e6;
  delay.reset();
  const answers = await Promise.all(asked);
  const failed = answers.find((answer) => answer.status !== 200);
  if (failed) throw new Error(`A request of the others was answered ${failed.status}.`);
  const sorted = answers.map((answer) => answer.ms).sort((a, b) => a - b);
  return { requests: sorted.length, p50: at(sorted, 0.5), p99: at(sorted, 0.99), worst: at(sorted, 1), ownDelay };
}

/** At a fixed pace, whether the one before has come back or not: a stall is felt by everybody who comes in it. */
function begin({ base, headers, paths }: Others): void {
  delay.enable();
  let next = 0;
  setInterval(() => {
    running.push(send(`${base}${paths[next % paths.length] ?? "/"}`, "GET", headers, agent));
    next += 1;
  }, pace);
}

process.on("message", (message: Others | "sum up") => {
  if (message === "sum up") void summary().then((probe) => process.send?.(probe));
  else begin(message);
});
process.on("disconnect", () => process.exit());
