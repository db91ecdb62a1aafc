import { createHash, timingSafeEqual } from "node:crypto";
import { type Env, isLoopback } from "./env";

const digest = (text: string) => createHash("sha256").update(text).digest();

const plain = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };

/**
 * Who may read /metrics: whoever knows MERCAT_METRICS_TOKEN (as a bearer token). Without that variable the door is open
 * only while the server listens on the loopback address; behind an address of its own it stays shut.
 * Returns the refusal, or null.
 */
export function metricsDoor(
  authorization: string | null,
  settings: Pick<Env, "metricsToken" | "host" | "url">,
): Response | null {
  if (settings.metricsToken !== null) {
    const sent = /^bearer +(\S+)$/i.exec(authorization ?? "")?.[1] ?? "";
    if (timingSafeEqual(digest(sent), digest(settings.metricsToken))) return null;
    const headers = { ...plain, "www-authenticate": 'Bearer realm="metrics"' };
    return new Response("Send the value of MERCAT_METRICS_TOKEN as a bearer token.\n", { status: 401, headers });
  }
  if (isLoopback(settings.host) && isLoopback(new URL(settings.url).hostname)) return null;
  return new Response("Set MERCAT_METRICS_TOKEN to open the metrics.\n", { status: 403, headers: plain });
}
