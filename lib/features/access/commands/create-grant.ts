import { recordAudit } from "@/lib/db/audit";
import type { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { uuid7 } from "@/lib/db/uuid7";
import { platformRoleName } from "@/lib/domain/access/platform-role";
import type { Actor } from "@/lib/domain/actor";
import { conflict } from "@/lib/domain/errors";
import { queueReconcile } from "@/lib/jobs/queue";
import type { resourceParts } from "../reach";

const DAY = 24 * 60 * 60 * 1000;

type ApprovedRequest = Prisma.AccessRequestGetPayload<{ include: typeof resourceParts }>;

/**
 * The one grant of an approved request, in the transaction of the approval; the worker makes it real on the platform.
 * A second grant for the same request is impossible (`access_grant.request_id` is unique). Returns its id.
 */
export async function createGrant(tx: Tx, actor: Actor, request: ApprovedRequest, now: Date): Promise<string> {
  const { outputPort } = request;
  if (outputPort.connectionId === null)
    throw conflict("The port is no longer on a data platform; the request can only be denied.");
  const id = uuid7(now);
  const grant = await tx.accessGrant.create({
    data: {
      id,
      requestId: request.id,
      outputPortId: outputPort.id,
      contractVersionId: request.contractVersionId,
      consumerKind: request.consumerKind,
      consumerPersonId: request.consumerPersonId,
      serviceAccountId: request.serviceAccountId,
      connectionId: outputPort.connectionId,
      platformRole: platformRoleName(id, outputPort.product.ref),
      expiresAt: new Date(now.getTime() + request.durationDays * DAY),
    },
  });
  await recordAudit(tx, actor, {
    action: "grant.created",
    subjectType: "access_grant",
    subjectId: grant.id,
    subjectName: grant.platformRole,
    productId: outputPort.productId,
    after: { request: request.number, status: grant.status, expiresAt: grant.expiresAt.toISOString() },
  });
  await queueReconcile(tx, grant.id);
  return grant.id;
}
