"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { endSessionById } from "@/lib/features/people/commands/end-session";
import { routes } from "@/lib/routes";
import { env } from "@/lib/server/env";
import { readSessionId } from "./actor";
import { authCookieNames } from "./session-cookie";

/** Ends the session on the server and forgets the cookie. Open to everybody: signing out twice is no error. */
export async function signOut(): Promise<void> {
  const sessionId = await readSessionId();
  if (sessionId) await endSessionById(sessionId, null);
  (await cookies()).delete(authCookieNames(env().url).sessionToken);
  redirect(routes.signIn());
}
