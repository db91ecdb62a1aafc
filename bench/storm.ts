import { Agent, request } from "node:http";
import { mutated } from "./mutations";

export type Storm = {
  documents: number;
  /** How many answers there were of each status. */
  statuses: Record<string, number>;
  /** Milliseconds. */
  p50: number;
  p99: number;
  worst: number;
  /** Numbers of the documents that were answered by a 5xx or took over a second. */
  bad: string[];
};

export type Probe = { requests: number; p50: number; p99: number; worst: number };

type Answer = { status: number; ms: number };

function send(url: string, method: string, headers: Record<string, string>, agent: Agent, body = ""): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const sent = request(url, { method, headers, agent }, (response) => {
      response.resume().on("end", () => resolve({ status: response.statusCode ?? 0, ms: performance.now() - began }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/**
 * Publishes `count` mutated documents, `lanes` at a time, as contracts of the ids `storm-<n>`.
 * @param base the server's address
 * @param originals documents that are right
 */
export async function storm(
  base: string,
  headers: Record<string, string>,
  { originals, count, lanes }: { originals: readonly string[]; count: number; lanes: number },
): Promise<Storm> {
  const agent = new Agent({ keepAlive: true, maxSockets: lanes });
  const times: number[] = [];
  const statuses: Record<string, number> = {};
  const bad: string[] = [];
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const n = next;
      next += 1;
      const text = mutated(originals, n).replaceAll("{{id}}", `storm-${n}`);
      const url = `${base}/api/v1/data-contracts/storm-${n}`;
      const yaml = { ...headers, "content-type": "application/yaml" };
      const { status, ms } = await send(url, "PUT", yaml, agent, text);
      times.push(ms);
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status >= 500 || ms > 1000) bad.push(`${n} (${status}, ${Math.round(ms)} ms)`);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  agent.destroy();
  const sorted = times.sort((a, b) => a - b);
  return { documents: count, statuses, p50: at(sorted, 0.5), p99: at(sorted, 0.99), worst: at(sorted, 1), bad };
}

/**
 * Reads `paths` one after another, twenty a second, until `done` says so: what others feel meanwhile.
 * Throws when an answer is not 200.
 */
export async function probe(
  base: string,
  headers: Record<string, string>,
  paths: readonly string[],
  done: Promise<unknown>,
): Promise<Probe> {
  const agent = new Agent({ keepAlive: true });
  let isOver = false;
  const over = done.then(() => {
    isOver = true;
  });
  const running: Promise<Answer>[] = [];
  while (!isOver) {
    // At a fixed pace, whether the one before has come back or not: a stall is felt by everybody who comes in it.
    running.push(send(`${base}${paths[running.length % paths.length] ?? "/"}`, "GET", headers, agent));
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 50))]);
  }
  const answers = await Promise.all(running);
  agent.destroy();
  const failed = answers.find((a) => a.status !== 200);
  if (failed) throw new Error(`A request of the others was answered ${failed.status}.`);
  const sorted = answers.map((a) => a.ms).sort((a, b) => a - b);
  return { requests: sorted.length, p50: at(sorted, 0.5), p99: at(sorted, 0.99), worst: at(sorted, 1) };
}
