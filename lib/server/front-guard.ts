import { type IncomingMessage, Server, type ServerResponse } from "node:http";

/** Why a request line cannot be served, as status and sentence, or null. Answered before the framework sees it. */
export function requestLineRefusal(method: string, url: string): { status: 400 | 405; sentence: string } | null {
  if (method === "TRACE" || method === "CONNECT" || method === "TRACK")
    return { status: 405, sentence: `The method ${method} is not supported.` };
  try {
    if (!decodeURIComponent(url.split("?")[0] ?? "").includes("\0")) return null;
  } catch {
    // Falls through: the percent-encoding is broken.
  }
  return { status: 400, sentence: "The address is not valid: its path must be percent-encoded UTF-8 without NUL." };
}

function refuse(response: ServerResponse, { status, sentence }: { status: number; sentence: string }): void {
  const body = JSON.stringify({
    type: `/docs/api#problem-${status === 405 ? "method_not_allowed" : "malformed"}`,
    title: status === 405 ? "Method not allowed" : "The request cannot be read",
    status,
    code: status === 405 ? "method_not_allowed" : "malformed",
    detail: sentence,
    instance: crypto.randomUUID(),
  });
  const allow = status === 405 ? { allow: "DELETE, GET, HEAD, OPTIONS, POST, PUT" } : {};
  const headers = { "content-type": "application/problem+json", "cache-control": "no-store", connection: "close" };
  response.writeHead(status, { ...headers, ...allow }).end(body);
}

const holder = globalThis as { mercatFrontGuard?: boolean };

/**
 * Next answers 500 to a path with broken percent-encoding and to TRACE, before any code of ours runs. There is no hook
 * in front of it in its standalone server, so the one event that hands a request over is intercepted.
 */
export function guardHttpServers(): void {
  if (holder.mercatFrontGuard) return;
  holder.mercatFrontGuard = true;
  const emit = Server.prototype.emit;
  Server.prototype.emit = function (this: Server, event: string | symbol, ...args: unknown[]): boolean {
    if (event === "request") {
      const [request, response] = args as [IncomingMessage, ServerResponse];
      const refusal = requestLineRefusal(request.method ?? "GET", request.url ?? "/");
      if (refusal) {
        refuse(response, refusal);
        return true;
      }
    }
    return Reflect.apply(emit, this, [event, ...args]);
  } as typeof emit;
}
