import { grantStatusesBefore } from "@/lib/domain/access/states";
import type { Actor } from "@/lib/domain/actor";
import { enqueue } from "@/lib/jobs/queue";
import { recordAudit } from "./audit";
import type { Prisma } from "./generated/client";
import { emit } from "./outbox";
import type { Tx } from "./transaction";

/**
 * Begins the end of all access of a consumer whose account is being closed, in the transaction of that change: the
 * credential's verifier is forgotten at once, the worker removes the roles from the platforms and proves it. One audit row
 * per grant. Returns how many. Says the same of one grant as `beginEnd` of the access feature.
 */
export async function endGrantsOf(
  tx: Tx,
  actor: Actor,
  consumer: Pick<Prisma.AccessGrantWhereInput, "consumerPersonId" | "serviceAccountId">,
  note: string,
): Promise<number> {
  const open = { status: { in: grantStatusesBefore("end") } };
  const grants = await tx.accessGrant.findMany({
    where: { ...consumer, ...open },
    select: { id: true, platformRole: true, outputPort: { select: { productId: true } } },
  });
  for (const grant of grants) {
    const { count } = await tx.accessGrant.updateMany({
      where: { id: grant.id, ...open },
      data: {
        status: "revoking",
        revision: { increment: 1 },
        endReason: "revoked",
        endNote: note,
        endRequestedAt: new Date(),
        credentialVerifier: null,
        attempts: 0,
        lastError: null,
      },
    });
    if (count === 0) continue;
    await recordAudit(tx, actor, {
      action: "grant.revoked",
      subjectType: "access_grant",
      subjectId: grant.id,
      subjectName: grant.platformRole,
      productId: grant.outputPort.productId,
      after: { status: "revoking", reason: "revoked", note },
    });
    await emit(tx, { type: "grant.ending", grantId: grant.id, reason: "revoked" });
    await enqueue(tx, "reconcile_grant", { grantId: grant.id }, { key: `reconcile:${grant.id}` });
  }
  return grants.length;
}
