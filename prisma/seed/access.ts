import { db } from "@/lib/db/client";
import { decideRequest } from "@/lib/features/access/commands/decide-request";
import { revokeGrant } from "@/lib/features/access/commands/end-grant";
import { fileRequest } from "@/lib/features/access/commands/file-request";
import { withdrawRequest } from "@/lib/features/access/commands/withdraw-request";
import { personActor } from "./actors";
import { loadRequests, type SeedRequest } from "./premium-offices/load";

/** What the requester reads when an approver had nothing to add. */
const NO_COMMENT = "";

async function file(row: SeedRequest): Promise<string> {
  const port = await db().outputPort.findFirstOrThrow({
    where: { name: row.port, product: { ref: row.product } },
    orderBy: { major: "desc" },
  });
  const { id } = await fileRequest(await personActor(row.requester), {
    product: row.product,
    port: { name: row.port, major: null },
    serviceAccount: row.consumer === "self" ? null : row.consumer,
    purpose: row.purpose,
    durationDays: row.durationDays,
    columns: row.columns ?? [],
    acceptedContractVersionId: port.contractVersionId,
  });
  return id;
}

async function decide(requestId: string, row: SeedRequest): Promise<void> {
  const { decidedBy, stewardDecision, outcome, reason } = row;
  if (!decidedBy) return;
  const verdict = outcome === "denied" ? "deny" : "approve";
  const said = verdict === "deny" ? (reason ?? NO_COMMENT) : NO_COMMENT;
  await decideRequest(await personActor(decidedBy), { requestId, verdict, reason: said });
  if (stewardDecision)
    await decideRequest(await personActor(stewardDecision), { requestId, verdict: "approve", reason: NO_COMMENT });
}

async function end(requestId: string, row: SeedRequest): Promise<void> {
  if (row.outcome === "withdrawn") await withdrawRequest(await personActor(row.requester), { requestId });
  if (row.outcome !== "revoked" || !row.decidedBy) return;
  const grant = await db().accessGrant.findUniqueOrThrow({ where: { requestId } });
  await revokeGrant(await personActor(row.decidedBy), { grantId: grant.id, reason: row.reason ?? NO_COMMENT });
}

/** Files, decides and ends the access requests of Premium Offices through the commands; returns how many. */
export async function seedAccess(): Promise<number> {
  const requests = await loadRequests();
  for (const row of requests) {
    const requestId = await file(row);
    await decide(requestId, row);
    await end(requestId, row);
  }
  return requests.length;
}
