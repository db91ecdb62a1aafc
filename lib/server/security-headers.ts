type PolicyOptions = {
  /** Base64, fresh for each request. */
  nonce: string;
  /** React's debugging needs eval; a production build never gets it. */
  development: boolean;
  /** Further origins a form may lead to: the sign-in provider. */
  formTargets: readonly string[];
};

/** The Content-Security-Policy (CSP level 3) of one answer: only our own, and scripts only with the nonce. */
export function contentSecurityPolicy({ nonce, development, formTargets }: PolicyOptions): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    // Attributes of computed positions and sizes are inline styles; they cannot run code.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    `form-action ${["'self'", ...formTargets].join(" ")}`,
  ].join("; ");
}

/** Headers that are the same for every answer. HSTS only where the public address is https. */
export function securityHeaders(https: boolean): Record<string, string> {
  return {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    ...(https ? { "strict-transport-security": "max-age=31536000; includeSubDomains" } : {}),
  };
}
