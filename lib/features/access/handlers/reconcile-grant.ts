import { ConnectorError, type ConnectorFor, type DesiredAccess, type Lane, type Proof } from "@/lib/connectors/port";
import { recordAudit } from "@/lib/db/audit";
import { db } from "@/lib/db/client";
import { emit } from "@/lib/db/outbox";
import { inTransaction } from "@/lib/db/transaction";
import { systemActor } from "@/lib/domain/actor";
import { queueExpiry, queueReconcile } from "@/lib/jobs/queue";
import { loggerFor } from "@/lib/server/logger";
import { expireGrant } from "./expire-grant";

/** Waiting grows with the attempts but never so far that an end would not be physical within a minute. */
const LONGEST_WAIT_SECONDS = 30;

/** Whoever is concerned is told at this attempt, once: earlier ones are hiccups. */
const TELL_AT_ATTEMPT = 3;

/** How often a change that arrived while the platform was being changed is followed at once. */
const ROUNDS = 5;

const worker = systemActor("Provisioning");
const log = loggerFor("provisioning");

const parts = {
  connection: true,
  contractVersion: { include: { schemaObjects: { select: { physicalName: true }, orderBy: { position: "asc" } } } },
  outputPort: { include: { product: { select: { id: true, ref: true } } } },
  request: { select: { number: true } },
} as const;

function load(grantId: string) {
  return db().accessGrant.findUnique({ where: { id: grantId }, include: parts });
}
type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>;

/**
 * Makes the platform look as the grant says and records the proof. May run at any time, any number of times, on any
 * worker. What fails is recorded on the grant and tried again, for ever; it never throws for the platform's sake.
 */
export async function reconcileGrant(connectorFor: ConnectorFor, grantId: string): Promise<void> {
  await expireGrant(grantId, new Date());
  const grant = await load(grantId);
  if (!grant || grant.status === "ended") return;
  try {
    const connector = connectorFor(grant.connection.slug, grant.connection.kind);
    await connector.inLane(grant.platformRole, (lane) => settle(lane, grantId));
  } catch (error) {
    if (!(error instanceof ConnectorError)) log.error({ err: error, grantId }, "Provisioning failed unexpectedly");
    await recordFailure(grantId, error);
  }
}

/** Reads the desired state inside the lane, so that an older one never follows a newer one. */
async function settle(lane: Lane, grantId: string): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const grant = await load(grantId);
    if (!grant) return;
    if (grant.status === "ended") {
      if (round > 0) await lane.revoke();
      return;
    }
    const settled =
      grant.status === "revoking"
        ? await markEnded(grant, await lane.revoke())
        : await markActive(grant, await lane.apply(desiredOf(grant)));
    if (settled) return;
  }
  await inTransaction((tx) => queueReconcile(tx, grantId));
}

function desiredOf(grant: Loaded): DesiredAccess {
  const schema = grant.outputPort.platformSchema;
  if (schema === null) throw new ConnectorError("The port names no schema on the platform.");
  const objects = grant.contractVersion.schemaObjects.map((o) => o.physicalName);
  if (objects.length === 0) throw new ConnectorError("The contract names nothing that could be read.");
  return {
    role: grant.platformRole,
    schema,
    objects,
    verifier: grant.credentialVerifier,
    expiresAt: grant.expiresAt,
    comment: `Mercat: ${grant.outputPort.product.ref}, request ${grant.request.number}, grant ${grant.id}`,
  };
}

const json = (proof: Proof) => ({ ...proof, checks: proof.checks.map((c) => ({ ...c })) });

/** False when the grant changed while the platform was being changed. */
async function markActive(grant: Loaded, proof: Proof): Promise<boolean> {
  const now = new Date();
  return inTransaction(async (tx) => {
    const { count } = await tx.accessGrant.updateMany({
      where: { id: grant.id, revision: grant.revision, status: grant.status },
      data: {
        status: "active",
        proof: json(proof),
        attempts: 0,
        lastError: null,
        lastAttemptAt: now,
        provisionedAt: grant.provisionedAt ?? now,
        credentialAppliedAt: grant.credentialVerifier ? (grant.credentialAppliedAt ?? now) : null,
        ...(grant.status === "active" ? {} : { revision: { increment: 1 } }),
      },
    });
    if (count === 0) return false;
    if (grant.status === "active") return true;
    await record(tx, grant, "grant.activated", "active", proof);
    await emit(tx, { type: "grant.activated", grantId: grant.id });
    await queueExpiry(tx, grant.id, grant.expiresAt);
    return true;
  });
}

async function markEnded(grant: Loaded, proof: Proof): Promise<boolean> {
  const now = new Date();
  return inTransaction(async (tx) => {
    const { count } = await tx.accessGrant.updateMany({
      where: { id: grant.id, revision: grant.revision, status: "revoking" },
      data: {
        status: "ended",
        revision: { increment: 1 },
        proof: json(proof),
        attempts: 0,
        lastError: null,
        lastAttemptAt: now,
        endedAt: now,
      },
    });
    if (count === 0) return false;
    await record(tx, grant, "grant.ended", "ended", proof);
    await emit(tx, { type: "grant.ended", grantId: grant.id });
    return true;
  });
}

type Tx = Parameters<Parameters<typeof inTransaction>[0]>[0];

function record(tx: Tx, grant: Loaded, action: string, status: string, proof: Proof): Promise<void> {
  return recordAudit(tx, worker, {
    action,
    subjectType: "access_grant",
    subjectId: grant.id,
    subjectName: grant.platformRole,
    productId: grant.outputPort.product.id,
    before: { status: grant.status },
    after: { status, provenAt: proof.readAt, checks: proof.checks.length },
  });
}

function sentenceOf(error: unknown): string {
  return error instanceof ConnectorError ? error.message : "The worker could not finish; its log says why.";
}

/** Not a change of state: the grant keeps its status, says what went wrong, and is tried again. */
async function recordFailure(grantId: string, error: unknown): Promise<void> {
  await inTransaction(async (tx) => {
    const grant = await tx.accessGrant.update({
      where: { id: grantId },
      data: { attempts: { increment: 1 }, lastError: sentenceOf(error), lastAttemptAt: new Date() },
    });
    const wait = Math.min(LONGEST_WAIT_SECONDS, 2 ** Math.min(grant.attempts, 10));
    const runAt = new Date(Date.now() + wait * 1000);
    await queueReconcile(tx, grantId, runAt);
    if (grant.attempts === TELL_AT_ATTEMPT) await emit(tx, { type: "grant.failing", grantId, attempt: grant.attempts });
  });
}
