import { z } from "zod";
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

const idRows = z.array(z.object({ id: z.uuid() }));

/** Live grants whose person or service account was deactivated. The person's column has no foreign key to join by. */
async function orphanedGrants(): Promise<string[]> {
  const rows = await db().$queryRaw`
    select g.id from access_grant g
    left join person p on p.id = g.consumer_person_id left join service_account s on s.id = g.service_account_id
    where g.status in ('provisioning', 'active') and (p.deactivated_at is not null or s.deactivated_at is not null)
    limit ${BATCH}`;
  return idRows.parse(rows).map((row) => row.id);
}

/** Pending requests that nobody can grant any more: consumer deactivated, port or product retired. */
async function pointlessRequests(): Promise<string[]> {
  const rows = await db().$queryRaw`
    select r.id from access_request r
    join output_port o on o.id = r.output_port_id join data_product d on d.id = o.product_id
    left join person p on p.id = r.consumer_person_id left join service_account s on s.id = r.service_account_id
    where r.status = 'pending' and (p.deactivated_at is not null or s.deactivated_at is not null
      or o.retired_at is not null or d.status = 'retired')
    limit ${BATCH}`;
  return idRows.parse(rows).map((row) => row.id);
}

async function endOrphaned(): Promise<void> {
  const live = { status: { in: liveGrantStatuses } };
  const left = await db().accessGrant.findMany({ where: { id: { in: await orphanedGrants() } }, select: endableParts });
  for (const grant of left)
    await end(grant, { action: "grant.revoked", reason: "revoked", note: "The consumer was deactivated." });
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
  const pointless = await db().accessRequest.findMany({
    where: { id: { in: await pointlessRequests() } },
    select: { id: true, number: true, outputPort: { select: { productId: true } } },
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
