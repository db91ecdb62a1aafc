import { z } from "zod";
import { AppError, type ErrorCode, httpStatus, type Problem } from "@/lib/domain/errors";

/** Refusals of the HTTP layer itself; the product's own stand in `ErrorCode`. */
type HttpCode = "malformed" | "method_not_allowed" | "unsupported_media_type" | "internal";
export type ProblemCode = ErrorCode | HttpCode;

const statusOf: Record<ProblemCode, number> = {
  ...httpStatus,
  malformed: 400,
  method_not_allowed: 405,
  unsupported_media_type: 415,
  internal: 500,
};

const titles: Record<ProblemCode, string> = {
  invalid: "The request is understood but wrong",
  unauthenticated: "A valid API token is needed",
  forbidden: "Not allowed",
  not_found: "Not found",
  conflict: "Conflict with the current state",
  precondition_failed: "The resource has changed",
  rate_limited: "Too many requests",
  too_large: "Too large",
  unavailable: "Temporarily not available",
  malformed: "The request cannot be read",
  method_not_allowed: "Method not allowed",
  unsupported_media_type: "Unsupported media type",
  internal: "Internal error",
};

/** A refusal that belongs to HTTP alone, such as a wrong method or media type. */
export class HttpRefusal extends Error {
  override readonly name = "HttpRefusal";

  constructor(
    readonly code: HttpCode,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** The problem document of RFC 9457, with `code` and `errors` as extension members. */
export const problemSchema = z
  .object({
    type: z.string().meta({ description: "Identifies the kind of problem; leads to its explanation." }),
    title: z.string().meta({ description: "The kind of problem in words; the same for every occurrence." }),
    status: z.int().meta({ description: "The HTTP status code." }),
    code: z.string().meta({ description: "The kind of problem for programs.", examples: ["invalid"] }),
    detail: z.string().meta({ description: "What happened this time, as a sentence for a person." }),
    instance: z.string().meta({ description: "The request id, under which the log has this request." }),
    errors: z
      .array(
        z.object({
          field: z.string().meta({ description: "Path of the field, such as outputPorts[0].contractId." }),
          message: z.string().meta({ description: "What is wrong with it." }),
          line: z.int().optional().meta({ description: "Line in the sent document, from 1." }),
          column: z.int().optional().meta({ description: "Column in the sent document, from 1." }),
        }),
      )
      .optional()
      .meta({ description: "One entry per thing that is wrong." }),
  })
  .meta({ id: "Problem", description: "Problem document (RFC 9457)." });

/** Prisma's and the network's words for "no database": the caller may try again, and nothing is wrong with the input. */
const databaseGone = /^(P1001|P1002|P1008|P1011|P1017|P2024|P2028|ECONNREFUSED|ECONNRESET|ETIMEDOUT|57P0[123])$/;

/** What the pool says when no connection came free in time: too much is asked at once. It gives no code. */
const noConnection = "timeout exceeded when trying to connect";

/** Turns what was thrown into an expected error; anything unknown stays `null`, a defect. */
export function expectedError(error: unknown): AppError | HttpRefusal | null {
  if (error instanceof AppError || error instanceof HttpRefusal) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const name = error instanceof Error ? error.name : "";
  const isStarved = error instanceof Error && error.message === noConnection;
  if (isStarved || databaseGone.test(code) || name === "PrismaClientInitializationError")
    return new AppError("unavailable", "The database cannot be reached just now. Try again in a moment.");
  // Unique violation, write conflict: two callers made the same change at once and the other one came first.
  if (code === "P2002" || code === "P2034")
    return new AppError("conflict", "Somebody else changed this at the same moment. Read it again, then retry.");
  return null;
}

function errorsOf(problems: readonly Problem[]) {
  return problems.map(({ path, message, line, column }) => ({
    field: path,
    message,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  }));
}

function extraHeaders(error: AppError | HttpRefusal): Record<string, string> {
  if (error instanceof HttpRefusal) return error.headers;
  if (error.code === "unauthenticated") return { "www-authenticate": `Bearer realm="Mercat", error="invalid_token"` };
  if (error.retryAfter !== null) return { "retry-after": String(error.retryAfter) };
  if (error.code === "rate_limited") return { "retry-after": "60" };
  return error.code === "unavailable" ? { "retry-after": "5" } : {};
}

/** The response to a refusal. `null` is a defect: the caller learns the request id only. */
export function problemResponse(error: AppError | HttpRefusal | null, requestId: string): Response {
  const code: ProblemCode = error?.code ?? "internal";
  const problems = error instanceof AppError ? error.problems : [];
  const body: z.infer<typeof problemSchema> = {
    type: `/docs/api#problem-${code}`,
    title: titles[code],
    status: statusOf[code],
    code,
    detail: error?.message ?? `Something went wrong on our side. Tell the operators the request id ${requestId}.`,
    instance: requestId,
    ...(problems.length > 0 ? { errors: errorsOf(problems) } : {}),
  };
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...(error ? extraHeaders(error) : {}),
    },
  });
}

/** Every kind of problem with its status and title, for the reference page. */
export const problemKinds: readonly { code: ProblemCode; status: number; title: string }[] = (
  Object.keys(titles) as ProblemCode[]
)
  .map((code) => ({ code, status: statusOf[code], title: titles[code] }))
  .sort((a, b) => a.status - b.status);
