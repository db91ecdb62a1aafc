const BASE = "http://same.invalid";

/**
 * Where to go after sign-in: a path of ours, or home. Anything that a browser could read as another origin
 * (`//host`, `/\host`, control characters, a scheme) is dropped, so that the sign-in page is no open redirect.
 */
export function safeNextPath(value: string | string[] | null | undefined): string {
  if (typeof value !== "string" || !value.startsWith("/") || !URL.canParse(value, BASE)) return "/";
  const url = new URL(value, BASE);
  if (url.origin !== BASE) return "/";
  if (/^\/(sign-in|setup|invitation|api)(\/|$)/.test(url.pathname)) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}

/**
 * Where a sign-in that was refused was to lead. next-auth drops it from the address then, but its cookie still has it, as an
 * address of ours (`publicUrl`).
 */
export function nextPathOfRefused(callbackCookie: string | undefined, publicUrl: string): string {
  if (callbackCookie === undefined || !URL.canParse(callbackCookie, publicUrl)) return "/";
  const url = new URL(callbackCookie, publicUrl);
  return url.origin === new URL(publicUrl).origin ? safeNextPath(`${url.pathname}${url.search}${url.hash}`) : "/";
}
