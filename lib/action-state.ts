import type { Problem } from "@/lib/domain/errors";

/** What a form knows after it was sent. */
export type ActionState = {
  ok: boolean;
  /** A sentence about the whole: what was done, or why not. */
  message?: string;
  /** One per wrong field; `path` is the field's name. */
  problems?: Problem[];
  /** What was typed, so that a refused form loses nothing. Passwords and secrets are left out. */
  values?: Record<string, string>;
};

/** Before anything was sent: the first state of `useActionState`. */
export const idleState: ActionState = { ok: false };

/** The sentence that belongs to a field, for `Field`'s `error`. */
export function problemOf(state: ActionState, field: string): string | undefined {
  return state.problems?.find((problem) => problem.path === field)?.message;
}
