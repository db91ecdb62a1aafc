import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { routes } from "@/lib/routes";
import { env } from "@/lib/server/env";
import { requestIdFrom, requestIdHeader } from "@/lib/server/request-id";
import { hashSecret, TOKEN_PREFIX } from "@/lib/server/secrets";
import { knownScopes, personActor, personRights, serviceAccountActor, serviceAccountTeam } from "./rights";
import { actorOfSession } from "./session";
import { authCookieNames } from "./session-cookie";

export { loadActor } from "./rights";

/** Set by proxy.ts: the path and query the browser asked for. */
export const PATH_HEADER = "x-mercat-path";

const sessionClaims = z.object({ sid: z.uuid() });

/** The session id inside the browser's cookie, or null when there is none, it is forged or too old. */
export async function readSessionId(): Promise<string | null> {
  const { url, secret } = env();
  const token = (await cookies()).get(authCookieNames(url).sessionToken)?.value;
  if (!token) return null;
  const payload = await decode({ token, secret }).catch(() => null);
  const claims = sessionClaims.safeParse(payload);
  return claims.success ? claims.data.sid : null;
}

/** The door of pages and actions: who is signed in, with the rights of this moment. Read once per request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const sessionId = await readSessionId();
  if (!sessionId) return null;
  const requestId = requestIdFrom((await headers()).get(requestIdHeader));
  return actorOfSession(sessionId, requestId, new Date());
});

/** The signed-in actor; sends everybody else to the sign-in page, and back afterwards. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor();
  if (actor) return actor;
  redirect(routes.signIn((await headers()).get(PATH_HEADER) ?? undefined));
}

const refused = (sentence: string) => new AppError("unauthenticated", sentence);

/**
 * The door of the REST API: `Authorization: Bearer mct_…`.
 * Throws `unauthenticated` with the reason when the header is missing or the token unknown, expired, revoked, or its
 * person or service account deactivated.
 */
export async function actorFromToken(authorization: string | null, requestId: string | null): Promise<Actor> {
  const token = /^bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
  if (!token) throw refused("Send an API token: Authorization: Bearer mct_…");
  if (!token.startsWith(TOKEN_PREFIX)) throw refused("This is not an API token of Mercat; they begin with mct_.");
  const row = await db().apiToken.findUnique({
    where: { tokenHash: hashSecret(token) },
    include: { person: { include: personRights }, serviceAccount: { include: serviceAccountTeam } },
  });
  if (!row) throw refused("This API token is not known.");
  const now = new Date();
  if (row.revokedAt) throw refused("This API token was revoked.");
  if (row.expiresAt <= now) throw refused("This API token has expired.");
  if (row.person?.deactivatedAt || row.serviceAccount?.deactivatedAt)
    throw refused("The account of this API token is deactivated.");
  await touchToken(row, now);
  const how = { door: "rest", requestId, scopes: knownScopes(row.scopes) } as const;
  if (row.person) return personActor(row.person, how);
  if (row.serviceAccount) return serviceAccountActor(row.serviceAccount, how);
  throw refused("This API token is not known.");
}

/** Remembers the last use, at most once a minute. */
async function touchToken(row: { id: string; lastUsedAt: Date | null }, now: Date): Promise<void> {
  if (row.lastUsedAt && now.getTime() - row.lastUsedAt.getTime() < 60_000) return;
  await db().apiToken.update({ where: { id: row.id }, data: { lastUsedAt: now } });
}
