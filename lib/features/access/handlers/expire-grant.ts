import { db } from "@/lib/db/client";
import { liveGrantStatuses } from "@/lib/domain/access/states";
import { systemActor } from "@/lib/domain/actor";
import { beginEnd } from "../commands/end-grant";

const clock = systemActor("Expiry");

/** Begins the end of a grant whose time is over; does nothing to any other. */
export async function expireGrant(grantId: string, now: Date): Promise<void> {
  const grant = await db().accessGrant.findFirst({
    where: { id: grantId, status: { in: liveGrantStatuses }, expiresAt: { lte: now } },
    select: { id: true, platformRole: true, outputPort: { select: { productId: true } } },
  });
  if (!grant) return;
  const note = "The agreed time is over.";
  await beginEnd(clock, grant, { action: "grant.expired", reason: "expired", note, onlyExpiredBy: now });
}
