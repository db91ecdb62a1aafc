/** What can go wrong in a way the person can understand. Each code has one HTTP status (see `httpStatus`). */
export type ErrorCode =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "precondition_failed"
  | "rate_limited"
  | "too_large"
  | "unavailable";

/** One thing wrong with what was sent. `path` is the field's path, dots and [n]; line and column count from 1. */
export type Problem = {
  path: string;
  message: string;
  severity?: "error" | "warning";
  line?: number;
  column?: number;
};

/** HTTP status of each code (RFC 9110; 422 for content that was understood but is wrong). */
export const httpStatus: Record<ErrorCode, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition_failed: 412,
  rate_limited: 429,
  too_large: 413,
  unavailable: 503,
};

/**
 * An expected error: its message is a sentence for the person who reads it and is safe to show.
 * Anything else that is thrown is a defect, shown as a request id only.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly problems: readonly Problem[];
  /** Seconds after which the same request may succeed; null where waiting does not help, or nobody knows. */
  readonly retryAfter: number | null;

  constructor(
    readonly code: ErrorCode,
    message: string,
    details: { field?: string; problems?: readonly Problem[]; retryAfter?: number } = {},
  ) {
    super(message);
    this.problems = details.problems ?? (details.field ? [{ path: details.field, message }] : []);
    this.retryAfter = details.retryAfter ?? null;
  }
}

/** The same sentence for what does not exist and for what the actor may not see. */
export function notFound(noun: string): AppError {
  return new AppError("not_found", `There is no such ${noun}, or you may not see it.`);
}

/** Somebody else was faster: the state is no longer what the actor saw. */
export function conflict(message: string): AppError {
  return new AppError("conflict", message);
}
