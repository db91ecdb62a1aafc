import { db } from "@/lib/db/client";
import { changeClasses } from "@/lib/domain/contract/diff/model";
import { newestFirst, versionBefore } from "@/lib/domain/contract/version-order";
import { publicationDoors } from "@/lib/features/catalog/queries/publication-doors";
import { versionsDiff } from "./versions-diff";

/** Versions on one page of the history. */
export const HISTORY_PAGE_SIZE = 20;

/** The upgraded documents of these versions, by version. */
async function documentsOf(contractId: string, versions: readonly string[]) {
  const rows = await db().contractVersion.findMany({
    where: { contractId, version: { in: [...versions] } },
    select: { id: true, version: true, upgraded: true },
  });
  return new Map(rows.map((row) => [row.version, row]));
}

const verdicts = [...changeClasses, "none"] as const;

function storedClass(change: string | null) {
  return verdicts.find((known) => known === change) ?? null;
}

type Version = {
  id: string;
  version: string;
  status: string;
  publishedAt: Date;
  publishedBy: string;
  change: string | null;
  note: string | null;
};

/**
 * One page of a contract's history, highest version first: each version with its class of change against the one before
 * it, why it was published, and the door it came through. The contract itself has been seen before.
 */
export async function contractHistory(contract: { id: string; versions: readonly Version[] }, page: number) {
  const ordered = newestFirst(contract.versions);
  const shown = ordered.slice((page - 1) * HISTORY_PAGE_SIZE, page * HISTORY_PAGE_SIZE);
  const pairs = shown.map((version) => ({ version, previous: versionBefore(ordered, version.version) }));
  // What publishing judged is kept; versions from before that are compared when somebody looks.
  const wanted = pairs.flatMap(({ version, previous }) =>
    previous && version.change === null ? [version.version, previous.version] : [],
  );
  const [documents, doorOf] = await Promise.all([
    documentsOf(contract.id, wanted),
    publicationDoors("contract", contract.id),
  ]);
  return pairs.map(({ version, previous }) => {
    const before = previous ? documents.get(previous.version) : undefined;
    const after = documents.get(version.version);
    return {
      ...version,
      previous: previous?.version ?? null,
      change: storedClass(version.change) ?? (before && after ? versionsDiff(before, after).verdict : null),
      door: doorOf.get(version.version) ?? null,
    };
  });
}

export type HistoryVersion = Awaited<ReturnType<typeof contractHistory>>[number];
