import { platformRoleName } from "@/lib/domain/access/platform-role";
import type { Actor } from "@/lib/domain/actor";
import { conflict } from "@/lib/domain/errors";
import { queueReconcile } from "@/lib/jobs/queue";
import { recordAudit } from "./audit";
import type { Prisma } from "./generated/client";
import { askToMove } from "./moves";
import type { Tx } from "./transaction";
import { uuid7 } from "./uuid7";

const DAY = 24 * 60 * 60 * 1000;

/** What has to be loaded of a request to grant it. */
type Grantable = Prisma.AccessRequestGetPayload<{ include: { outputPort: { include: { product: true } } } }>;

/**
 * How the port stands now. The lock makes a publication that deprecates the port, or somebody who retires it, come before
 * or after, never in between: access given before is counted there, access given after is asked to move here.
 */
async function lockPort(tx: Tx, portId: string) {
  await tx.$queryRaw`select id from output_port where id = ${portId}::uuid for share`;
  return tx.outputPort.findUniqueOrThrow({
    where: { id: portId },
    select: { connectionId: true, retiredAt: true, successorId: true },
  });
}

/**
 * The one grant of an approved request, in the transaction of the approval; the worker makes it real on the platform.
 * A second grant for the same request is impossible (`access_grant.request_id` is unique). `expiresAt` is for access that
 * is carried over; otherwise it lasts as long as was asked for. Returns its id. Throws `conflict` when the port is gone.
 */
export async function createGrant(
  tx: Tx,
  actor: Actor,
  request: Grantable,
  now: Date,
  expiresAt: Date = new Date(now.getTime() + request.durationDays * DAY),
): Promise<string> {
  const { outputPort } = request;
  const { connectionId, retiredAt, successorId } = await lockPort(tx, outputPort.id);
  if (retiredAt !== null) throw conflict("The port was retired; the request can only be denied.");
  if (connectionId === null)
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
      connectionId,
      platformRole: platformRoleName(id, outputPort.product.ref),
      expiresAt,
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
  if (successorId !== null) await askToMove(tx, actor, grant, successorId);
  return grant.id;
}
