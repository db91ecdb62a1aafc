import { recordAudit } from "@/lib/db/audit";
import { db } from "@/lib/db/client";
import { emit } from "@/lib/db/outbox";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { afterRequest, type RequestEvent } from "@/lib/domain/access/states";
import type { Actor } from "@/lib/domain/actor";
import { conflict, notFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { requestWhere, resourceOf, resourceParts } from "../visibility";

/**
 * Closes a pending request and the steps left on its path. False when it is pending no more. The request's row is locked
 * before its steps, here as in deciding, so that the two cannot wait for one another.
 */
export async function closeRequest(tx: Tx, requestId: string, event: RequestEvent, now: Date): Promise<boolean> {
  const status = afterRequest("pending", event);
  if (status === null) return false;
  const { count } = await tx.accessRequest.updateMany({
    where: { id: requestId, status: "pending" },
    data: { status, closedAt: now, revision: { increment: 1 } },
  });
  if (count === 0) return false;
  await tx.approvalStep.updateMany({
    where: { requestId, status: { in: ["open", "waiting"] } },
    data: { status: "closed", closedAt: now },
  });
  return true;
}

/** The requester takes a pending request back. Throws `not_found`, `forbidden`, and `conflict` when it was decided. */
export async function withdrawRequest(actor: Actor, input: { requestId: string }): Promise<void> {
  const request = await db().accessRequest.findFirst({
    where: { AND: [{ id: input.requestId }, requestWhere(actor)] },
    include: resourceParts,
  });
  if (!request) throw notFound("request");
  authorize(actor, "request.withdraw", resourceOf(request));
  await inTransaction(async (tx) => {
    if (!(await closeRequest(tx, request.id, "withdraw", new Date())))
      throw conflict("The request is no longer pending, so it cannot be withdrawn.");
    await recordAudit(tx, actor, {
      action: "request.withdrawn",
      subjectType: "access_request",
      subjectId: request.id,
      subjectName: `Request ${request.number}`,
      productId: request.outputPort.productId,
      before: { status: "pending" },
      after: { status: "withdrawn" },
    });
    await emit(tx, { type: "request.withdrawn", requestId: request.id });
  });
}
