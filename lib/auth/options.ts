import { headers } from "next/headers";
import type { Account, AuthOptions, Profile, User } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { endSessionById } from "@/lib/features/people/commands/end-session";
import { signInWithOidc } from "@/lib/features/people/commands/sign-in-with-oidc";
import { type SignInMethod, startSessionNow } from "@/lib/features/people/commands/start-session";
import { routes } from "@/lib/routes";
import { env } from "@/lib/server/env";
import { loggerFor } from "@/lib/server/logger";
import { requestIdFrom, requestIdHeader } from "@/lib/server/request-id";
import { authorizeDemo, authorizePassword } from "./credentials";
import { oidcProvider } from "./oidc";
import { SESSION_IDLE_MS, SESSION_MAX_MS } from "./session";
import { authCookieNames } from "./session-cookie";

declare module "next-auth/jwt" {
  interface JWT {
    /** The id of the server-side session row: all that the cookie says. */
    sid?: string;
  }
}

/** Sessions opened in the `signIn` callback, handed to the `jwt` callback of the same sign-in. */
const opened = new WeakMap<Account, string>();

async function aboutRequest() {
  const sent = await headers();
  return {
    userAgent: sent.get("user-agent"),
    requestId: requestIdFrom(sent.get(requestIdHeader)),
    expiresAt: new Date(Date.now() + SESSION_IDLE_MS),
  };
}

type SignIn = { user: User; account: Account | null; profile?: Profile | undefined };

async function openSession({ user, account, profile }: SignIn): Promise<true | string> {
  if (!account) return routes.signIn();
  const about = await aboutRequest();
  if (account.provider !== "oidc") {
    const method: SignInMethod = account.provider === "demo" ? "demo" : "password";
    const person = { id: user.id, name: user.name ?? "", email: user.email ?? "" };
    opened.set(account, await startSessionNow({ person, method, ...about }));
    return true;
  }
  const { oidc } = env();
  if (!oidc || !profile) return `${routes.signIn()}?error=AccessDenied`;
  const { issuer, groupsClaim } = oidc;
  const outcome = await signInWithOidc({ issuer, groupsClaim, profile: { ...profile }, ...about });
  if ("refused" in outcome) return `${routes.signIn()}?error=${outcome.refused}`;
  opened.set(account, outcome.sessionId);
  return true;
}

function cookieOptions(publicUrl: string): Partial<NonNullable<AuthOptions["cookies"]>> {
  const { secure, ...names } = authCookieNames(publicUrl);
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
  const short = { ...options, maxAge: 15 * 60 };
  return {
    sessionToken: { name: names.sessionToken, options },
    csrfToken: { name: names.csrfToken, options },
    callbackUrl: { name: names.callbackUrl, options },
    pkceCodeVerifier: { name: names.pkceCodeVerifier, options: short },
    state: { name: names.state, options: short },
    nonce: { name: names.nonce, options: short },
  };
}

const log = loggerFor("auth");

/** What next-auth is told. Made per request, because the OIDC provider's scopes come from its discovery document. */
export async function authOptions(): Promise<AuthOptions> {
  const { url, secret, demo, oidc } = env();
  const providers: AuthOptions["providers"] = [
    Credentials({
      id: "password",
      name: "Password",
      credentials: { email: {}, password: {} },
      authorize: authorizePassword,
    }),
  ];
  if (demo)
    providers.push(Credentials({ id: "demo", name: "Demo", credentials: { personId: {} }, authorize: authorizeDemo }));
  if (oidc) providers.push(await oidcProvider(oidc));
  const maxAge = SESSION_MAX_MS / 1000;
  return {
    providers,
    secret,
    useSecureCookies: url.startsWith("https:"),
    cookies: cookieOptions(url),
    session: { strategy: "jwt", maxAge },
    jwt: { maxAge },
    pages: { signIn: routes.signIn(), signOut: routes.signIn(), error: routes.signIn() },
    callbacks: {
      signIn: openSession,
      // Only the session's id goes into the cookie; name, e-mail and rights are read from the database each time.
      jwt({ token, account }) {
        const sid = account ? opened.get(account) : token.sid;
        return sid ? { sid } : {};
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        if (token.sid) await endSessionById(token.sid, (await aboutRequest()).requestId);
      },
    },
    logger: {
      error: (code, metadata) =>
        log.warn({ code, err: metadata instanceof Error ? metadata : metadata.error }, "Sign-in failed"),
      warn: (code) => log.debug({ code }, "Sign-in warning"),
      debug: () => undefined,
    },
  };
}
