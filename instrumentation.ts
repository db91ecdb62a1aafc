import type { Instrumentation } from "next";

const WARM_AFTER_MS = 2000;

/** Runs once when the web process starts, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { checkEnvironmentOrExit } = await import("./lib/server/env");
  checkEnvironmentOrExit();
  const { guardHttpServers } = await import("./lib/server/front-guard");
  guardHttpServers();
  const { announceSetup } = await import("./lib/auth/announce-setup");
  await announceSetup();
  // The first publisher does not wait for the threads that read documents, nor the start for them.
  const { warmThreads } = await import("./lib/server/reading-pool");
  setTimeout(() => void warmThreads(), WARM_AFTER_MS).unref();
}

/** Next's own errors, such as the redirect of a signed-out visitor, are no defects. */
const isControlFlow = (error: unknown): boolean =>
  error instanceof Error && "digest" in error && /^NEXT_/.test(String(error.digest));

/** Whatever a page, an action or a route throws unexpectedly gets a line in the log, with the request's id. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs" || isControlFlow(error)) return;
  const [{ reportError }, { requestIdFrom, requestIdHeader }, { metrics }] = await Promise.all([
    import("./lib/server/report-error"),
    import("./lib/server/request-id"),
    import("./lib/server/metrics"),
  ]);
  const header = request.headers[requestIdHeader];
  metrics().errors.inc({ part: context.routeType });
  reportError(error, {
    part: context.routeType,
    requestId: requestIdFrom(Array.isArray(header) ? header[0] : header),
    path: request.path,
  });
};
