import { recordAudit } from "@/lib/db/audit";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { conflict } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { takesVotes, waitingNeedStatuses } from "@/lib/domain/search/need";
import { type LoadedNeed, loadNeed, resourceOfNeed } from "../load-need";
import type { VoteInput } from "../schema";

const over = "The need is closed, so it takes no more votes.";

/** Counts with the vote. The row of the need is locked by it, so that a vote and a closing come one after the other. */
async function count(tx: Tx, need: LoadedNeed, by: 1 | -1): Promise<void> {
  const changed = await tx.need.updateMany({
    where: { id: need.id, status: { in: waitingNeedStatuses } },
    data: { votes: { increment: by } },
  });
  if (changed.count === 0) throw conflict(over);
}

function audit(tx: Tx, actor: Actor, need: LoadedNeed, action: "need.voted" | "need.unvoted", purpose: string | null) {
  const named = { subjectType: "need", subjectId: need.id, subjectName: `Need ${need.number}` };
  return recordAudit(tx, actor, { action, ...named, after: { purpose } });
}

async function loadForVote(actor: Actor, number: number): Promise<{ need: LoadedNeed; personId: string }> {
  const need = await loadNeed(actor, number);
  authorize(actor, "need.vote", resourceOfNeed(actor, need));
  if (!takesVotes(need.status) || actor.id === null) throw conflict(over);
  return { need, personId: actor.id };
}

/**
 * A person wants the data too, with a purpose of their own where they give one. Voting again changes the purpose and
 * nothing else. Throws `not_found`, `forbidden`, and `conflict` when the need is closed.
 */
export async function vote(actor: Actor, input: VoteInput): Promise<void> {
  const { need, personId } = await loadForVote(actor, input.number);
  const { purpose } = input;
  await inTransaction(async (tx) => {
    const made = await tx.needVote.createMany({ data: [{ needId: need.id, personId, purpose }], skipDuplicates: true });
    if (made.count === 1) await count(tx, need, 1);
    else {
      const other = purpose === null ? { purpose: { not: null } } : { OR: [{ purpose: null }, { NOT: { purpose } }] };
      const changed = await tx.needVote.updateMany({
        where: { needId: need.id, personId, ...other },
        data: { purpose },
      });
      if (changed.count === 0) return;
    }
    await audit(tx, actor, need, "need.voted", purpose);
  });
}

/** Takes the vote back. The author's stays while the need does: they withdraw it instead. */
export async function unvote(actor: Actor, input: { number: number }): Promise<void> {
  const { need, personId } = await loadForVote(actor, input.number);
  if (need.authorId === personId) throw conflict("You asked for this data. Take the need back instead.");
  await inTransaction(async (tx) => {
    const gone = await tx.needVote.deleteMany({ where: { needId: need.id, personId } });
    if (gone.count === 0) return;
    await count(tx, need, -1);
    await audit(tx, actor, need, "need.unvoted", null);
  });
}
