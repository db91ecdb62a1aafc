import { createHash, randomBytes } from "node:crypto";

/** 32 random bytes in base64url: 43 characters that need no escaping in a URL or a shell. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * SHA-256 in hex, for secrets of full entropy only: a fast hash is enough where guessing is hopeless.
 * Passwords go through argon2id in `password.ts`.
 */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

export const TOKEN_PREFIX = "mct_";

/** A fresh API token: what the person sees once, and what is stored of it. */
export function newApiToken(): { token: string; tokenHash: string; prefix: string } {
  const token = `${TOKEN_PREFIX}${newSecret()}`;
  return { token, tokenHash: hashSecret(token), prefix: token.slice(0, TOKEN_PREFIX.length + 6) };
}
