import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";

const MOST = 100;

/** The actor's newest notifications, at most 100, unread ones included. */
export async function listNotifications(actor: Actor) {
  if (actor.kind !== "person" || actor.id === null) return [];
  return db().notification.findMany({
    where: { personId: actor.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST,
  });
}
export type NotificationRow = Awaited<ReturnType<typeof listNotifications>>[number];

/** How many notifications the actor has not read. */
export async function unreadCount(actor: Actor): Promise<number> {
  if (actor.kind !== "person" || actor.id === null) return 0;
  return db().notification.count({ where: { personId: actor.id, readAt: null } });
}
