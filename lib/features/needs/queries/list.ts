import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { literally } from "@/lib/db/like";
import { type Actor, holdsRoleSomewhere } from "@/lib/domain/actor";
import { type NeedStatus, waitingNeedStatuses } from "@/lib/domain/search/need";
import { claimantName, needParts, needWhere } from "../load-need";
import type { NeedFilter, NeedView } from "../schema";

const PAGE = 30;
const MATCHES = 1000;

/** The domains and teams for which the actor acts. */
export function actsFor(actor: Actor): Prisma.DomainWhereInput[] {
  const owned = actor.roles.filter((r) => r.role === "domain_owner").map((r) => r.domainPath);
  if (owned.includes(null)) return [{}];
  const teams = holdsRoleSomewhere(actor, "data_product_owner") ? actor.teams.map((team) => team.domainPath) : [];
  return [...new Set([...owned, ...teams])]
    .filter((path) => path !== null)
    .flatMap((path) => [{ path }, { path: { startsWith: `${literally(path)}/` } }]);
}

function viewWhere(actor: Actor, view: NeedView): Prisma.NeedWhereInput {
  switch (view) {
    case "open":
      return { status: { in: waitingNeedStatuses } };
    case "done":
      return { status: { notIn: waitingNeedStatuses } };
    case "mine":
      return { OR: [{ authorId: actor.id ?? "" }, { voters: { some: { personId: actor.id ?? "" } } }] };
    case "domains":
      return { claimedDomain: { OR: actsFor(actor) } };
  }
}

/** Ids of the needs that have the words, or words much like them; null for no words. */
async function matching(q: string): Promise<string[] | null> {
  if (q === "") return null;
  const rows = await db().$queryRaw<{ id: string }[]>`
    select id from need where tsv @@ websearch_to_tsquery('mercat_english', ${q}) or title % ${q}
      or ${q} <% title or number::text = ltrim(${q}, '#') limit ${MATCHES}`;
  return rows.map((row) => row.id);
}

type Page = { status?: NeedStatus | undefined; q: string; after: string; limit: number };

function beyond(after: string): Prisma.NeedWhereInput {
  const [votes, number] = after.split("-").map(Number);
  if (votes === undefined || number === undefined) return {};
  return { OR: [{ votes: { lt: votes } }, { votes, number: { lt: number } }] };
}

async function page(actor: Actor, view: Prisma.NeedWhereInput, { q, after, limit }: Page) {
  const ids = await matching(q);
  const rows = await db().need.findMany({
    where: {
      AND: [needWhere(actor), view, ids === null ? {} : { id: { in: ids } }, after === "" ? {} : beyond(after)],
    },
    include: { ...needParts, voters: { where: { personId: actor.id ?? "" }, select: { personId: true } } },
    orderBy: [{ votes: "desc" }, { number: "desc" }],
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    rows: shown.map(({ voters, ...row }) => ({ ...row, voted: voters.length > 0, claimedBy: claimantName(row) })),
    next: last ? `${last.votes}-${last.number}` : null,
  };
}

/** One page of needs, most wanted first. */
export async function listNeeds(actor: Actor, { view, q, after }: NeedFilter) {
  return page(actor, viewWhere(actor, view), { q, after, limit: PAGE });
}
export type NeedRow = Awaited<ReturnType<typeof listNeeds>>["rows"][number];

/** The same for REST: by status, any number at once. */
export async function needsByStatus(actor: Actor, asked: Page) {
  return page(actor, asked.status ? { status: asked.status } : {}, asked);
}

/** How many needs there are behind each tab. */
export async function countNeeds(actor: Actor): Promise<Record<NeedView, number>> {
  const count = (view: NeedView) => db().need.count({ where: { AND: [needWhere(actor), viewWhere(actor, view)] } });
  const [open, mine, domains, done] = await Promise.all([
    count("open"),
    count("mine"),
    actsFor(actor).length === 0 ? 0 : count("domains"),
    count("done"),
  ]);
  return { open, mine, domains, done };
}
