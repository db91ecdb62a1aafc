/**
 * Names of our cookies. Cookies do not know ports, so two copies on one machine would sign each other out: where the
 * public address names a port, the name carries it. On https the name has the `__Host-` prefix (RFC 6265bis, 4.1.3.2).
 */
export function authCookieNames(publicUrl: string) {
  const url = new URL(publicUrl);
  const secure = url.protocol === "https:";
  const name = (what: string) => `${secure ? "__Host-" : ""}mercat-${what}${url.port ? `-${url.port}` : ""}`;
  return {
    secure,
    sessionToken: name("session"),
    csrfToken: name("csrf"),
    callbackUrl: name("callback"),
    pkceCodeVerifier: name("pkce"),
    state: name("state"),
    nonce: name("nonce"),
  };
}
