import { recordAudit } from "@/lib/db/audit";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { hashPassword } from "@/lib/server/password";
import { hashSecret } from "@/lib/server/secrets";
import type { AcceptInvitation } from "../schema";
import { provenPerson } from "./start-session";

const gone = () =>
  new AppError("not_found", "This invitation is not valid any more. Ask the person who invited you for a new one.");

/**
 * Makes the account of an invited person. Holding the link is the right to do so: once, and until it expires.
 * Throws `not_found` for a link that is unknown, used or too old, `conflict` when the address has an account by now.
 */
export async function acceptInvitation(input: AcceptInvitation, requestId: string | null): Promise<{ email: string }> {
  const passwordHash = await hashPassword(input.password);
  return inTransaction(async (tx) => {
    const now = new Date();
    const tokenHash = hashSecret(input.token);
    const { count } = await tx.invitation.updateMany({
      where: { tokenHash, acceptedAt: null, expiresAt: { gt: now } },
      data: { acceptedAt: now },
    });
    const invitation = count === 1 ? await tx.invitation.findUnique({ where: { tokenHash } }) : null;
    if (!invitation) throw gone();
    const { email, role } = invitation;
    if (await tx.person.findUnique({ where: { email }, select: { id: true } }))
      throw new AppError("conflict", "There is already an account with this e-mail address. Sign in instead.");
    const person = await tx.person.create({
      data: { email, name: input.name, passwordHash, roleAssignments: { create: [{ role }] } },
    });
    await recordAudit(tx, provenPerson(person, requestId), {
      action: "person.created",
      subjectType: "person",
      subjectId: person.id,
      subjectName: person.name,
      after: { email, name: person.name, roles: [role], invitation: invitation.id },
    });
    return { email };
  });
}
