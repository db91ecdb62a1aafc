import { cache } from "react";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { around, type LineageEdge, type LineageGraph, withoutLooseEnds } from "@/lib/domain/lineage";
import { visibleProductWhere } from "@/lib/features/catalog/visibility";

export type LineageNode = { id: string; ref: string; name: string; domain: string; domainPath: string; status: string };

/** Products drawn at most; beyond that a drawing says nothing and the page asks for a domain. */
export const DRAWN_AT_MOST = 150;

/** Input ports between two products the actor may see. What they may not see is in neither nodes nor edges nor counts. */
export const lineageGraph = cache(
  async (actor: Actor, domainPath: string | null): Promise<LineageGraph<LineageNode>> => {
    const seen = visibleProductWhere(actor);
    const inputs = await db().inputPort.findMany({
      where: { product: { AND: [seen, { status: { not: "retired" } }] }, sourcePort: { product: seen } },
      select: { productId: true, sourcePort: { select: { productId: true, name: true } } },
    });
    const edges: LineageEdge[] = inputs.flatMap(({ productId, sourcePort }) =>
      sourcePort ? [{ from: sourcePort.productId, to: productId, port: sourcePort.name }] : [],
    );
    const touched = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
    const products = await db().dataProduct.findMany({
      where: {
        AND: [
          seen,
          { id: { in: touched } },
          domainPath === null
            ? {}
            : { domain: { OR: [{ path: domainPath }, { path: { startsWith: `${domainPath}/` } }] } },
        ],
      },
      select: { id: true, ref: true, name: true, status: true, domain: { select: { name: true, path: true } } },
      orderBy: { name: "asc" },
    });
    const nodes = products.map(({ domain, ...product }) => ({
      ...product,
      domain: domain.name,
      domainPath: domain.path,
    }));
    return withoutLooseEnds({ nodes, edges });
  },
);

/** What feeds a product and what it feeds, at any distance, as far as the actor may see. */
export async function productLineage(actor: Actor, productId: string): Promise<LineageGraph<LineageNode>> {
  return around(await lineageGraph(actor, null), productId);
}
