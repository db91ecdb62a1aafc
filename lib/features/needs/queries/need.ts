import { db } from "@/lib/db/client";
import { literally } from "@/lib/db/like";
import { type Actor, holdsRole, holdsRoleSomewhere } from "@/lib/domain/actor";
import { can } from "@/lib/domain/permissions";
import { afterNeed, takesVotes, whyNotWithdrawn } from "@/lib/domain/search/need";
import { visibleProductWhere } from "@/lib/features/catalog/visibility";
import { claimantName, loadNeed, resourceOfNeed } from "../load-need";
import { actsFor } from "./list";

const VOTERS = 50;

export type Claimant = { value: string; label: string };

/** As whom the actor can claim: teams in which they own products, and domains they own. Platform admins: every domain. */
async function claimants(actor: Actor): Promise<Claimant[]> {
  const teams = holdsRoleSomewhere(actor, "data_product_owner")
    ? actor.teams.filter((team) => team.domainPath !== null)
    : [];
  const everywhere = holdsRole(actor, "domain_owner") || holdsRole(actor, "platform_admin");
  const owned = actor.roles.filter((r) => r.role === "domain_owner").map((r) => r.domainPath ?? "");
  const domains = await db().domain.findMany({
    where: everywhere
      ? {}
      : { OR: owned.flatMap((path) => [{ path }, { path: { startsWith: `${literally(path)}/` } }]) },
    select: { path: true, name: true },
    orderBy: { path: "asc" },
  });
  return [
    ...teams.map((team) => ({ value: `team:${team.slug}`, label: `${team.name} (team)` })),
    ...domains.map((domain) => ({ value: `domain:${domain.path}`, label: `${domain.name} (domain ${domain.path})` })),
  ];
}

/** The product that met it, where the actor may see it. */
async function metBy(actor: Actor, productId: string | null) {
  if (productId === null) return null;
  return db().dataProduct.findFirst({
    where: { AND: [{ id: productId }, visibleProductWhere(actor)] },
    select: { ref: true, name: true, summary: true },
  });
}

/** Products to choose from when closing: active ones of the domains the actor acts for. */
async function offered(actor: Actor) {
  const domains = holdsRole(actor, "platform_admin") ? [{}] : actsFor(actor);
  if (domains.length === 0) return [];
  return db().dataProduct.findMany({
    where: { AND: [visibleProductWhere(actor), { status: "active", domain: { OR: domains } }] },
    select: { ref: true, name: true },
    orderBy: { updatedAt: "desc" },
    take: 200,
  });
}

/** A need with its history, who wants it, and what the actor may do with it now. Throws `not_found`. */
export async function getNeed(actor: Actor, number: number) {
  const need = await loadNeed(actor, number);
  const resource = resourceOfNeed(actor, need);
  const [events, voters, mine, product, choices, products] = await Promise.all([
    db().needEvent.findMany({ where: { needId: need.id }, orderBy: [{ at: "asc" }, { id: "asc" }] }),
    db().needVote.findMany({
      where: { needId: need.id },
      include: { person: { select: { name: true } } },
      orderBy: [{ createdAt: "asc" }],
      take: VOTERS,
    }),
    db().needVote.findUnique({ where: { needId_personId: { needId: need.id, personId: actor.id ?? need.id } } }),
    metBy(actor, need.productId),
    claimants(actor),
    offered(actor),
  ]);
  const isAuthor = need.authorId === actor.id;
  const others = need.votes - (isAuthor && mine ? 1 : 0);
  const meet = need.status === "claimed" ? can(actor, "need.claim", resource) : { allowed: products.length > 0 };
  return {
    ...need,
    claimedBy: claimantName(need),
    events,
    voters,
    myVote: mine,
    isAuthor,
    product,
    choices,
    products,
    mayVote: takesVotes(need.status) && can(actor, "need.vote", resource).allowed && !isAuthor,
    mayEdit: isAuthor && afterNeed(need.status, "edit") !== null,
    whyNotWithdrawn: isAuthor ? whyNotWithdrawn(need.status, others) : null,
    mayClaim: afterNeed(need.status, "claim") !== null && choices.length > 0,
    mayHandBack: afterNeed(need.status, "hand_back") !== null && can(actor, "need.claim", resource).allowed,
    mayMeet: afterNeed(need.status, "meet") !== null && meet.allowed,
    mayClose: afterNeed(need.status, "close") !== null && can(actor, "need.close", resource).allowed,
  };
}
export type NeedPage = Awaited<ReturnType<typeof getNeed>>;
