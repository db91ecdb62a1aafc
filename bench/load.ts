import { Agent, get } from "node:http";
import autocannon from "autocannon";

export type Target = { name: string; paths: readonly string[]; headers: Record<string, string> };
export type Quantiles = { p50: number; p95: number };
export type Load = { perSecond: number; p50: number; p97: number };

/** The values below which half and 95 % of the samples lie. */
function quantiles(samples: readonly number[]): Quantiles {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

/** One measurement ends after this time, with as many samples as there are then: a busy machine measures less, not longer. */
const patience = 30_000;
const fewest = 40;

/** Takes `count` samples of what `once` returns, after a warm-up of a fifth as many. Milliseconds. */
export async function sample(count: number, once: (round: number) => Promise<number>): Promise<Quantiles> {
  const samples: number[] = [];
  const warmUp = Math.ceil(count / 5);
  const began = performance.now();
  for (let i = -warmUp; i < count; i += 1) {
    const time = await once(i + warmUp);
    const late = performance.now() - began > patience;
    if (i >= 0 || late) samples.push(time);
    if (late && samples.length >= fewest) break;
  }
  return quantiles(samples);
}

function timeOf(url: string, headers: Record<string, string>, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    get(url, { headers, agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}.`));
      response.on("data", () => {}).on("end", () => resolve(performance.now() - began));
    }).on("error", reject);
  });
}

/** One request after another over one kept connection, after a warm-up. Milliseconds. */
export async function sequential(base: string, target: Target, count: number): Promise<Quantiles> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const result = await sample(count, (round) =>
    timeOf(`${base}${target.paths[round % target.paths.length] ?? "/"}`, target.headers, agent),
  );
  agent.destroy();
  return result;
}

/** As many requests as `connections` at a time can make in `seconds`. Any answer but 2xx fails the bench. */
export async function underLoad(base: string, target: Target, connections: number, seconds: number): Promise<Load> {
  const result = await autocannon({
    url: base,
    connections,
    duration: seconds,
    requests: target.paths.map((path) => ({ method: "GET" as const, path, headers: target.headers })),
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) throw new Error(`${target.name}: ${failed} requests failed under load.`);
  return { perSecond: result.requests.average, p50: result.latency.p50, p97: result.latency.p97_5 };
}
