import { recordAudit } from "@/lib/db/audit";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { type Actor, roleNames } from "@/lib/domain/actor";
import { AppError, conflict, notFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { type AssignRole, companyWideRoles } from "../schema";

/** Changes to who is platform admin wait for one another, so that two cannot remove the last two at once. */
export async function keepAnAdmin(tx: Tx, without: string, sentence: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('platform-admins', 0))`;
  const another = await tx.person.findFirst({
    where: { id: { not: without }, deactivatedAt: null, roleAssignments: { some: { role: "platform_admin" } } },
    select: { id: true },
  });
  if (!another) throw conflict(sentence);
}

/**
 * Gives a person a role, for the company or for one domain with its sub-domains. It counts from their next request on.
 * Throws `invalid` when the role and the domain do not fit, `conflict` when they hold it already.
 */
export async function assignRole(actor: Actor, input: AssignRole): Promise<void> {
  authorize(actor, "person.manage");
  const { personId, role, domainId } = input;
  if (domainId !== null && companyWideRoles.some((wide) => wide === role))
    throw new AppError("invalid", `${roleNames[role]} always holds for the whole company.`, { field: "domainId" });
  if (domainId === null && role === "domain_owner")
    throw new AppError("invalid", "Choose the domain that this person owns.", { field: "domainId" });
  await inTransaction(async (tx) => {
    // The unique index does not compare empty domains: the row lock makes the look-up below safe.
    await tx.$executeRaw`select 1 from person where id = ${personId}::uuid for update`;
    const person = await tx.person.findUnique({ where: { id: personId } });
    if (!person) throw notFound("person");
    const domain = domainId === null ? null : await tx.domain.findUnique({ where: { id: domainId } });
    if (domainId !== null && !domain) throw new AppError("invalid", "There is no such domain.", { field: "domainId" });
    if (await tx.roleAssignment.findFirst({ where: { personId, role, domainId } }))
      throw new AppError("conflict", `${person.name} holds this role already.`, { field: "role" });
    await tx.roleAssignment.create({ data: { personId, role, domainId } });
    await recordAudit(tx, actor, {
      action: "role.assigned",
      subjectType: "person",
      subjectId: personId,
      subjectName: person.name,
      after: { role, domain: domain?.path ?? null },
    });
  });
}

/** Takes a role away. Throws `conflict` for the last active platform admin. */
export async function removeRole(actor: Actor, input: { assignmentId: string }): Promise<void> {
  authorize(actor, "person.manage");
  await inTransaction(async (tx) => {
    const assignment = await tx.roleAssignment.findUnique({
      where: { id: input.assignmentId },
      include: { person: true, domain: true },
    });
    if (!assignment) throw notFound("role");
    const { person, role, domain } = assignment;
    if (role === "platform_admin" && !person.deactivatedAt)
      await keepAnAdmin(tx, person.id, `${person.name} is the last platform admin. Make somebody else one first.`);
    const { count } = await tx.roleAssignment.deleteMany({ where: { id: assignment.id } });
    if (count === 0) throw notFound("role");
    await recordAudit(tx, actor, {
      action: "role.removed",
      subjectType: "person",
      subjectId: person.id,
      subjectName: person.name,
      before: { role, domain: domain?.path ?? null },
    });
  });
}
