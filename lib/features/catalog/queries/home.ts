import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { type Actor, isWithin } from "@/lib/domain/actor";
import { visibleProductWhere } from "../visibility";

const DAY = 24 * 60 * 60 * 1000;

/** Access is announced as ending this many days before. */
const ENDING_SOON_DAYS = 30;

const productFields = {
  ref: true,
  name: true,
  summary: true,
  status: true,
  createdAt: true,
  updatedAt: true,
  domain: { select: { path: true, name: true } },
  ownerTeam: { select: { slug: true, name: true } },
} satisfies Prisma.DataProductSelect;

function products(actor: Actor, where: Prisma.DataProductWhereInput, take: number) {
  return db().dataProduct.findMany({
    where: { AND: [visibleProductWhere(actor), { status: "active" }, where] },
    select: productFields,
    orderBy: { createdAt: "desc" },
    take,
  });
}

/** Domains the actor belongs to by role or team, outermost only. */
function ownDomains(actor: Actor): string[] {
  const paths = [...actor.roles.map((r) => r.domainPath), ...actor.teams.map((t) => t.domainPath)].filter(
    (path) => path !== null,
  );
  const all = [...new Set(paths)];
  return all.filter((path) => !all.some((other) => other !== path && isWithin(path, other)));
}

const target = { outputPort: { select: { name: true, product: { select: { ref: true, name: true } } } } } as const;

/** What the home page offers: what is open, what ends soon, what is new. Everything in it the actor may see. */
export async function homeOverview(actor: Actor, now: Date) {
  const me = actor.id ?? "";
  const domains = ownDomains(actor);
  const mine: Prisma.AccessGrantWhereInput = {
    OR: [{ consumerPersonId: me }, { serviceAccount: { teamId: { in: actor.teams.map((t) => t.id) } } }],
  };
  const [requests, ending, fromDomains, newest, total] = await Promise.all([
    db().accessRequest.findMany({
      where: { requesterId: me, status: "pending" },
      include: target,
      orderBy: { number: "desc" },
      take: 5,
    }),
    db().accessGrant.findMany({
      where: {
        AND: [
          mine,
          { status: "active", expiresAt: { gt: now, lte: new Date(now.getTime() + ENDING_SOON_DAYS * DAY) } },
        ],
      },
      include: { ...target, serviceAccount: { select: { name: true } } },
      orderBy: { expiresAt: "asc" },
      take: 5,
    }),
    domains.length === 0
      ? []
      : products(
          actor,
          { domain: { OR: domains.flatMap((path) => [{ path }, { path: { startsWith: `${path}/` } }]) } },
          5,
        ),
    products(actor, {}, 8),
    db().dataProduct.count({ where: { AND: [visibleProductWhere(actor), { status: { not: "retired" } }] } }),
  ]);
  const shown = new Set(fromDomains.map((product) => product.ref));
  return { requests, ending, domains, fromDomains, newest: newest.filter((product) => !shown.has(product.ref)), total };
}

export type HomeOverview = Awaited<ReturnType<typeof homeOverview>>;
