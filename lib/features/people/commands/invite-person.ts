import { recordAudit } from "@/lib/db/audit";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { roleNames } from "@/lib/domain/actor";
import { AppError, conflict, notFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { enqueue } from "@/lib/jobs/queue";
import { routes } from "@/lib/routes";
import { hashSecret, newSecret } from "@/lib/server/secrets";
import type { InvitePerson } from "../schema";

const VALID_DAYS = 7;

/**
 * Asks somebody to join with a role; the link is mailed, and returned so that the admin can hand it over otherwise.
 * A second invitation of the same address replaces the first. Throws `conflict` when the address has an account.
 * @param publicUrl the installation's address, without a slash at the end
 */
export async function invitePerson(actor: Actor, input: InvitePerson, publicUrl: string): Promise<{ link: string }> {
  authorize(actor, "person.manage");
  const token = newSecret();
  const link = `${publicUrl}${routes.invitation(token)}`;
  const expiresAt = new Date(Date.now() + VALID_DAYS * 24 * 60 * 60 * 1000);
  await inTransaction(async (tx) => {
    const known = await tx.person.findUnique({ where: { email: input.email }, select: { deactivatedAt: true } });
    if (known) {
      const how = known.deactivatedAt ? " It is deactivated; open it again instead." : "";
      throw new AppError("conflict", `There is already an account with this e-mail address.${how}`, { field: "email" });
    }
    await tx.invitation.deleteMany({ where: { email: input.email, acceptedAt: null } });
    const invitation = await tx.invitation.create({
      data: { ...input, tokenHash: hashSecret(token), invitedById: actor.id, expiresAt },
    });
    const mail = await tx.mail.create({
      data: {
        to: input.email,
        subject: `${actor.name} invites you to Mercat`,
        text: invitationText({ name: input.name, from: actor.name, role: roleNames[input.role], link }),
        causeKey: `invitation:${invitation.id}`,
      },
    });
    await enqueue(tx, "send_mail", { mailId: mail.id });
    await recordAudit(tx, actor, {
      action: "person.invited",
      subjectType: "invitation",
      subjectId: invitation.id,
      subjectName: input.name,
      after: { email: input.email, role: input.role, expiresAt: expiresAt.toISOString() },
    });
  });
  return { link };
}

function invitationText(facts: { name: string; from: string; role: string; link: string }): string {
  return [
    `Hello ${facts.name},`,
    "",
    `${facts.from} invites you to Mercat, the marketplace for your company's data products, as ${facts.role.toLowerCase()}.`,
    "",
    "Choose a password here:",
    facts.link,
    "",
    `The link works once and for ${VALID_DAYS} days. If you did not expect it, ignore this mail.`,
  ].join("\n");
}

/** Takes back an invitation that was not accepted; its link stops working. */
export async function withdrawInvitation(actor: Actor, input: { invitationId: string }): Promise<void> {
  authorize(actor, "person.manage");
  await inTransaction(async (tx) => {
    const invitation = await tx.invitation.findUnique({ where: { id: input.invitationId } });
    if (!invitation) throw notFound("invitation");
    const { count } = await tx.invitation.deleteMany({ where: { id: invitation.id, acceptedAt: null } });
    if (count === 0) throw conflict("The invitation has been accepted already.");
    await recordAudit(tx, actor, {
      action: "invitation.withdrawn",
      subjectType: "invitation",
      subjectId: invitation.id,
      subjectName: invitation.name,
      before: { email: invitation.email, role: invitation.role },
    });
  });
}
