import { recordMove } from "@/lib/db/moves";
import { emit } from "@/lib/db/outbox";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { conflict } from "@/lib/domain/errors";
import type { BlockMoveInput } from "../schema";
import { loadAnswerable, overtaken, stillAnswerable } from "./load-move";

/**
 * The consumer says what keeps them from moving; the owners read it. They may accept later. Throws `not_found`,
 * `forbidden`, and `conflict` when the question was answered or closed meanwhile.
 */
export async function blockMove(actor: Actor, input: BlockMoveInput): Promise<void> {
  const move = await loadAnswerable(actor, input.moveId);
  await inTransaction(async (tx) => {
    const now = new Date();
    const { count } = await tx.move.updateMany({
      where: stillAnswerable(move, now),
      data: {
        status: "blocked",
        revision: { increment: 1 },
        answeredAt: now,
        answeredByName: actor.name,
        blockedReason: input.reason,
        requestId: null,
      },
    });
    if (count === 0) throw conflict(overtaken);
    await recordMove(tx, actor, move, "move.blocked", {
      before: { status: move.status },
      after: { status: "blocked", reason: input.reason },
    });
    await emit(tx, { type: "move.blocked", moveId: move.id });
  });
}
