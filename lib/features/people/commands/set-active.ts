import { recordAudit } from "@/lib/db/audit";
import { endGrantsOf } from "@/lib/db/end-grants";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { conflict, notFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { keepAnAdmin } from "./change-roles";
import { endAllSessions } from "./end-session";

/**
 * Closes an account: every session and token ends in this transaction, and access on the data platforms is queued for
 * revocation. The person stays in the records. Throws `conflict` for oneself, the last platform admin, or a closed account.
 */
export async function deactivatePerson(actor: Actor, input: { personId: string }): Promise<void> {
  authorize(actor, "person.manage");
  const { personId } = input;
  if (personId === actor.id) throw conflict("You cannot deactivate yourself. Ask another platform admin.");
  await inTransaction(async (tx) => {
    const person = await tx.person.findUnique({ where: { id: personId }, include: { roleAssignments: true } });
    if (!person) throw notFound("person");
    if (person.roleAssignments.some((r) => r.role === "platform_admin"))
      await keepAnAdmin(tx, personId, `${person.name} is the last platform admin. Make somebody else one first.`);
    const now = new Date();
    const { count } = await tx.person.updateMany({
      where: { id: personId, deactivatedAt: null },
      data: { deactivatedAt: now },
    });
    if (count === 0) throw conflict(`${person.name} is deactivated already.`);
    const sessions = await endAllSessions(tx, personId);
    const tokens = await tx.apiToken.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } });
    const grants = await endGrantsOf(tx, actor, { consumerPersonId: personId }, "The account was deactivated.");
    await recordAudit(tx, actor, {
      action: "person.deactivated",
      subjectType: "person",
      subjectId: personId,
      subjectName: person.name,
      after: { sessionsEnded: sessions, tokensRevoked: tokens.count, grantsRevoked: grants },
    });
  });
}

/** Opens an account again with the roles and teams it had. Tokens and access stay ended. */
export async function reactivatePerson(actor: Actor, input: { personId: string }): Promise<void> {
  authorize(actor, "person.manage");
  await inTransaction(async (tx) => {
    const person = await tx.person.findUnique({ where: { id: input.personId } });
    if (!person) throw notFound("person");
    const { count } = await tx.person.updateMany({
      where: { id: person.id, deactivatedAt: { not: null } },
      data: { deactivatedAt: null },
    });
    if (count === 0) throw conflict(`${person.name} is active already.`);
    await recordAudit(tx, actor, {
      action: "person.reactivated",
      subjectType: "person",
      subjectId: person.id,
      subjectName: person.name,
      before: { deactivatedAt: person.deactivatedAt?.toISOString() ?? null },
    });
  });
}
