import { recordAudit } from "@/lib/db/audit";
import { db } from "@/lib/db/client";
import { emit } from "@/lib/db/outbox";
import { inTransaction } from "@/lib/db/transaction";
import type { EndReason } from "@/lib/domain/access/grant-state";
import { grantStatusesBefore } from "@/lib/domain/access/states";
import type { Actor } from "@/lib/domain/actor";
import { conflict, notFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { enqueue } from "@/lib/jobs/queue";
import { grantWhere, resourceOf, resourceParts } from "../reach";
import { reconcileKey } from "./create-grant";

type Ending = {
  /** What the audit log calls it: `grant.revoked`, `grant.returned`, `grant.expired`. */
  action: string;
  reason: EndReason;
  note: string;
  /** Ends it only if it is over by then; guards the sweep against a clock that moved. */
  onlyExpiredBy?: Date;
};

type Endable = { id: string; platformRole: string; outputPort: { productId: string } };

/**
 * Begins the end of a grant: from here on it never gives access again, and the worker removes the role from the platform.
 * The credential's verifier is forgotten at once. False when it was ending or over already.
 */
export async function beginEnd(actor: Actor, grant: Endable, ending: Ending): Promise<boolean> {
  return inTransaction(async (tx) => {
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
    await emit(tx, { type: "grant.ending", grantId: grant.id, reason: ending.reason });
    await enqueue(tx, "reconcile_grant", { grantId: grant.id }, { key: reconcileKey(grant.id) });
    return true;
  });
}

async function load(actor: Actor, id: string) {
  const grant = await db().accessGrant.findFirst({
    where: { AND: [{ id }, grantWhere(actor)] },
    include: { ...resourceParts, request: { select: { requesterId: true } } },
  });
  if (!grant) throw notFound("grant");
  return { grant, resource: resourceOf(grant, grant.request.requesterId) };
}

const overAlready = "This access is ending or over already.";

/** The product's side takes access back. Throws `not_found`, `forbidden`, and `conflict` when it is over already. */
export async function revokeGrant(actor: Actor, input: { grantId: string; reason: string }): Promise<void> {
  const { grant, resource } = await load(actor, input.grantId);
  authorize(actor, "grant.revoke", resource);
  const begun = await beginEnd(actor, grant, { action: "grant.revoked", reason: "revoked", note: input.reason });
  if (!begun) throw conflict(overAlready);
}

/** The consumer gives access back. Throws like `revokeGrant`. */
export async function returnGrant(actor: Actor, input: { grantId: string; reason: string }): Promise<void> {
  const { grant, resource } = await load(actor, input.grantId);
  authorize(actor, "grant.return", resource);
  const note = input.reason === "" ? "Given back by the consumer." : `Given back by the consumer: ${input.reason}`;
  const begun = await beginEnd(actor, grant, { action: "grant.returned", reason: "revoked", note });
  if (!begun) throw conflict(overAlready);
}
