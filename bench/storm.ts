import { Agent } from "node:http";
import { mutated } from "./mutations";
import { at, send } from "./send";

export type Storm = {
  documents: number;
  seconds: number;
  /** How many answers there were of each status. */
  statuses: Record<string, number>;
  /** Milliseconds. */
  p50: number;
  p99: number;
  worst: number;
  /** Numbers of the documents that were answered by a 5xx or took over a second. */
  bad: string[];
};

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
  const began = performance.now();
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
  const seconds = (performance.now() - began) / 1000;
  return {
    documents: count,
    seconds,
    statuses,
    p50: at(sorted, 0.5),
    p99: at(sorted, 0.99),
    worst: at(sorted, 1),
    bad,
  };
}
