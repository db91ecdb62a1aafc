import type { EndReason } from "@/lib/domain/access/grant-state";
import { grantStatusesBefore } from "@/lib/domain/access/states";
import type { Actor } from "@/lib/domain/actor";
import { queueReconcile } from "@/lib/jobs/queue";
import { recordAudit } from "./audit";
import type { Prisma } from "./generated/client";
import { closeMove } from "./moves";
import { emit } from "./outbox";
import type { Tx } from "./transaction";

export type Ending = {
  /** What the audit log calls it: `grant.revoked`, `grant.returned`, `grant.expired`, `grant.retired`. */
  action: string;
  reason: EndReason;
  note: string;
  /** Ends it only if it is over by then; guards against a clock that moved. */
  onlyExpiredBy?: Date;
};

export type EndableGrant = { id: string; platformRole: string; outputPort: { productId: string } };

/** What has to be loaded of a grant to end it. */
export const endableParts = { id: true, platformRole: true, outputPort: { select: { productId: true } } } as const;

/**
 * Begins the end of a grant: from here on it never gives access again, and the worker removes the role from the platform
 * and proves it. The credential's verifier is forgotten at once, and a question to move on is closed. False when it was
 * ending or over already.
 */
export async function beginEnd(tx: Tx, actor: Actor, grant: EndableGrant, ending: Ending): Promise<boolean> {
  const { count } = await tx.accessGrant.updateMany({
    where: {
      id: grant.id,
      status: { in: grantStatusesBefore("end") },
      ...(ending.onlyExpiredBy ? { expiresAt: { lte: ending.onlyExpiredBy } } : {}),
    },
    data: {
      status: "revoking",
      revision: { increment: 1 },
      endReason: ending.reason,
      endNote: ending.note,
      endRequestedAt: new Date(),
      credentialVerifier: null,
      attempts: 0,
      lastError: null,
    },
  });
  if (count === 0) return false;
  await recordAudit(tx, actor, {
    action: ending.action,
    subjectType: "access_grant",
    subjectId: grant.id,
    subjectName: grant.platformRole,
    productId: grant.outputPort.productId,
    after: { status: "revoking", reason: ending.reason, note: ending.note },
  });
  await closeMove(tx, actor, grant.id, "The access ends.");
  await emit(tx, { type: "grant.ending", grantId: grant.id, reason: ending.reason });
  await queueReconcile(tx, grant.id);
  return true;
}

/**
 * Begins the end of all access of a consumer whose account is being closed, in the transaction of that change. One audit
 * row per grant. Returns how many.
 */
export async function endGrantsOf(
  tx: Tx,
  actor: Actor,
  consumer: Pick<Prisma.AccessGrantWhereInput, "consumerPersonId" | "serviceAccountId">,
  note: string,
): Promise<number> {
  const grants = await tx.accessGrant.findMany({
    where: { ...consumer, status: { in: grantStatusesBefore("end") } },
    select: endableParts,
  });
  let ended = 0;
  for (const grant of grants)
    if (await beginEnd(tx, actor, grant, { action: "grant.revoked", reason: "revoked", note })) ended += 1;
  return ended;
}
