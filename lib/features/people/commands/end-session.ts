import { recordAudit } from "@/lib/db/audit";
import { db } from "@/lib/db/client";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { provenPerson } from "./start-session";

/** Signs out one session of the actor. Ending one that is over already changes nothing. */
export async function endSession(actor: Actor, input: { sessionId: string }): Promise<void> {
  authorize(actor, "settings.own", { personId: actor.id });
  const personId = actor.id;
  if (personId === null) throw notFound("session");
  await inTransaction(async (tx) => {
    const session = await tx.session.findFirst({ where: { id: input.sessionId, personId } });
    if (!session) throw notFound("session");
    const { count } = await tx.session.updateMany({
      where: { id: session.id, endedAt: null },
      data: { endedAt: new Date() },
    });
    if (count === 0) return;
    await recordAudit(tx, actor, {
      action: "session.ended",
      subjectType: "session",
      subjectId: session.id,
      subjectName: actor.name,
      before: { method: session.method, userAgent: session.userAgent },
    });
  });
}

/** Signs out by the id in a sign-out's own cookie; holding it is the proof. Unknown sessions are ignored. */
export async function endSessionById(sessionId: string, requestId: string | null): Promise<void> {
  const session = await db().session.findUnique({ where: { id: sessionId }, include: { person: true } });
  if (session) await endSession(provenPerson(session.person, requestId), { sessionId });
}

/** Ends all sessions of a person, except one where given. Part of another change, which leaves the audit row. */
export async function endAllSessions(tx: Tx, personId: string, except: string | null = null): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { personId, endedAt: null, ...(except ? { id: { not: except } } : {}) },
    data: { endedAt: new Date() },
  });
  return count;
}
