import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { visibleProductWhere } from "@/lib/features/catalog/visibility";

/** The actor's saved searches by name, with how many new products each has found that the actor may see. */
export async function listSavedSearches(actor: Actor) {
  if (actor.kind !== "person" || actor.id === null) return [];
  const rows = await db().savedSearch.findMany({
    where: { personId: actor.id, deletedAt: null },
    include: {
      hits: {
        where: { isNew: true, product: visibleProductWhere(actor) },
        select: { foundAt: true },
        orderBy: { foundAt: "desc" },
      },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, name, query, pausedAt, hits }) => ({
    id,
    name,
    query,
    paused: pausedAt !== null,
    found: hits.length,
    foundAt: hits[0]?.foundAt ?? null,
  }));
}
export type SavedSearchRow = Awaited<ReturnType<typeof listSavedSearches>>[number];
