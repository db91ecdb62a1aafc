import { db } from "@/lib/db/client";

/** How long an `Idempotency-Key` is remembered; repetitions come within minutes, a stuck pipeline within a day. */
const KEPT_MS = 48 * 3_600_000;

/** Forgets the answers of old requests. Safe to run at any time and on several workers at once. */
export async function forgetOldKeys(now: Date): Promise<void> {
  await db().idempotencyKey.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - KEPT_MS) } } });
}
