import { db } from "@/lib/db/client";
import { moveParts, recordMove } from "@/lib/db/moves";
import { emit } from "@/lib/db/outbox";
import { inTransaction } from "@/lib/db/transaction";
import { liveGrantStatuses } from "@/lib/domain/access/states";
import type { Actor } from "@/lib/domain/actor";
import { conflict, notFound } from "@/lib/domain/errors";
import { isUnanswered } from "@/lib/domain/move/move-state";
import { canRemind } from "@/lib/domain/move/retirement";
import { plural } from "@/lib/format";
import { standingOf, standingParts } from "../queries/standings";
import type { RemindInput } from "../schema";
import { loadDeprecatedPort } from "./load-port";

export type Reminded = { reminded: number; alreadyToday: number };

function loadMoves(portId: string, moveId: string | null) {
  return db().move.findMany({
    where: { fromPortId: portId, ...(moveId ? { id: moveId } : {}), grant: { status: { in: liveGrantStatuses } } },
    include: { ...moveParts, ...standingParts },
    orderBy: { id: "asc" },
  });
}
type Loaded = Awaited<ReturnType<typeof loadMoves>>[number];

/** Zero rows: somebody else reminded at the same moment. */
async function remind(actor: Actor, move: Loaded, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { count } = await tx.move.updateMany({
      where: { id: move.id, revision: move.revision },
      data: { remindedAt: now, revision: { increment: 1 } },
    });
    if (count === 0) return false;
    await recordMove(tx, actor, move, "move.reminded", {});
    await emit(tx, { type: "move.reminded", moveId: move.id });
    return true;
  });
}

/**
 * The product's side reminds one consumer, or everybody who has not answered; nobody more than once a day. Throws
 * `not_found`, `forbidden`, and `conflict` when there is nobody to remind now, with the reason.
 */
export async function remindConsumers(actor: Actor, input: RemindInput): Promise<Reminded> {
  const port = await loadDeprecatedPort(actor, input.portId);
  const moves = await loadMoves(port.id, input.moveId ?? null);
  const [only] = moves;
  if (input.moveId && !only) throw notFound("move");
  const now = new Date();
  const open = moves.filter((move) => isUnanswered(standingOf(move)));
  const due = open.filter((move) => canRemind(standingOf(move), move.remindedAt, now).allowed);
  if (input.moveId && only) {
    const answer = canRemind(standingOf(only), only.remindedAt, now);
    if (!answer.allowed) throw conflict(answer.reason);
  }
  if (open.length === 0) throw conflict("Everybody has answered; there is nobody to remind.");
  let reminded = 0;
  for (const move of due) if (await remind(actor, move, now)) reminded += 1;
  const alreadyToday = open.length - reminded;
  if (reminded === 0)
    throw conflict(
      `${plural(alreadyToday, "consumer")} reminded within the last day already; at most once a day each.`,
    );
  return { reminded, alreadyToday };
}
