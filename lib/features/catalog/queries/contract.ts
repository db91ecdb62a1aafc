import { cache } from "react";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { toContractModel } from "@/lib/domain/contract/model";
import { visibleContractWhere, visibleProductWhere } from "../visibility";

/**
 * A contract the actor may see in one of its versions (the current one without `version`), with all versions and the
 * visible products that offer it. Null for what does not exist or may not be seen.
 */
export const getContract = cache(async (actor: Actor, ref: string, version: string | null) => {
  const contract = await db().dataContract.findFirst({
    where: { AND: [{ ref }, visibleContractWhere(actor)] },
    include: {
      ownerTeam: { select: { slug: true, name: true } },
      versions: {
        select: { id: true, version: true, status: true, publishedAt: true, publishedBy: true },
        orderBy: { publishedAt: "desc" },
      },
      outputPorts: {
        where: { retiredAt: null, product: visibleProductWhere(actor) },
        select: { name: true, product: { select: { ref: true, name: true } } },
      },
    },
  });
  if (!contract) return null;
  const wanted = contract.versions.find((row) =>
    version === null ? row.id === contract.currentVersionId : row.version === version,
  );
  if (!wanted) return null;
  const shown = await db().contractVersion.findUniqueOrThrow({ where: { id: wanted.id } });
  return {
    ref: contract.ref,
    name: contract.name,
    ownerTeam: contract.ownerTeam,
    versions: contract.versions,
    offeredBy: contract.outputPorts.map((port) => ({ port: port.name, ...port.product })),
    isCurrent: wanted.id === contract.currentVersionId,
    currentVersion: contract.versions.find((row) => row.id === contract.currentVersionId)?.version ?? null,
    shown: {
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
    },
    model: toContractModel(shown.upgraded),
  };
});

export type ContractView = NonNullable<Awaited<ReturnType<typeof getContract>>>;
