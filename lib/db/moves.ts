import type { Actor } from "@/lib/domain/actor";
import { moveStatusesBefore } from "@/lib/domain/move/move-state";
import { recordAudit } from "./audit";
import type { Prisma } from "./generated/client";
import { emit } from "./outbox";
import type { Tx } from "./transaction";

/** What has to be loaded of a move to write about it. */
export const moveParts = {
  grant: { select: { id: true, platformRole: true } },
  fromPort: { select: { name: true, major: true, productId: true } },
  toPort: { select: { name: true, major: true } },
} satisfies Prisma.MoveInclude;

export type NamedMove = Prisma.MoveGetPayload<{ include: typeof moveParts }>;

/** What the audit log calls it: "mercat_x_1a2b: main 1 → main 2". */
function nameOf({ grant, fromPort, toPort }: Pick<NamedMove, "grant" | "fromPort" | "toPort">): string {
  return `${grant.platformRole}: ${fromPort.name} ${fromPort.major} → ${toPort.name} ${toPort.major}`;
}

/** The one audit row of a change of a move. */
export function recordMove(
  tx: Tx,
  actor: Actor,
  move: NamedMove,
  action: string,
  change: { before?: Prisma.InputJsonObject; after?: Prisma.InputJsonObject },
): Promise<void> {
  return recordAudit(tx, actor, {
    action,
    subjectType: "move",
    subjectId: move.id,
    subjectName: nameOf(move),
    productId: move.fromPort.productId,
    ...change,
  });
}

/** Puts an unanswered question anew, to another port or after it was closed. False when somebody was faster. */
async function askAnew(tx: Tx, move: { id: string; revision: number }, toPortId: string): Promise<boolean> {
  const { count } = await tx.move.updateMany({
    where: { id: move.id, revision: move.revision },
    data: {
      toPortId,
      status: "open",
      revision: { increment: 1 },
      openedAt: new Date(),
      answeredAt: null,
      answeredByName: null,
      blockedReason: null,
      requestId: null,
      remindedAt: null,
      closedAt: null,
    },
  });
  return count === 1;
}

/**
 * Asks the consumer of a grant to move to the newer port. Once per grant and port: a question that stands already stays as
 * it is, one that was accepted stays accepted, and one about an older port, or that was closed, is put anew. Returns
 * whether a question was put.
 */
export async function askToMove(
  tx: Tx,
  actor: Actor,
  grant: { id: string; outputPortId: string },
  toPortId: string,
): Promise<boolean> {
  const existing = await tx.move.findUnique({ where: { grantId: grant.id }, include: { request: true } });
  if (existing === null) {
    const data = { grantId: grant.id, fromPortId: grant.outputPortId, toPortId };
    const { count } = await tx.move.createMany({ data: [data], skipDuplicates: true });
    if (count === 0) return false;
  } else {
    const isSame = existing.toPortId === toPortId && existing.status !== "closed";
    const isSettled = existing.request?.status === "approved" || existing.request?.status === "pending";
    if (isSame || isSettled || !(await askAnew(tx, existing, toPortId))) return false;
  }
  const move = await tx.move.findUniqueOrThrow({ where: { grantId: grant.id }, include: moveParts });
  await recordMove(tx, actor, move, "move.opened", {
    ...(existing ? { before: { status: existing.status } } : {}),
    after: { status: "open", port: `${move.toPort.name}@${move.toPort.major}` },
  });
  await emit(tx, { type: "move.opened", moveId: move.id });
  return true;
}

/** Closes what has become pointless to answer, because the access ends or the newer port is gone. */
export async function closeMove(tx: Tx, actor: Actor, grantId: string, why: string): Promise<void> {
  const move = await tx.move.findUnique({ where: { grantId }, include: moveParts });
  if (!move) return;
  const { count } = await tx.move.updateMany({
    where: { id: move.id, status: { in: moveStatusesBefore("close") } },
    data: { status: "closed", closedAt: new Date(), revision: { increment: 1 } },
  });
  if (count === 0) return;
  await recordMove(tx, actor, move, "move.closed", {
    before: { status: move.status },
    after: { status: "closed", reason: why },
  });
}
