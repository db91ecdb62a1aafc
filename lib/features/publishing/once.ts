import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";

/** A request that may come again: after a lost answer, from a pipeline that was started twice. */
export type RepeatableRequest = {
  /** The caller's `Idempotency-Key`. */
  key: string;
  /** SHA-256 of what is asked for. */
  fingerprint: string;
};

/** How long a repetition waits for the first one to end. */
const WAIT_MS = 3_000;
const LOOK_EVERY_MS = 50;

const locked = z.tuple([z.object({ got: z.boolean() })]);

async function takeKey(tx: Tx, name: string): Promise<void> {
  for (let waited = 0; waited <= WAIT_MS; waited += LOOK_EVERY_MS) {
    const rows = await tx.$queryRaw`select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as got`;
    if (locked.parse(rows)[0].got) return;
    await sleep(LOOK_EVERY_MS);
  }
  throw new AppError(
    "conflict",
    "A request with this Idempotency-Key is still being worked on. Try again in a moment.",
    {
      retryAfter: 1,
    },
  );
}

/**
 * Does the work once per actor and key, and keeps its result in the transaction that the work belongs to; a repetition
 * gets that result, marked as `replayed`. One that comes meanwhile waits for it. Refusals are not kept: they changed
 * nothing, and may be asked again. After draft-ietf-httpapi-idempotency-key-header.
 *
 * @throws invalid on `Idempotency-Key` when the key came with another request before
 * @throws conflict with `retryAfter` when the first request takes longer than a repetition waits
 */
export async function once<T extends object>(
  tx: Tx,
  actor: Actor,
  request: RepeatableRequest | undefined,
  stored: z.ZodType<T>,
  work: () => Promise<T>,
): Promise<T & { replayed?: true }> {
  if (!request || actor.id === null) return work();
  const { key, fingerprint } = request;
  await takeKey(tx, `idempotency:${actor.id}:${key}`);
  const before = await tx.idempotencyKey.findUnique({ where: { actorId_key: { actorId: actor.id, key } } });
  if (before && before.fingerprint !== fingerprint)
    throw new AppError(
      "invalid",
      "This Idempotency-Key was used for another request. Use a new key for each request that differs.",
      { field: "Idempotency-Key" },
    );
  if (before) return { ...stored.parse(before.answer), replayed: true };
  const result = await work();
  await tx.idempotencyKey.create({
    data: { actorId: actor.id, key, fingerprint, answer: result as Prisma.InputJsonObject },
  });
  return result;
}
