import { createHmac } from "node:crypto";
import { recordAudit } from "@/lib/db/audit";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { authorize, isInsider } from "@/lib/domain/permissions";
import { missedQuestion } from "@/lib/domain/search/miss";

/** One of 256 places, the same for one person and question: who it was cannot be read back, only how many they are. */
function placeOf(personId: string, question: string, secret: string): number {
  return createHmac("sha256", secret).update(`miss\0${question}\0${personId}`).digest()[0] ?? 0;
}

/**
 * Keeps a question that found nothing: the words, how often and when, and how many people, never who. Only what people
 * of the company asked on the page: programs repeat themselves. It is a count and no change of the catalog, so it leaves
 * no audit row, which would name the person. `secret` is the installation's: without it nobody can try out who asked.
 */
export async function recordMiss(actor: Actor, typed: string, secret: string): Promise<void> {
  const question = missedQuestion(typed);
  if (question === null || actor.kind !== "person" || actor.id === null || actor.scopes !== null || !isInsider(actor))
    return;
  const place = placeOf(actor.id, question, secret);
  await db().$executeRaw`
    insert into search.miss as miss (question, people, first_at, last_at)
    values (${question}, set_bit(repeat('0', 256)::bit(256), ${place}::int, 1), ${new Date()}, ${new Date()})
    on conflict (question) do update set asked = miss.asked + 1, last_at = excluded.last_at,
      people = miss.people | excluded.people`;
}

/** Takes a question off the list. Throws `forbidden`, and `not_found` when it is not on it. */
export async function dismissMiss(actor: Actor, { question }: { question: string }): Promise<void> {
  await setDismissed(actor, question, true);
}

/** Puts it back. */
export async function restoreMiss(actor: Actor, { question }: { question: string }): Promise<void> {
  await setDismissed(actor, question, false);
}

async function setDismissed(actor: Actor, question: string, dismissed: boolean): Promise<void> {
  authorize(actor, "miss.review");
  await inTransaction(async (tx) => {
    const at = dismissed ? new Date() : null;
    const count = await tx.$executeRaw`
      update search.miss set dismissed_at = ${at}::timestamp
      where question = ${question} and (dismissed_at is null) = ${dismissed}`;
    if (count === 0) throw notFound("question");
    await recordAudit(tx, actor, {
      action: dismissed ? "miss.dismissed" : "miss.restored",
      subjectType: "miss",
      subjectId: question,
      subjectName: question,
    });
  });
}
