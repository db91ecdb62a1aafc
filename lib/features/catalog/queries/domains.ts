import { cache } from "react";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { isWithin } from "@/lib/domain/actor";
import type { Classification } from "@/lib/domain/classification";
import { visibleProductWhere } from "../visibility";

export type DomainNode = {
  path: string;
  name: string;
  description: string;
  /** Products the actor may see, in the domain and below it; retired ones are not counted. */
  products: number;
  children: DomainNode[];
};

/** The tree of domains with counts of what the actor may see. */
export const domainTree = cache(async (actor: Actor): Promise<DomainNode[]> => {
  const [domains, counts] = await Promise.all([
    db().domain.findMany({ orderBy: { path: "asc" } }),
    db().dataProduct.groupBy({
      by: ["domainId"],
      where: { AND: [visibleProductWhere(actor), { status: { not: "retired" } }] },
      _count: true,
    }),
  ]);
  const own = new Map(counts.map((row) => [row.domainId, row._count]));
  const nodes = domains.map((domain) => ({
    id: domain.id,
    parentId: domain.parentId,
    node: {
      path: domain.path,
      name: domain.name,
      description: domain.description,
      products: 0,
      children: [],
    } as DomainNode,
  }));
  for (const { node } of nodes) {
    node.products = domains
      .filter((domain) => isWithin(domain.path, node.path))
      .reduce((sum, domain) => sum + (own.get(domain.id) ?? 0), 0);
  }
  const byId = new Map(nodes.map((entry) => [entry.id, entry.node]));
  const roots: DomainNode[] = [];
  for (const { node, parentId } of nodes) {
    const parent = parentId === null ? undefined : byId.get(parentId);
    (parent?.children ?? roots).push(node);
  }
  return roots;
});

function nodesOf(nodes: readonly DomainNode[]): DomainNode[] {
  return nodes.flatMap((node) => [node, ...nodesOf(node.children)]);
}

/** Who answers for a domain: holders of the role for it or for a domain above it. */
async function holders(role: "domain_owner" | "steward", path: string) {
  const parts = path.split("/");
  const paths = parts.map((_, i) => parts.slice(0, i + 1).join("/"));
  return db().person.findMany({
    where: { deactivatedAt: null, roleAssignments: { some: { role, domain: { path: { in: paths } } } } },
    select: { id: true, name: true, email: true },
    orderBy: { name: "asc" },
    take: 10,
  });
}

/** The strictest classification of each product's ports, as search keeps it. */
async function classificationsOf(ids: readonly string[]): Promise<Map<string, Classification>> {
  const rows = await db().$queryRaw<{ id: string; classification: Classification }[]>`
    select product_id as id, classification::text from search.doc where product_id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, classification }) => [id, classification]));
}

/** A domain with its place in the tree, its people, teams and the products in it the actor may see; null when there is none. */
export const getDomain = cache(async (actor: Actor, path: string) => {
  const all = nodesOf(await domainTree(actor));
  const node = all.find((candidate) => candidate.path === path);
  if (!node) return null;
  const [owners, stewards, teams, products] = await Promise.all([
    holders("domain_owner", path),
    holders("steward", path),
    db().team.findMany({ where: { domain: { path } }, select: { slug: true, name: true }, orderBy: { name: "asc" } }),
    db().dataProduct.findMany({
      where: {
        AND: [
          visibleProductWhere(actor),
          { status: { not: "retired" }, domain: { OR: [{ path }, { path: { startsWith: `${path}/` } }] } },
        ],
      },
      select: {
        id: true,
        ref: true,
        name: true,
        summary: true,
        status: true,
        updatedAt: true,
        domain: { select: { path: true, name: true } },
        ownerTeam: { select: { slug: true, name: true } },
      },
      orderBy: { name: "asc" },
      take: 200,
    }),
  ]);
  const trail = all.filter((candidate) => candidate.path !== path && isWithin(path, candidate.path));
  const classified = await classificationsOf(products.map(({ id }) => id));
  const listed = products.map(({ id, ...product }) => ({ ...product, classification: classified.get(id) }));
  return { ...node, trail, owners, stewards, teams, products: listed };
});

export type DomainView = NonNullable<Awaited<ReturnType<typeof getDomain>>>;
