import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { personActor, personRights } from "./rights";

/** Signed out after 12 hours without a request, and after 7 days whatever happens. In milliseconds. */
export const SESSION_IDLE_MS = 12 * 60 * 60 * 1000;
export const SESSION_MAX_MS = 7 * 24 * 60 * 60 * 1000;
/** The row is touched at most this often, so that reading a page is not writing to the database. */
const TOUCH_EVERY_MS = 60 * 1000;

/**
 * The actor of a session row, or null when it ended, expired, or its person was deactivated. Rights are those of this
 * moment. Slides the session's end.
 */
export async function actorOfSession(sessionId: string, requestId: string | null, now: Date): Promise<Actor | null> {
  const session = await db().session.findFirst({
    where: {
      id: sessionId,
      endedAt: null,
      expiresAt: { gt: now },
      createdAt: { gt: new Date(now.getTime() - SESSION_MAX_MS) },
      person: { deactivatedAt: null },
    },
    include: { person: { include: personRights } },
  });
  if (!session) return null;
  if (now.getTime() - session.lastSeenAt.getTime() > TOUCH_EVERY_MS) {
    await db().session.updateMany({
      where: { id: session.id, endedAt: null },
      data: { lastSeenAt: now, expiresAt: new Date(now.getTime() + SESSION_IDLE_MS) },
    });
  }
  return personActor(session.person, { door: "page", requestId });
}
