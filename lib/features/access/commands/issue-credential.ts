import { recordAudit } from "@/lib/db/audit";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { conflict, notFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { queueReconcile } from "@/lib/jobs/queue";
import { generatePassword, scramVerifier } from "../scram";
import { grantWhere, resourceOf, resourceParts } from "../visibility";

/** What the consumer is shown, once. */
export type IssuedCredential = { user: string; password: string };

/**
 * Makes a new password for the grant's platform role and returns it, for the only time: what is stored and sent to the
 * platform is its SCRAM verifier. An earlier password stops working when the platform has taken the new one over.
 * Throws `not_found`, `forbidden` (only the consumer), and `conflict` unless the grant is active.
 */
export async function issueCredential(actor: Actor, input: { grantId: string }): Promise<IssuedCredential> {
  const grant = await db().accessGrant.findFirst({
    where: { AND: [{ id: input.grantId }, grantWhere(actor)] },
    include: { ...resourceParts, request: { select: { requesterId: true } } },
  });
  if (!grant) throw notFound("grant");
  authorize(actor, "grant.issue_credential", resourceOf(grant, grant.request.requesterId));
  const password = generatePassword();
  const credentialVerifier = await scramVerifier(password);
  await inTransaction(async (tx) => {
    const { count } = await tx.accessGrant.updateMany({
      where: { id: grant.id, status: "active", expiresAt: { gt: new Date() } },
      data: {
        credentialVerifier,
        credentialIssuedAt: new Date(),
        credentialAppliedAt: null,
        revision: { increment: 1 },
      },
    });
    if (count === 0) throw conflict("A credential can be had only while the access is active.");
    await recordAudit(tx, actor, {
      action: grant.credentialIssuedAt ? "grant.credential_rotated" : "grant.credential_issued",
      subjectType: "access_grant",
      subjectId: grant.id,
      subjectName: grant.platformRole,
      productId: grant.outputPort.productId,
    });
    await queueReconcile(tx, grant.id);
  });
  return { user: grant.platformRole, password };
}
