import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { SESSION_IDLE_MS } from "@/lib/auth/session";
import { authCookieNames } from "@/lib/auth/session-cookie";
import { db } from "@/lib/db/client";
import { systemActor } from "@/lib/domain/actor";
import { createTokenFor } from "@/lib/features/people/commands/create-token";
import { startSessionNow } from "@/lib/features/people/commands/start-session";

/** Who asks in the measurements: a person with a session and a token, made as sign-in and settings make them. */
export type Visitor = { personId: string; pageHeaders: Record<string, string>; apiHeaders: Record<string, string> };

/** A consumer who reads, or with `publisher` a platform admin who publishes. */
export async function makeVisitor(
  url: string,
  secret: string,
  kind: "reader" | "publisher" = "reader",
): Promise<Visitor> {
  const role = kind === "reader" ? "consumer" : "platform_admin";
  const person = await db().person.create({
    data: {
      email: `${kind}-${randomUUID()}@premium-offices.example`,
      name: "Bench",
      roleAssignments: { create: { role } },
    },
  });
  const expiresAt = new Date(Date.now() + SESSION_IDLE_MS);
  const sid = await startSessionNow({ person, method: "password", userAgent: null, requestId: null, expiresAt });
  const cookie = `${authCookieNames(url).sessionToken}=${await encode({ token: { sid }, secret })}`;
  const token = await createTokenFor(systemActor("bench", "cli"), {
    owner: { personId: person.id },
    ownerName: person.name,
    name: "bench",
    scopes: kind === "reader" ? ["catalog:read"] : ["catalog:read", "catalog:publish"],
    expiresAt,
  });
  return { personId: person.id, pageHeaders: { cookie }, apiHeaders: { authorization: `Bearer ${token}` } };
}
