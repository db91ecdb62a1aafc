import { recordAudit } from "@/lib/db/audit";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { AppError, conflict, notFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import type { AddMember, SetLead } from "../schema";

/** The team, when the actor may change it. */
async function manageable(tx: Tx, actor: Actor, teamId: string) {
  const team = await tx.team.findUnique({ where: { id: teamId }, include: { domain: { select: { path: true } } } });
  if (!team) throw notFound("team");
  authorize(actor, "team.manage", { teamId, domainPath: team.domain?.path ?? null });
  return team;
}

/** Adds an active person by their e-mail address. Throws `conflict` when they are a member already. */
export async function addMember(actor: Actor, input: AddMember): Promise<void> {
  await inTransaction(async (tx) => {
    const team = await manageable(tx, actor, input.teamId);
    const person = await tx.person.findFirst({ where: { email: input.email, deactivatedAt: null } });
    if (!person) throw new AppError("invalid", "Nobody with this e-mail address has an account.", { field: "email" });
    const key = { teamId_personId: { teamId: team.id, personId: person.id } };
    if (await tx.membership.findUnique({ where: key }))
      throw new AppError("conflict", `${person.name} is a member already.`, { field: "email" });
    await tx.membership.create({ data: { teamId: team.id, personId: person.id, lead: input.lead } });
    await recordAudit(tx, actor, {
      action: "team.member_added",
      subjectType: "team",
      subjectId: team.id,
      subjectName: team.name,
      after: { person: person.email, lead: input.lead },
    });
  });
}

/** Ends a membership. One that comes from the sign-in provider's groups would come back, so it is refused. */
export async function removeMember(actor: Actor, input: { teamId: string; personId: string }): Promise<void> {
  await inTransaction(async (tx) => {
    const team = await manageable(tx, actor, input.teamId);
    const key = { teamId_personId: { teamId: input.teamId, personId: input.personId } };
    const membership = await tx.membership.findUnique({ where: key, include: { person: true } });
    if (!membership) throw notFound("member");
    if (membership.source === "oidc")
      throw conflict(
        `${membership.person.name} belongs to the team through the sign-in provider. Change the group there.`,
      );
    await tx.membership.delete({ where: key });
    await recordAudit(tx, actor, {
      action: "team.member_removed",
      subjectType: "team",
      subjectId: team.id,
      subjectName: team.name,
      before: { person: membership.person.email, lead: membership.lead },
    });
  });
}

/** Makes a member lead of the team, or ends that. */
export async function setLead(actor: Actor, input: SetLead): Promise<void> {
  await inTransaction(async (tx) => {
    const team = await manageable(tx, actor, input.teamId);
    const { count } = await tx.membership.updateMany({
      where: { teamId: input.teamId, personId: input.personId, lead: !input.lead },
      data: { lead: input.lead },
    });
    if (count === 0) throw conflict("Somebody else has just changed this. Look at the team again.");
    const person = await tx.person.findUnique({ where: { id: input.personId }, select: { email: true } });
    await recordAudit(tx, actor, {
      action: "team.lead_changed",
      subjectType: "team",
      subjectId: team.id,
      subjectName: team.name,
      before: { person: person?.email ?? null, lead: !input.lead },
      after: { person: person?.email ?? null, lead: input.lead },
    });
  });
}
