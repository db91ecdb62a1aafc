import { loggerFor } from "./logger";

/**
 * Writes a defect to the log, with its stack, and returns the id to show: the person reads the id only, and whoever
 * runs the product finds the line by it.
 */
export function reportError(error: unknown, where: { part: string; requestId?: string | null; path?: string }): string {
  const requestId = where.requestId ?? crypto.randomUUID();
  const path = where.path?.split("?")[0];
  loggerFor(where.part, requestId).error({ err: error, ...(path ? { path } : {}) }, "An unexpected error");
  return requestId;
}
