import { cache } from "react";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { newestFirst, versionBefore } from "@/lib/domain/contract/version-order";
import { visibleContractWhere, visibleProductWhere } from "@/lib/features/catalog/visibility";

const versionFields = {
  id: true,
  version: true,
  status: true,
  publishedAt: true,
  publishedBy: true,
  change: true,
  note: true,
} satisfies Prisma.ContractVersionSelect;

/** A contract the actor may see, with all versions (highest first) and the open ports of visible products that offer it. */
const findContract = cache(async (actor: Actor, ref: string) => {
  const contract = await db().dataContract.findFirst({
    where: { AND: [{ ref }, visibleContractWhere(actor)] },
    include: {
      ownerTeam: { select: { id: true, slug: true, name: true, domain: { select: { path: true } } } },
      versions: { select: versionFields },
      outputPorts: {
        where: { retiredAt: null, product: visibleProductWhere(actor) },
        select: {
          name: true,
          major: true,
          contractVersionId: true,
          deprecatedAt: true,
          endsAt: true,
          successor: { select: { name: true, major: true, contractVersion: { select: { version: true } } } },
          contractVersion: { select: { version: true } },
          product: { select: { ref: true, name: true, status: true, sunsetAt: true } },
        },
        orderBy: [{ product: { name: "asc" } }, { name: "asc" }, { major: "desc" }],
      },
    },
  });
  return contract === null ? null : { ...contract, versions: newestFirst(contract.versions) };
});

async function shownVersion(id: string) {
  const shown = await db().contractVersion.findUniqueOrThrow({ where: { id } });
  return {
    id: shown.id,
    version: shown.version,
    status: shown.status,
    classification: shown.classification,
    publishedAt: shown.publishedAt,
    publishedBy: shown.publishedBy,
    source: shown.source,
    sourceFormat: shown.sourceFormat === "json" ? ("json" as const) : ("yaml" as const),
    standard: shown.standard,
    /** Whether it was published in the form that pages read, or in an older one. */
    isCurrentForm: shown.standard === "odcs" && shown.apiVersion === "v3.1.0",
    upgraded: shown.upgraded,
  };
}

/**
 * A contract the actor may see in one of its versions (the current one without `version`), with all versions, highest
 * first, and the visible ports that offer it. Null for what does not exist or may not be seen.
 */
export const getContract = cache(async (actor: Actor, ref: string, version: string | null) => {
  const contract = await findContract(actor, ref);
  const wanted = contract?.versions.find((row) =>
    version === null ? row.id === contract.currentVersionId : row.version === version,
  );
  if (!contract || !wanted) return null;
  return {
    id: contract.id,
    ref: contract.ref,
    name: contract.name,
    retiredAt: contract.retiredAt,
    ownerTeam: contract.ownerTeam,
    versions: contract.versions,
    ports: contract.outputPorts.map((port) => ({ ...port, offersShown: port.contractVersionId === wanted.id })),
    isCurrent: wanted.id === contract.currentVersionId,
    currentVersion: contract.versions.find((row) => row.id === contract.currentVersionId)?.version ?? null,
    previous: versionBefore(contract.versions, wanted.version)?.version ?? null,
    shown: await shownVersion(wanted.id),
  };
});

export type ContractView = NonNullable<Awaited<ReturnType<typeof getContract>>>;
