import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { AppError, notFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { holding } from "@/lib/features/search/queries";
import { readSearchParams } from "@/lib/features/search/schema";
import { MOST_SAVED, type SaveSearchInput } from "./schema";

/*
 * Saved searches are a person's own bookkeeping and no change of the catalog or of access: they leave no audit row, and
 * nobody else reads what somebody looks for.
 */

/** Matches that are remembered, so that they are not told as new. A search with more is told of new products only. */
const BASELINE = 500;

function own(actor: Actor): string {
  authorize(actor, "settings.own", { personId: actor.id });
  if (actor.kind !== "person" || actor.id === null) throw new AppError("forbidden", "Only people save searches.");
  return actor.id;
}

/** Saves a question under a name. What it finds now is not news. Throws `forbidden`, and `invalid` beyond 50 of them. */
export async function saveSearch(actor: Actor, { name, query }: SaveSearchInput): Promise<{ id: string }> {
  const personId = own(actor);
  if ((await db().savedSearch.count({ where: { personId, deletedAt: null } })) >= MOST_SAVED)
    throw new AppError("invalid", `You have ${MOST_SAVED} saved searches, the most there can be. Delete one first.`, {
      field: "name",
    });
  const params = readSearchParams(new URLSearchParams(query));
  const found = await holding(actor, params, { limit: BASELINE + 1 });
  const baselineComplete = found.length <= BASELINE;
  return inTransaction(async (tx) => {
    const { id } = await tx.savedSearch.create({ data: { personId, name, query, baselineComplete } });
    if (baselineComplete)
      await tx.savedSearchHit.createMany({
        data: found.map((productId) => ({ savedSearchId: id, productId, isNew: false })),
      });
    return { id };
  });
}

type Change = { name: string } | { pausedAt: Date | null } | { deletedAt: Date | null };

async function change(actor: Actor, id: string, data: Change): Promise<void> {
  const personId = own(actor);
  const { count } = await db().savedSearch.updateMany({ where: { id, personId }, data });
  if (count === 0) throw notFound("saved search");
}

/** The person's own, by another name. Throws `not_found`. */
export const renameSavedSearch = (actor: Actor, { id, name }: { id: string; name: string }) =>
  change(actor, id, { name });

/** Tells of nothing until it goes on. Throws `not_found`. */
export const pauseSavedSearch = (actor: Actor, { id, paused }: { id: string; paused: boolean }) =>
  change(actor, id, { pausedAt: paused ? new Date() : null });

/** Takes it away; for a day it can be brought back. Throws `not_found`. */
export const deleteSavedSearch = (actor: Actor, { id }: { id: string }) => change(actor, id, { deletedAt: new Date() });

/** Brings a deleted one back. Throws `not_found`. */
export const restoreSavedSearch = (actor: Actor, { id }: { id: string }) => change(actor, id, { deletedAt: null });
