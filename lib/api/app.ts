import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context, Next } from "hono";
import { AppError } from "@/lib/domain/errors";
import { loggerFor } from "@/lib/server/logger";
import { metrics } from "@/lib/server/metrics";
import { reportError } from "@/lib/server/report-error";
import { requestIdFrom, requestIdHeader } from "@/lib/server/request-id";
import type { ApiEnv, Operation } from "./operation";
import { expectedError, HttpRefusal, problemResponse } from "./problem";

const base = "/api/v1";

/** "/access-requests/{id}" as a pattern on the raw path, in which an encoded slash is no separator. */
function patternOf(operation: Operation): RegExp {
  return new RegExp(`^${base}${operation.path.replace(/\{[^}]+\}/g, "[^/]+").replace(/\./g, "\\.")}$`);
}

/** The methods of the operations at this path, for 405 and OPTIONS. */
function allowedMethods(operations: readonly Operation[], pathname: string): string[] {
  const methods = operations.filter((o) => patternOf(o).test(pathname)).map((o) => o.method.toUpperCase());
  if (methods.length === 0) return [];
  return [...new Set([...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"])];
}

/** The pattern a request is counted under; unknown paths share one name, so that nobody grows the metrics. */
function routeOf(operations: readonly Operation[], pathname: string): string {
  const found = operations.find((o) => patternOf(o).test(pathname));
  return found ? `${base}${found.path}` : "unknown";
}

/** Answers each request with its id, one log line and one observation. */
function observe(operations: readonly Operation[]) {
  return async (context: Context<ApiEnv>, next: Next) => {
    const started = performance.now();
    const requestId = requestIdFrom(context.req.header(requestIdHeader));
    context.set("requestId", requestId);
    await next();
    context.res.headers.set(requestIdHeader, requestId);
    context.res.headers.set("x-content-type-options", "nosniff");
    const seconds = (performance.now() - started) / 1000;
    const route = routeOf(operations, new URL(context.req.url).pathname);
    const { method } = context.req;
    const { status } = context.res;
    metrics().apiRequests.observe({ method, route, status: String(status) }, seconds);
    loggerFor("api", requestId).info(
      { method, route, status, ms: Math.round(seconds * 1000), actor: context.get("actorName") },
      "request",
    );
  };
}

/** Refusals become problem documents; a defect is logged and the caller learns the request id only. */
async function answer(context: Context<ApiEnv>, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const expected = expectedError(error);
    const requestId = context.get("requestId");
    if (!expected) {
      metrics().errors.inc({ part: "api" });
      reportError(error, { part: "api", requestId, path: context.req.path });
    }
    return problemResponse(expected, requestId);
  }
}

function refuseUnknown(operations: readonly Operation[], context: Context<ApiEnv>): Response {
  const allowed = allowedMethods(operations, new URL(context.req.url).pathname);
  const allow = { allow: allowed.join(", ") };
  if (allowed.length === 0)
    throw new AppError("not_found", `There is no such operation. ${base}/openapi.json lists them all.`);
  if (context.req.method === "OPTIONS") return new Response(null, { status: 204, headers: allow });
  throw new HttpRefusal("method_not_allowed", `This address allows ${allow.allow}.`, allow);
}

/** The REST API as one app over web-standard requests. Every answer that is no success is a problem document. */
export function createApi(operations: readonly Operation[]): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>();
  app.use("*", observe(operations));
  for (const operation of operations) {
    const path = `${base}${operation.path.replace(/\{([^}]+)\}/g, ":$1")}`;
    app.on(operation.method.toUpperCase(), path, (context) => answer(context, () => operation.serve(context)));
    operation.describe(app.openAPIRegistry);
  }
  app.all("*", (context) => answer(context, async () => refuseUnknown(operations, context)));
  return app;
}
