import { z } from "zod";
import { CliError, exitCodes } from "../exit-codes";
import type { Io } from "../io";

/** One answer of the API. Refusals come back as answers too; only what is no answer of the API throws. */
export type Answer = { status: number; headers: Headers; body: unknown; attempts: number };

/** `key` is an idempotency key; `harmless` says that asking again changes nothing. */
export type Asked = { body?: unknown; key?: string; harmless?: boolean };

export type Server = {
  url: string;
  /** Below /api/v1. Tries again when that is safe: reading, or with an idempotency key. */
  ask: (method: "GET" | "POST", path: string, asked?: Asked) => Promise<Answer>;
};

const ATTEMPTS = 6;
const TIMEOUT_MS = 60_000;
const MAX_WAIT_MS = 30_000;

const problem = z.object({
  detail: z.string(),
  instance: z.string().optional(),
  errors: z
    .array(
      z.object({ field: z.string(), message: z.string(), line: z.number().optional(), column: z.number().optional() }),
    )
    .default([]),
});
export type ServerProblem = z.output<typeof problem>;

/** The problem document of a refusal. Throws `CliError` when the answer is none, so comes from something else. */
export function problemOf(server: Server, answer: Answer): ServerProblem {
  const parsed = problem.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  throw new CliError(
    exitCodes.unreachable,
    `${server.url} answered ${answer.status} without a problem document; is it the address of Mercat?`,
  );
}

/** Ends the command with the server's own sentence. */
export function refusal(server: Server, answer: Answer): CliError {
  const { detail, instance } = problemOf(server, answer);
  const code = answer.status >= 500 ? exitCodes.unreachable : exitCodes.refused;
  const hint = answer.status === 401 ? " Set MERCAT_TOKEN to a token that is valid." : "";
  return new CliError(
    code,
    `The server answered ${answer.status}: ${detail}${hint}${instance ? ` (request ${instance})` : ""}`,
  );
}

/** Milliseconds before the next attempt: what the server asks for, else half a second doubled each time. */
function pause(attempt: number, headers: Headers | null): number {
  const asked = Number(headers?.get("retry-after") ?? Number.NaN) * 1000;
  return Math.min(Number.isFinite(asked) && asked >= 0 ? asked : 250 * 2 ** attempt, MAX_WAIT_MS);
}

/** Answers after which the same request may succeed: busy, restarting, or the first one is still at work. */
function isPassing(answer: Answer): boolean {
  if (answer.status === 409) return answer.headers.has("retry-after");
  return [429, 502, 503, 504].includes(answer.status);
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The sentence inside a network error; undici hides it in the cause. */
function networkReason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error && cause.name === "TimeoutError") return "no answer within a minute";
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return code || (cause instanceof Error ? cause.message : "unknown reason");
}

/** Speaks to one server. The token goes to it and nowhere else: redirects are refused. */
export function connect(io: Io, url: string, token: string): Server {
  const once = async (method: string, path: string, { body, key }: Asked, attempts: number): Promise<Answer> => {
    const response = await io.fetch(`${url}/api/v1${path}`, {
      method,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        accept: "application/json",
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(key === undefined ? {} : { "idempotency-key": key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.status >= 300 && response.status < 400)
      throw new CliError(exitCodes.unreachable, `${url} sends on to another address; name that one as the server.`);
    return { status: response.status, headers: response.headers, body: await readBody(response), attempts };
  };

  const ask: Server["ask"] = async (method, path, asked = {}) => {
    const mayRepeat = method === "GET" || asked.harmless === true || asked.key !== undefined;
    for (let attempt = 1; ; attempt += 1) {
      const isLast = !mayRepeat || attempt >= ATTEMPTS;
      let headers: Headers | null = null;
      try {
        const answer = await once(method, path, asked, attempt);
        if (isLast || !isPassing(answer)) return answer;
        headers = answer.headers;
      } catch (error) {
        if (error instanceof CliError) throw error;
        if (isLast) throw new CliError(exitCodes.unreachable, `${url} cannot be reached (${networkReason(error)}).`);
      }
      await io.sleep(pause(attempt, headers));
    }
  };
  return { url, ask };
}
