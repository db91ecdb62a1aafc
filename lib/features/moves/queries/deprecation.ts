import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { visibleContractWhere, visibleProductWhere } from "@/lib/features/catalog/visibility";

/** Since when something is deprecated, from when on it can end, and what replaces it. */
export type Deprecation<Successor> = { since: Date; endsAt: Date | null; successor: Successor | null };

/** When the product's run of deprecated versions began. */
async function deprecatedSince(productId: string): Promise<Date | null> {
  const before = await db().dataProductVersion.findFirst({
    where: { productId, status: { not: "deprecated" } },
    orderBy: { publishedAt: "desc" },
    select: { publishedAt: true },
  });
  const first = await db().dataProductVersion.findFirst({
    where: { productId, status: "deprecated", ...(before ? { publishedAt: { gt: before.publishedAt } } : {}) },
    orderBy: { publishedAt: "asc" },
    select: { publishedAt: true },
  });
  return first?.publishedAt ?? null;
}

/** The deprecation of a whole product the actor may see; null where it is not deprecated. */
export async function productDeprecation(actor: Actor, ref: string): Promise<Deprecation<{ ref: string }> | null> {
  const product = await db().dataProduct.findFirst({
    where: { AND: [{ ref, status: "deprecated" }, visibleProductWhere(actor)] },
    select: { id: true, sunsetAt: true, successorRef: true },
  });
  if (!product) return null;
  const since = await deprecatedSince(product.id);
  if (since === null) return null;
  const successor = product.successorRef
    ? await db().dataProduct.findFirst({
        where: { AND: [{ ref: product.successorRef }, visibleProductWhere(actor)] },
        select: { ref: true },
      })
    : null;
  return { since, endsAt: product.sunsetAt, successor };
}

/**
 * The deprecation of one version of a contract the actor may see (the current one for null): null unless every open port
 * that promises it is deprecated. The successor is the version of the contract behind the port that replaces it.
 */
export async function contractDeprecation(
  actor: Actor,
  ref: string,
  version: string | null,
): Promise<Deprecation<{ ref: string; version: string }> | null> {
  const promised = version === null ? { currentOf: { ref } } : { version };
  const ports = await db().outputPort.findMany({
    where: {
      contract: { AND: [{ ref }, visibleContractWhere(actor)] },
      contractVersion: promised,
      product: visibleProductWhere(actor),
      retiredAt: null,
    },
    select: {
      deprecatedAt: true,
      endsAt: true,
      product: { select: { sunsetAt: true } },
      successor: { select: { contract: { select: { ref: true } }, contractVersion: { select: { version: true } } } },
    },
    orderBy: { deprecatedAt: "asc" },
  });
  const [first] = ports;
  if (!first?.deprecatedAt || ports.some((port) => port.deprecatedAt === null)) return null;
  const { successor } = first;
  return {
    since: first.deprecatedAt,
    endsAt: first.endsAt ?? first.product.sunsetAt,
    successor: successor && { ref: successor.contract.ref, version: successor.contractVersion.version },
  };
}
