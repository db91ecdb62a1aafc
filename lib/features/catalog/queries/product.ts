import { cache } from "react";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { toContractModel } from "@/lib/domain/contract/model";
import { can } from "@/lib/domain/permissions";
import { toProductModel } from "@/lib/domain/product/model";
import { whyNotRequestable } from "@/lib/features/access/queries/port";
import { visibleProductWhere } from "../visibility";
import { type MyAccess, myAccessTo } from "./my-access";
import { publicationDoors } from "./publication-doors";

const portParts = {
  connection: true,
  contract: { select: { id: true, ref: true, name: true } },
  contractVersion: { select: { id: true, version: true, classification: true, upgraded: true } },
  successor: { select: { name: true, major: true, retiredAt: true } },
  product: { include: { domain: true, ownerTeam: { select: { id: true, name: true, slug: true } } } },
} as const;

async function loadProduct(actor: Actor, ref: string) {
  return db().dataProduct.findFirst({
    where: { AND: [{ ref }, visibleProductWhere(actor)] },
    include: {
      domain: true,
      ownerTeam: { select: { id: true, slug: true, name: true } },
      currentVersion: true,
      outputPorts: {
        where: { retiredAt: null },
        orderBy: [{ position: "asc" }, { name: "asc" }, { major: "desc" }],
        include: portParts,
      },
      _count: { select: { versions: true } },
    },
  });
}

type LoadedPort = NonNullable<Awaited<ReturnType<typeof loadProduct>>>["outputPorts"][number];

/** Why the actor cannot ask for the port now; null when they can. The same reasons as the command's. */
function refusal(actor: Actor, port: LoadedPort): string | null {
  const { product } = port;
  const answer = can(actor, "request.create", {
    domainPath: product.domain.path,
    ownerTeamId: product.ownerTeamId,
    visibility: product.visibility,
  });
  return answer.allowed ? whyNotRequestable(port) : answer.reason;
}

function portView(actor: Actor, port: LoadedPort, access: MyAccess | undefined) {
  return {
    id: port.id,
    name: port.name,
    major: port.major,
    version: port.version,
    kind: port.kind,
    description: port.description,
    platformSchema: port.platformSchema,
    connection: port.connection,
    contract: {
      id: port.contract.id,
      ref: port.contract.ref,
      name: port.contract.name,
      version: port.contractVersion.version,
      versionId: port.contractVersion.id,
      classification: port.contractVersion.classification,
      upgraded: port.contractVersion.upgraded,
      model: toContractModel(port.contractVersion.upgraded),
    },
    access: access ?? { state: "none" as const },
    /** How the port is named in an address. */
    reference: `${port.name}@${port.major}`,
    /** By what a deprecated port is replaced, and from when on it can end; null for one that is not. */
    deprecation:
      port.deprecatedAt === null
        ? null
        : {
            successor: port.successor ? `${port.successor.name} ${port.successor.major}` : null,
            endsAt: port.endsAt ?? port.product.sunsetAt,
          },
    /** Why access cannot be requested now, as a sentence; null when it can. */
    refusal: refusal(actor, port),
    /** For the queries of the access feature, which decide who is asked. */
    source: port,
  };
}
export type PortView = ReturnType<typeof portView>;

/** Names of the domains from the root down to this one, with their paths. */
async function domainTrail(path: string): Promise<{ path: string; name: string }[]> {
  const parts = path.split("/");
  const paths = parts.map((_, i) => parts.slice(0, i + 1).join("/"));
  return db().domain.findMany({
    where: { path: { in: paths } },
    select: { path: true, name: true },
    orderBy: { path: "asc" },
  });
}

/** The product to use instead of a deprecated one, where the actor may see it. */
async function successorOf(actor: Actor, ref: string | null) {
  if (ref === null) return null;
  return db().dataProduct.findFirst({
    where: { AND: [{ ref }, visibleProductWhere(actor)] },
    select: { ref: true, name: true },
  });
}

/** A product the actor may see, with its documents and ports; null for what does not exist or may not be seen. */
export const getProduct = cache(async (actor: Actor, ref: string, now: Date = new Date()) => {
  const product = await loadProduct(actor, ref);
  if (!product) return null;
  const [access, trail, successor] = await Promise.all([
    myAccessTo(
      actor,
      product.outputPorts.map((port) => port.id),
      now,
    ),
    domainTrail(product.domain.path),
    successorOf(actor, product.successorRef),
  ]);
  const { currentVersion, outputPorts, _count, ...fields } = product;
  // What to build on comes first, whatever the order of the document.
  const ordered = [...outputPorts].sort((a, b) => Number(a.deprecatedAt !== null) - Number(b.deprecatedAt !== null));
  return {
    ...fields,
    domainTrail: trail,
    /** May manage the end of its ports: sees who has not moved. */
    mayManageMoves: can(actor, "move.manage", {
      ownerTeamId: product.ownerTeamId,
      domainPath: product.domain.path,
      visibility: product.visibility,
    }).allowed,
    successor,
    model: toProductModel(currentVersion?.document),
    version: currentVersion
      ? {
          version: currentVersion.version,
          publishedAt: currentVersion.publishedAt,
          publishedBy: currentVersion.publishedBy,
        }
      : null,
    versionCount: _count.versions,
    ports: ordered.map((port) => portView(actor, port, access.get(port.id))),
  };
});

export type ProductView = NonNullable<Awaited<ReturnType<typeof getProduct>>>;

/** The published versions of a product with the door each came through, newest first. The product has been seen before. */
export async function productVersions(productId: string) {
  const [versions, doors] = await Promise.all([
    db().dataProductVersion.findMany({
      where: { productId },
      select: { id: true, version: true, status: true, publishedAt: true, publishedBy: true },
      orderBy: { publishedAt: "desc" },
    }),
    publicationDoors("product", productId),
  ]);
  return versions.map((version) => ({ ...version, door: doors.get(version.version) ?? null }));
}

/** One published version with its document as it came in; null when there is none of that number. */
export function productVersion(productId: string, version: string) {
  return db().dataProductVersion.findUnique({ where: { productId_version: { productId, version } } });
}

/** Sample rows the worker read from the platform, by contract version and object. */
export async function sampleRows(contractVersionIds: readonly string[]) {
  const rows = await db().sampleRows.findMany({ where: { contractVersionId: { in: [...contractVersionIds] } } });
  return new Map(rows.map((row) => [`${row.contractVersionId}/${row.objectName}`, row]));
}
