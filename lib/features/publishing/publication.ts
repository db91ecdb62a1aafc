import type { Tx } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { AppError, type Problem } from "@/lib/domain/errors";
import { actionScope, authorize, authorizeSomewhere, can } from "@/lib/domain/permissions";
import { indexProducts } from "@/lib/features/search/index-product";
import { enqueue } from "@/lib/jobs/queue";
import type { Expectation } from "./schema";

/** What one publishing transaction has touched; search and samples follow once, at its end. */
export type Publication = {
  tx: Tx;
  actor: Actor;
  note: string | null;
  /** Products whose search row must be written anew. */
  products: Set<string>;
  /** Output ports whose sample rows must be read anew. */
  ports: Set<string>;
  warnings: Problem[];
};

export function openPublication(tx: Tx, actor: Actor, note: string | undefined): Publication {
  return { tx, actor, note: note?.trim() || null, products: new Set(), ports: new Set(), warnings: [] };
}

/** Writes what follows from the published documents. The last step before the transaction ends. */
export async function closePublication({ tx, products, ports }: Publication): Promise<void> {
  await indexProducts(tx, [...products].sort());
  for (const outputPortId of ports)
    await enqueue(tx, "read_samples", { outputPortId }, { key: `read_samples:${outputPortId}` });
}

/** Refuses early, before a document is read: no right to publish anything, or a token without the scope. */
export function authorizePublishing(actor: Actor): void {
  const scope = actionScope["product.publish"];
  if (actor.scopes !== null && scope && !actor.scopes.includes(scope)) authorize(actor, "product.publish");
  authorizeSomewhere(actor, "product.publish");
}

type Owned = { ownerTeamId: string; domainPath: string | null };

/**
 * Throws `forbidden` when the actor may not publish what has the id already. Ids are one namespace, so that an id is taken can
 * be found out by trying it; of what the actor may not see, nothing else is told: no kind, no owner, no rule.
 */
export async function authorizeId(
  actor: Actor,
  ref: string,
  existing: Owned,
  maySee: () => Promise<boolean>,
): Promise<void> {
  if (can(actor, "product.publish", existing).allowed) return;
  if (await maySee()) authorize(actor, "product.publish", existing);
  throw new AppError("forbidden", `You may not publish under the id “${ref}”. Choose another one.`);
}

/** Throws `precondition_failed` unless what is there is what the caller expects. */
export function checkExpectation(
  what: string,
  existing: { revision: number } | null,
  expected: Expectation | undefined,
): void {
  if (!expected) return;
  if ("absent" in expected) {
    if (existing) throw new AppError("precondition_failed", `The ${what} exists already.`);
  } else if (existing?.revision !== expected.revision)
    throw new AppError(
      "precondition_failed",
      `The ${what} was published by somebody else in the meantime; read it again and repeat your change.`,
    );
}

/**
 * Lets publishers of the same documents come one after another, so that each sees what the one before wrote. The locks
 * end with the transaction, and are taken in one order everywhere.
 */
export async function takeTurns(tx: Tx, names: readonly string[]): Promise<void> {
  for (const name of [...new Set(names)].sort())
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`publish:${name}`}, 0))`;
}
