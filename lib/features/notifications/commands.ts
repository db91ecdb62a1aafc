import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { authorize } from "@/lib/domain/permissions";

/**
 * Marks the actor's own notifications as read: one, or all. Somebody else's id changes nothing. What a person has read
 * is their own bookkeeping, not a change of the catalog or of access: it leaves no audit row.
 */
export async function markRead(actor: Actor, input: { id?: string | undefined }): Promise<void> {
  authorize(actor, "notification.read", { personId: actor.id });
  if (actor.id === null) return;
  await db().notification.updateMany({
    where: { personId: actor.id, readAt: null, ...(input.id ? { id: input.id } : {}) },
    data: { readAt: new Date() },
  });
}
