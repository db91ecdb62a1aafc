import { createHash } from "node:crypto";
import type { RepositoryBundle } from "../repository/bundles";

/**
 * The same content has the same key, on every machine and in every run: a pipeline that was killed, or started twice,
 * asks for the same thing.
 */
export function idempotencyKey({ product, contracts }: RepositoryBundle, note: string | undefined): string {
  const content = [product?.source ?? null, contracts.map((contract) => contract.source), note ?? null];
  return `mercat-${createHash("sha256").update(JSON.stringify(content)).digest("hex")}`;
}
