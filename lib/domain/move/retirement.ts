import { type Classification, stricter } from "@/lib/domain/classification";
import type { Answer } from "@/lib/domain/permissions";
import type { MoveStanding } from "./move-state";

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** Between saying when a port ends and its end, consumers get at least this long. */
export const NOTICE_DAYS = 30;

/** Nobody is reminded more than once in this time. */
const REMIND_EVERY = DAY;

/** ISO 8601, which every reader and program reads the same way. Days and times are UTC. */
const dayOf = (date: Date) => date.toISOString().slice(0, 10);
const minuteOf = (date: Date) => `${dayOf(date)} ${date.toISOString().slice(11, 16)} UTC`;

const no = (reason: string): Answer => ({ allowed: false, reason });

/**
 * May the port be retired? `standings` has one entry per access that still stands; `unasked` is access to which there is
 * no question, because no newer major stands beside the port.
 */
export function canRetire(standings: readonly (MoveStanding | "unasked")[], endsAt: Date | null, now: Date): Answer {
  const left = standings.filter((s) => s !== "moved" && s !== "closed").length;
  if (left === 0 || (endsAt !== null && endsAt <= now)) return { allowed: true };
  const who = left === 1 ? "1 consumer still depends on it" : `${left} consumers still depend on it`;
  return endsAt === null
    ? no(`${who}. It can be retired when all have moved, or when an end date that you set has passed.`)
    : no(`${who}. It can be retired when all have moved, or from ${dayOf(endsAt)} on.`);
}

/** May this consumer be reminded now? At most once a day, whoever reminds. */
export function canRemind(standing: MoveStanding, remindedAt: Date | null, now: Date): Answer {
  if (standing === "waiting") return no("The consumer has accepted; the new access is on its way.");
  if (standing === "moved" || standing === "closed") return no("There is nothing left to answer.");
  if (remindedAt !== null && now.getTime() - remindedAt.getTime() < REMIND_EVERY)
    return no(
      `Reminded on ${minuteOf(remindedAt)}; at most once a day, so again from ${minuteOf(new Date(remindedAt.getTime() + REMIND_EVERY))} on.`,
    );
  return { allowed: true };
}

/** The first day that may be named as the end of a port. Days are UTC. */
export function earliestEnd(now: Date): Date {
  const day = new Date(now.getTime() + NOTICE_DAYS * DAY);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + 1));
}

/** Why the day cannot be the end, as a sentence; null when it can. */
export function endDateProblem(endsAt: Date, now: Date): string | null {
  const earliest = earliestEnd(now);
  if (endsAt >= earliest) return null;
  return `Consumers get at least ${NOTICE_DAYS} days: the end can be ${dayOf(earliest)} or later.`;
}

/** Access that is carried over ends when it would have ended, or earlier where the new contract allows less. */
export function carriedOver(
  expiresAt: Date,
  maximumDays: number,
  now: Date,
): { expiresAt: Date; durationDays: number } {
  const end = new Date(Math.min(expiresAt.getTime(), now.getTime() + maximumDays * DAY));
  return { expiresAt: end, durationDays: Math.max(1, Math.ceil((end.getTime() - now.getTime()) / DAY)) };
}

/** What was approved, or what is offered instead: a contract, and how protected its data is. */
export type MovedTerms = { contractId: string; classification: Classification };

/** Other data, and data that is more protected than what was approved, is approved anew. */
export function needsApproval(approved: MovedTerms, offered: MovedTerms): boolean {
  if (offered.contractId !== approved.contractId) return true;
  return stricter(approved.classification, offered.classification) !== approved.classification;
}
