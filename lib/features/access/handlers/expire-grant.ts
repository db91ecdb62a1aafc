import { db } from "@/lib/db/client";
import { beginEnd, endableParts } from "@/lib/db/end-grants";
import { inTransaction } from "@/lib/db/transaction";
import { liveGrantStatuses } from "@/lib/domain/access/states";
import { systemActor } from "@/lib/domain/actor";

const clock = systemActor("Expiry");

/** Begins the end of a grant whose time is over; does nothing to any other. */
export async function expireGrant(grantId: string, now: Date): Promise<void> {
  const grant = await db().accessGrant.findFirst({
    where: { id: grantId, status: { in: liveGrantStatuses }, expiresAt: { lte: now } },
    select: endableParts,
  });
  if (!grant) return;
  const note = "The agreed time is over.";
  const ending = { action: "grant.expired", reason: "expired", note, onlyExpiredBy: now } as const;
  await inTransaction((tx) => beginEnd(tx, clock, grant, ending));
}
