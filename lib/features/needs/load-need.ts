import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { type Actor, isWithin } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { canSomewhere, type Resource } from "@/lib/domain/permissions";

/** What of a need says who may do what with it. */
export const needParts = {
  domain: { select: { path: true, name: true } },
  claimedDomain: { select: { path: true, name: true } },
  claimedTeam: { select: { slug: true, name: true } },
} satisfies Prisma.NeedInclude;

export type LoadedNeed = Prisma.NeedGetPayload<{ include: typeof needParts }>;

/** Every insider sees every need; nobody else sees any. */
export function needWhere(actor: Actor): Prisma.NeedWhereInput {
  return canSomewhere(actor, "need.view") ? {} : { id: { in: [] } };
}

/** A need by its number. Throws `not_found` for outsiders as for what does not exist. */
export async function loadNeed(actor: Actor, number: number): Promise<LoadedNeed> {
  const need = await db().need.findFirst({ where: { AND: [{ number }, needWhere(actor)] }, include: needParts });
  if (!need) throw notFound("need");
  return need;
}

/**
 * The need as the permission table sees it. It belongs to the claiming domain, before that to the one it was guessed for;
 * a team of the actor inside the claiming domain stands for the domain as the claiming team does.
 */
export function resourceOfNeed(actor: Actor, need: LoadedNeed): Resource {
  const path = (need.claimedDomain ?? need.domain)?.path ?? null;
  const inside = actor.teams.find((team) => team.domainPath && path && isWithin(team.domainPath, path));
  return {
    requesterId: need.authorId,
    domainPath: path,
    ownerTeamId: need.claimedDomain ? (need.claimedTeamId ?? inside?.id ?? null) : null,
  };
}

/** "Tenant services", or "Leasing desk (Brokerage)" where a team claimed it. */
export function claimantName(need: Pick<LoadedNeed, "claimedDomain" | "claimedTeam">): string | null {
  if (!need.claimedDomain) return null;
  return need.claimedTeam ? `${need.claimedTeam.name} (${need.claimedDomain.name})` : need.claimedDomain.name;
}
