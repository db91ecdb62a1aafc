import { createHash } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import type { RepeatableRequest } from "@/lib/features/publishing/once";

/** The header in the reference. */
export const idempotencyHeader = {
  "Idempotency-Key": z.string().optional().meta({
    description:
      "Any 1 to 255 visible characters that are unique to this request. The same request with the same key is done once and answered alike for 48 hours, with `Idempotency-Replayed: true`.",
    example: "5f3c0e0a-9d0b-4d6b-8a4e-2f1d7c9b6a11",
  }),
};

/**
 * Reads `Idempotency-Key`, as the draft's quoted string or bare. `body` is what was sent, to tell a repetition from
 * another request with the same key. Throws `invalid` for a key that is empty, too long or holds other characters.
 */
export function repeatable(request: Request, body: unknown): RepeatableRequest | undefined {
  const header = request.headers.get("idempotency-key")?.trim();
  if (header === undefined) return undefined;
  const key = /^"(.*)"$/.exec(header)?.[1] ?? header;
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new AppError("invalid", "An Idempotency-Key has 1 to 255 visible ASCII characters.", {
      field: "Idempotency-Key",
    });
  const asked = JSON.stringify([request.method, new URL(request.url).pathname, body]);
  return { key, fingerprint: createHash("sha256").update(asked).digest("hex") };
}

/** Tells the caller that the answer is an earlier one. */
export function replayedHeader(result: { replayed?: true }): Record<string, string> {
  return result.replayed ? { "idempotency-replayed": "true" } : {};
}
