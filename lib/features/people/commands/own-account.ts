import { recordAudit } from "@/lib/db/audit";
import { db } from "@/lib/db/client";
import { countAttempt, forgiveAttempt } from "@/lib/db/rate-limit";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { AppError, notFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { hashPassword, passwordMatches } from "@/lib/server/password";
import type { ChangePassword } from "../schema";
import { endAllSessions } from "./end-session";

async function self(actor: Actor) {
  authorize(actor, "settings.own", { personId: actor.id });
  const person = actor.id === null ? null : await db().person.findUnique({ where: { id: actor.id } });
  if (!person) throw notFound("person");
  return person;
}

/** Changes the actor's own name. The same name again changes nothing. */
export async function updateProfile(actor: Actor, input: { name: string }): Promise<void> {
  const person = await self(actor);
  if (person.name === input.name) return;
  await inTransaction(async (tx) => {
    await tx.person.update({ where: { id: person.id }, data: { name: input.name } });
    await recordAudit(tx, actor, {
      action: "person.renamed",
      subjectType: "person",
      subjectId: person.id,
      subjectName: input.name,
      before: { name: person.name },
      after: { name: input.name },
    });
  });
}

/**
 * Changes the password of a local account and signs out every other session.
 * Throws `conflict` for accounts that sign in elsewhere, `invalid` when the present password is wrong.
 */
export async function changePassword(actor: Actor, input: ChangePassword, keepSessionId: string | null): Promise<void> {
  const person = await self(actor);
  if (!person.passwordHash) throw new AppError("conflict", "Your account has no password here.");
  const attempts = { key: `password:${person.id}`, limit: 10, minutes: 15 };
  await countAttempt(attempts);
  if (!(await passwordMatches(person.passwordHash, input.current)))
    throw new AppError("invalid", "This is not your present password.", { field: "current" });
  await forgiveAttempt(attempts.key, true);
  const passwordHash = await hashPassword(input.password);
  await inTransaction(async (tx) => {
    await tx.person.update({ where: { id: person.id }, data: { passwordHash } });
    const sessionsEnded = await endAllSessions(tx, person.id, keepSessionId);
    await recordAudit(tx, actor, {
      action: "person.password_changed",
      subjectType: "person",
      subjectId: person.id,
      subjectName: person.name,
      after: { sessionsEnded },
    });
  });
}
