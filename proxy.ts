import { type NextRequest, NextResponse } from "next/server";
import { authCookieNames } from "@/lib/auth/session-cookie";
import { routes } from "@/lib/routes";
import { env } from "@/lib/server/env";
import { formRefusal } from "@/lib/server/form-guard";
import { requestIdFrom, requestIdHeader } from "@/lib/server/request-id";
import { contentSecurityPolicy, securityHeaders } from "@/lib/server/security-headers";

/** Served without a session: sign-in itself, what opens it, and doors that check a token or nothing at all. */
const OPEN = /^\/(sign-in|setup|invitation|api|livez|readyz|metrics|blank)(\/|$)/;

/**
 * In front of every page: security headers with a nonce, a request id, a refusal for forms that nobody can read, and the
 * way to the sign-in page for browsers without a session cookie. Only a convenience, never the lock: pages and commands check the session themselves.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { url, oidc } = env();
  const { pathname, search } = request.nextUrl;
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy({
    nonce,
    development: process.env.NODE_ENV === "development",
    formTargets: oidc ? [new URL(oidc.issuer).origin] : [],
  });
  const requestId = requestIdFrom(request.headers.get(requestIdHeader));
  const cookie = request.cookies.has(authCookieNames(url).sessionToken);

  const passedOn = new Headers(request.headers);
  passedOn.set(requestIdHeader, requestId);
  passedOn.set("x-mercat-path", `${pathname}${search}`);
  passedOn.set("content-security-policy", policy);
  const refusal = await formRefusal(request);
  const pass = () =>
    cookie || OPEN.test(pathname)
      ? NextResponse.next({ request: { headers: passedOn } })
      : NextResponse.redirect(new URL(routes.signIn(`${pathname}${search}`), request.nextUrl));
  const plain = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  const response = refusal ? new NextResponse(refusal.sentence, { status: refusal.status, headers: plain }) : pass();

  const headers = { ...securityHeaders(url.startsWith("https:")), "content-security-policy": policy };
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  response.headers.set(requestIdHeader, requestId);
  return response;
}

export const config = { matcher: ["/((?!_next/static|_next/image|icon.svg|favicon.ico).*)"] };
