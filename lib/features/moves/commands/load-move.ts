import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { moveParts } from "@/lib/db/moves";
import { liveGrantStatuses } from "@/lib/domain/access/states";
import type { Actor } from "@/lib/domain/actor";
import { conflict, notFound } from "@/lib/domain/errors";
import { isUnanswered, moveStatusesBefore } from "@/lib/domain/move/move-state";
import { authorize } from "@/lib/domain/permissions";
import { moveWhere, resourceOf, resourceParts } from "@/lib/features/access/visibility";
import { standingOf, standingParts } from "../queries/standings";

const parts = {
  ...moveParts,
  ...standingParts,
  grant: {
    include: {
      ...resourceParts,
      request: true,
      contractVersion: { select: { version: true, classification: true, contractId: true } },
    },
  },
} satisfies Prisma.MoveInclude;

/**
 * A question the actor may answer now. Throws `not_found`, `forbidden` (not the consumer), and `conflict` when it was
 * answered or the access is over.
 */
export async function loadAnswerable(actor: Actor, id: string) {
  const move = await db().move.findFirst({ where: { AND: [{ id }, moveWhere(actor)] }, include: parts });
  if (!move) throw notFound("move");
  authorize(actor, "move.answer", resourceOf(move.grant, move.grant.request.requesterId));
  if (!liveGrantStatuses.includes(move.grant.status))
    throw conflict("The access has ended, so there is nothing left to answer.");
  if (!isUnanswered(standingOf(move))) throw conflict("This question was answered meanwhile.");
  return move;
}
export type AnswerableMove = Awaited<ReturnType<typeof loadAnswerable>>;

/** The same as a condition, for the one update that answers it: not answered meanwhile, and the access still stands. */
export function stillAnswerable(move: AnswerableMove, now: Date): Prisma.MoveWhereInput {
  return {
    id: move.id,
    revision: move.revision,
    grant: { status: { in: liveGrantStatuses }, expiresAt: { gt: now } },
    fromPort: { retiredAt: null },
    OR: [
      { status: { in: moveStatusesBefore("accept") } },
      { status: "accepted", request: { status: { in: ["denied", "withdrawn", "lapsed"] } } },
    ],
  };
}

export const overtaken = "This question was answered or closed meanwhile; load it again.";
