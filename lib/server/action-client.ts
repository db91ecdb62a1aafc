import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { ActionState } from "@/lib/action-state";
import { currentActor } from "@/lib/auth/actor";
import type { Actor } from "@/lib/domain/actor";
import { AppError, type Problem } from "@/lib/domain/errors";
import { reportError } from "./report-error";
import { requestIdFrom, requestIdHeader } from "./request-id";

export { readSessionId } from "@/lib/auth/actor";

const SECRET_FIELD = /password|secret|token|code|repeat|current/i;

/** A form's fields as an object: one value as text, several of one name as a list, files and Next's own fields left out. */
export function formToObject(form: FormData): Record<string, string | string[]> {
  const result: Record<string, string | string[]> = {};
  for (const key of new Set(form.keys())) {
    if (key.startsWith("$ACTION")) continue;
    const texts = form.getAll(key).filter((value) => typeof value === "string");
    const [first] = texts;
    if (first !== undefined) result[key] = texts.length === 1 ? first : texts;
  }
  return result;
}

function keptValues(fields: Record<string, string | string[]>): Record<string, string> {
  const kept = Object.entries(fields).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && !SECRET_FIELD.test(entry[0]),
  );
  return Object.fromEntries(kept);
}

function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
}

async function failure(error: unknown, values: Record<string, string>): Promise<ActionState> {
  unstable_rethrow(error);
  if (error instanceof AppError) return { ok: false, message: error.message, problems: [...error.problems], values };
  const requestId = requestIdFrom((await headers()).get(requestIdHeader));
  const shown = reportError(error, { part: "action", requestId });
  return {
    ok: false,
    message: `Something went wrong on our side. Please try again; the request id is ${shown}.`,
    values,
  };
}

/** What an action may say after a success. */
// biome-ignore lint/suspicious/noConfusingVoidType: an action that has nothing to say returns nothing
type Outcome = Omit<ActionState, "ok"> | undefined | void;
type Work<Args extends unknown[]> = (...args: Args) => Promise<Outcome>;
type Handler = (prev: ActionState, form: FormData) => Promise<ActionState>;

async function run<S extends z.ZodType>(schema: S, form: FormData, work: Work<[z.output<S>]>): Promise<ActionState> {
  // What calls an action need not be our page.
  if (!(form instanceof FormData)) return { ok: false, message: "The form could not be read. Load the page again." };
  const fields = formToObject(form);
  const values = keptValues(fields);
  try {
    const broken = Object.keys(fields).find((name) => String(fields[name]).includes("\u0000"));
    if (broken !== undefined)
      throw new AppError("invalid", "The text contains a character that cannot be stored.", { field: broken });
    const parsed = schema.safeParse(fields);
    if (!parsed.success) {
      const problems = problemsOf(parsed.error);
      const message = problems.length === 1 ? problems[0]?.message : "Some fields need another look.";
      return { ok: false, ...(message ? { message } : {}), problems, values };
    }
    const outcome = await work(parsed.data);
    return { ok: true, ...(typeof outcome === "object" ? outcome : {}) };
  } catch (error) {
    return failure(error, values);
  }
}

/**
 * A server action for signed-in people: parses the form with zod, resolves the actor, and turns an `AppError` into a
 * state the form shows. `redirect()` and `notFound()` inside pass through.
 */
export function action<S extends z.ZodType>(schema: S, work: Work<[Actor, z.output<S>]>): Handler {
  return (_prev, form) =>
    run(schema, form, async (input) => {
      const actor = await currentActor();
      if (!actor)
        throw new AppError("unauthenticated", "You are signed out. Sign in again in another tab, then retry.");
      return work(actor, input);
    });
}

/** The same for the few doors that stand open before sign-in: first setup and invitations. */
export function publicAction<S extends z.ZodType>(schema: S, work: Work<[z.output<S>]>): Handler {
  return (_prev, form) => run(schema, form, work);
}
