import { db } from "@/lib/db/client";
import { MISS_KEPT_DAYS } from "@/lib/domain/search/miss";

const DAY_MS = 86_400_000;

/** Forgets questions that nobody asked for 90 days. Safe to run at any time and on several workers at once. */
export async function forgetOldMisses(now: Date): Promise<void> {
  const before = new Date(now.getTime() - MISS_KEPT_DAYS * DAY_MS);
  await db().$executeRaw`delete from search.miss where last_at < ${before}`;
}
