import { cache } from "react";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { newestFirst, versionBefore } from "@/lib/domain/contract/version-order";
import { visibleContractWhere } from "@/lib/features/catalog/visibility";
import { readersOf, touchedBy } from "./readers";
import { versionsDiff } from "./versions-diff";

const fields = {
  id: true,
  version: true,
  status: true,
  source: true,
  sourceFormat: true,
  upgraded: true,
  publishedAt: true,
  publishedBy: true,
} as const;

function loadVersion(id: string) {
  return db().contractVersion.findUniqueOrThrow({ where: { id }, select: fields });
}

/**
 * Two versions of a contract the actor may see, compared. Without `to` the current version, without `from` the one before
 * it. Null for a contract or a version that does not exist or may not be seen.
 */
export const getContractDiff = cache(async (actor: Actor, ref: string, from: string | null, to: string | null) => {
  const contract = await db().dataContract.findFirst({
    where: { AND: [{ ref }, visibleContractWhere(actor)] },
    select: {
      id: true,
      ref: true,
      name: true,
      currentVersionId: true,
      versions: { select: { id: true, version: true } },
    },
  });
  const after = contract?.versions.find((v) => (to === null ? v.id === contract.currentVersionId : v.version === to));
  if (!contract || !after) return null;
  const head = {
    ref: contract.ref,
    name: contract.name,
    versions: newestFirst(contract.versions).map((v) => v.version),
  };
  const before =
    from === null
      ? versionBefore(contract.versions, after.version)
      : (contract.versions.find((v) => v.version === from) ?? null);
  if (before === null) return from === null ? { ...head, to: after.version, compared: null } : null;
  const [older, newer] = await Promise.all([loadVersion(before.id), loadVersion(after.id)]);
  const diff = versionsDiff(older, newer);
  const at = (version: string) => ({ contractId: contract.id, version });
  const readers = await readersOf(actor, at(older.version), at(newer.version));
  return {
    ...head,
    to: after.version,
    compared: {
      from: older,
      to: newer,
      diff,
      readers,
      touched: readers === null ? undefined : touchedBy(diff, readers),
    },
  };
});

export type ContractComparison = NonNullable<Awaited<ReturnType<typeof getContractDiff>>>;
