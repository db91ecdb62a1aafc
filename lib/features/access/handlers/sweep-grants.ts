import { recordAudit } from "@/lib/db/audit";
import { db } from "@/lib/db/client";
import { beginEnd, type EndableGrant, type Ending, endableParts } from "@/lib/db/end-grants";
import { inTransaction } from "@/lib/db/transaction";
import { liveGrantStatuses } from "@/lib/domain/access/states";
import { systemActor } from "@/lib/domain/actor";
import { queueReconcile } from "@/lib/jobs/queue";
import { closeRequest } from "../commands/withdraw-request";
import { expireGrant } from "./expire-grant";

/** Rows per kind and sweep; the next sweep takes the rest. */
const BATCH = 500;

/** A job that was killed with its worker stays locked for hours; whatever is not done by then gets a new one. */
const STUCK_AFTER_MS = 60_000;

const sweeper = systemActor("Sweep");

/**
 * Ends what is past its end, closes requests nobody can grant any more, and queues again what was left undone when a
 * worker died. Safe to run at any time and on several workers at once.
 */
export async function sweepGrants(now: Date): Promise<void> {
  await endExpired(now);
  await endOrphaned();
  await lapseRequests(now);
  await requeueStuck(now);
}

function end(grant: EndableGrant, ending: Ending): Promise<boolean> {
  return inTransaction((tx) => beginEnd(tx, sweeper, grant, ending));
}

async function endExpired(now: Date): Promise<void> {
  const due = await db().accessGrant.findMany({
    where: { status: { in: liveGrantStatuses }, expiresAt: { lte: now } },
    select: { id: true },
    take: BATCH,
  });
  for (const { id } of due) await expireGrant(id, now);
}

/** Ids of the people among the consumers who were deactivated; the column has no foreign key to join on. */
async function deactivatedAmong(ids: (string | null)[]): Promise<string[]> {
  const people = await db().person.findMany({
    where: { id: { in: ids.filter((id) => id !== null) }, deactivatedAt: { not: null } },
    select: { id: true },
  });
  return people.map((p) => p.id);
}

async function endOrphaned(): Promise<void> {
  const live = { status: { in: liveGrantStatuses } };
  const consumers = await db().accessGrant.findMany({
    where: { ...live, consumerPersonId: { not: null } },
    select: { consumerPersonId: true },
    distinct: ["consumerPersonId"],
  });
  const gone = await deactivatedAmong(consumers.map((c) => c.consumerPersonId));
  const left = await db().accessGrant.findMany({
    where: {
      ...live,
      OR: [{ consumerPersonId: { in: gone } }, { serviceAccount: { deactivatedAt: { not: null } } }],
    },
    select: endableParts,
    take: BATCH,
  });
  for (const grant of left)
    await end(grant, {
      action: "grant.revoked",
      reason: "revoked",
      note: "The consumer was deactivated.",
    });
  const retired = await db().accessGrant.findMany({
    where: {
      ...live,
      OR: [{ outputPort: { retiredAt: { not: null } } }, { outputPort: { product: { status: "retired" } } }],
    },
    select: endableParts,
    take: BATCH,
  });
  for (const grant of retired)
    await end(grant, { action: "grant.revoked", reason: "retired", note: "The product was retired." });
}

async function lapseRequests(now: Date): Promise<void> {
  const consumers = await db().accessRequest.findMany({
    where: { status: "pending", consumerPersonId: { not: null } },
    select: { consumerPersonId: true },
    distinct: ["consumerPersonId"],
  });
  const gone = await deactivatedAmong(consumers.map((c) => c.consumerPersonId));
  const pointless = await db().accessRequest.findMany({
    where: {
      status: "pending",
      OR: [
        { consumerPersonId: { in: gone } },
        { serviceAccount: { deactivatedAt: { not: null } } },
        { outputPort: { retiredAt: { not: null } } },
        { outputPort: { product: { status: "retired" } } },
      ],
    },
    select: { id: true, number: true, outputPort: { select: { productId: true } } },
    take: BATCH,
  });
  for (const request of pointless)
    await inTransaction(async (tx) => {
      if (!(await closeRequest(tx, request.id, "lapse", now))) return;
      await recordAudit(tx, sweeper, {
        action: "request.lapsed",
        subjectType: "access_request",
        subjectId: request.id,
        subjectName: `Request ${request.number}`,
        productId: request.outputPort.productId,
        before: { status: "pending" },
        after: { status: "lapsed" },
      });
    });
}

async function requeueStuck(now: Date): Promise<void> {
  const before = new Date(now.getTime() - STUCK_AFTER_MS);
  const stuck = await db().accessGrant.findMany({
    where: {
      AND: [
        { OR: [{ lastAttemptAt: null }, { lastAttemptAt: { lt: before } }] },
        {
          OR: [
            { status: "provisioning", createdAt: { lt: before } },
            { status: "revoking", endRequestedAt: { lt: before } },
            { status: "active", credentialAppliedAt: null, credentialIssuedAt: { lt: before } },
          ],
        },
      ],
    },
    select: { id: true },
    take: BATCH,
  });
  for (const { id } of stuck) await inTransaction((tx) => queueReconcile(tx, id));
}
