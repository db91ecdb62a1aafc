import { Agent } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { type Answer, at, send } from "./send";

/** What others feel while something else happens. Milliseconds. */
export type Probe = {
  requests: number;
  /** Turns on which nothing was asked, because too many answers were still to come. */
  missed: number;
  /** Answers that were not 200. */
  failed: number;
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
/** More than these are not asked at once: a machine that is that late would only be measured in its own queue. */
const mostAtOnce = 30;
let running: Promise<Answer>[] = [];
let open = 0;
let missed = 0;

async function summary(): Promise<Probe> {
  const asked = running;
  const skipped = missed;
  running = [];
  missed = 0;
  const ownDelay = delay.percentile(99) / 1e6;
  delay.reset();
  const answers = await Promise.all(asked);
  const failed = answers.filter((answer) => answer.status !== 200).length;
  const sorted = answers.map((answer) => answer.ms).sort((a, b) => a - b);
  const times = { p50: at(sorted, 0.5), p99: at(sorted, 0.99), worst: at(sorted, 1) };
  return { requests: sorted.length, missed: skipped, failed, ...times, ownDelay };
}

/** At a fixed pace, whether the one before has come back or not: a stall is felt by everybody who comes in it. */
function begin({ base, headers, paths }: Others): void {
  delay.enable();
  let next = 0;
  setInterval(() => {
    if (open >= mostAtOnce) {
      missed += 1;
      return;
    }
    open += 1;
    const answer = send(`${base}${paths[next % paths.length] ?? "/"}`, "GET", headers, agent);
    running.push(answer.finally(() => (open -= 1)));
    next += 1;
  }, pace);
}

process.on("message", (message: Others | "sum up") => {
  if (message === "sum up") void summary().then((probe) => process.send?.(probe));
  else begin(message);
});
process.on("disconnect", () => process.exit());
