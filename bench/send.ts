import { type Agent, request } from "node:http";

export type Answer = { status: number; ms: number };

/** One request, timed from the moment it is asked for until its answer has come whole. */
export function send(
  url: string,
  method: string,
  headers: Record<string, string>,
  agent: Agent,
  body = "",
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const sent = request(url, { method, headers, agent }, (response) => {
      response.resume().on("end", () => resolve({ status: response.statusCode ?? 0, ms: performance.now() - began }));
    });
    sent.on("error", (error: NodeJS.ErrnoException) => {
      // A server closes a connection that was idle; a request that was just put on it is sent again, and counts from its start.
      if (sent.reusedSocket && error.code === "ECONNRESET")
        send(url, method, headers, agent, body).then(
          (answer) => resolve({ ...answer, ms: performance.now() - began }),
          reject,
        );
      else reject(error);
    });
    sent.end(body);
  });
}

/** The value below which this share of the sorted ones lies. */
export function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
