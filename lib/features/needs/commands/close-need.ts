import { emit } from "@/lib/db/outbox";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { conflict } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { afterNeed, whyNotWithdrawn } from "@/lib/domain/search/need";
import { loadNeed, resourceOfNeed } from "../load-need";
import type { CloseNeedInput } from "../schema";
import { moveNeed, recordNeed } from "../write-need";

/** Says that the need will not be met, and why; everybody who wants it is told. Throws `not_found`, `forbidden`, `conflict`. */
export async function closeNeed(actor: Actor, input: CloseNeedInput): Promise<void> {
  const need = await loadNeed(actor, input.number);
  if (afterNeed(need.status, "close") === null) throw conflict("The need is closed already.");
  authorize(actor, "need.close", resourceOfNeed(actor, need));
  await inTransaction(async (tx) => {
    await moveNeed(tx, need, "close", { status: "closed", closedAt: new Date() });
    await recordNeed(tx, actor, need, {
      kind: "closed",
      note: input.reason,
      before: { status: need.status },
      after: { status: "closed", reason: input.reason },
    });
    await emit(tx, { type: "need.closed", needId: need.id, byId: actor.id });
  });
}

/** The author takes it back while nobody else wants it. Throws `not_found`, `forbidden`, and `conflict` with the reason. */
export async function withdrawNeed(actor: Actor, input: { number: number }): Promise<void> {
  const need = await loadNeed(actor, input.number);
  authorize(actor, "need.withdraw", resourceOfNeed(actor, need));
  await inTransaction(async (tx) => {
    // The vote of another person locks the same row: counted here, it is before or after.
    const [locked] = await tx.$queryRaw<{ id: string }[]>`select id from need where id = ${need.id}::uuid for update`;
    const others = locked
      ? await tx.needVote.count({ where: { needId: need.id, NOT: { personId: need.authorId } } })
      : 0;
    const refused = whyNotWithdrawn(need.status, others);
    if (refused) throw conflict(refused);
    await moveNeed(tx, need, "withdraw", { status: "closed", closedAt: new Date() });
    await recordNeed(tx, actor, need, {
      kind: "withdrawn",
      before: { status: need.status },
      after: { status: "closed" },
    });
  });
}
