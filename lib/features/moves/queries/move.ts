import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { liveGrantStatuses } from "@/lib/domain/access/states";
import type { Actor } from "@/lib/domain/actor";
import { diffContracts } from "@/lib/domain/contract/diff/diff-contracts";
import { reduceDiff } from "@/lib/domain/contract/diff/reduce";
import { isUnanswered } from "@/lib/domain/move/move-state";
import { needsApproval } from "@/lib/domain/move/retirement";
import { can } from "@/lib/domain/permissions";
import { moveWhere, resourceOf, resourceParts } from "@/lib/features/access/visibility";
import { standingOf, standingParts } from "./standings";

const version = {
  select: { id: true, version: true, contractId: true, classification: true, upgraded: true },
} as const;

const parts = {
  ...standingParts,
  grant: {
    include: {
      ...resourceParts,
      contractVersion: version,
      request: { select: { id: true, requesterId: true, requesterName: true, purpose: true, columns: true } },
    },
  },
  toPort: { include: { contract: { select: { ref: true, name: true } }, contractVersion: version } },
} satisfies Prisma.MoveInclude;

/** One question the actor may see, with what changes for this consumer; null when there is none. */
export async function getMove(actor: Actor, id: string) {
  const move = await db().move.findFirst({
    where: { AND: [{ id }, moveWhere(actor)] },
    include: {
      ...parts,
      request: { include: { grant: { select: { id: true, status: true } } } },
      grant: { ...parts.grant, omit: { credentialVerifier: true } },
    },
  });
  if (!move) return null;
  const { grant, toPort } = move;
  const standing = standingOf(move);
  const live = liveGrantStatuses.includes(grant.status);
  const whole = diffContracts(grant.contractVersion.upgraded, toPort.contractVersion.upgraded);
  const resource = resourceOf(grant, grant.request.requesterId);
  const answer = can(actor, "move.answer", resource);
  return {
    ...move,
    standing,
    consumerName: grant.serviceAccount?.name ?? grant.request.requesterName,
    diff: reduceDiff(whole, grant.request.columns),
    changesInAll: whole.changes.length,
    asksForApproval: needsApproval(grant.contractVersion, toPort.contractVersion),
    /** Why the reader cannot answer, as a sentence; null when they can. */
    closed: closedReason(standing, live, answer),
    mayManage: can(actor, "move.manage", resource).allowed,
  };
}
export type MoveView = NonNullable<Awaited<ReturnType<typeof getMove>>>;

function closedReason(
  standing: ReturnType<typeof standingOf>,
  live: boolean,
  answer: ReturnType<typeof can>,
): string | null {
  if (!live) return "The access has ended, so there is nothing left to answer.";
  if (!isUnanswered(standing)) return "This question is answered.";
  return answer.allowed ? null : answer.reason;
}
