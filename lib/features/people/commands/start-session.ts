import { recordAudit } from "@/lib/db/audit";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { type Door, makeActor } from "@/lib/domain/actor";

export type SignInMethod = "password" | "demo" | "oidc";

export type SessionStart = {
  person: { id: string; name: string; email: string };
  method: SignInMethod;
  userAgent: string | null;
  requestId: string | null;
  expiresAt: Date;
};

/** Somebody whose identity was just proven, before any right is known. */
export function provenPerson(
  person: { id: string; name: string; email: string },
  requestId: string | null,
  door: Door = "page",
) {
  return makeActor({ kind: "person", id: person.id, name: person.name, email: person.email, door, requestId });
}

/** Writes the server-side half of a sign-in. Returns the session's id, the only thing the cookie carries. */
export async function startSession(tx: Tx, start: SessionStart): Promise<string> {
  const { person, method, expiresAt } = start;
  const userAgent = start.userAgent?.slice(0, 300) ?? null;
  const session = await tx.session.create({ data: { personId: person.id, method, userAgent, expiresAt } });
  await recordAudit(tx, provenPerson(person, start.requestId), {
    action: "session.started",
    subjectType: "session",
    subjectId: session.id,
    subjectName: person.name,
    after: { method, userAgent },
  });
  return session.id;
}

/** `startSession` in a transaction of its own. */
export function startSessionNow(start: SessionStart): Promise<string> {
  return inTransaction((tx) => startSession(tx, start));
}
