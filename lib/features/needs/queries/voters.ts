import { personActor, personRights } from "@/lib/auth/rights";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { isInsider, maySee, type Resource } from "@/lib/domain/permissions";

export type Voter = { actor: Actor; id: string; name: string; email: string };

/** What of a product says who sees it. */
export type Seen = { visibility: "public" | "internal" | "domain"; ownerTeamId: string; domain: { path: string } };

const resource = (product: Seen): Resource => ({
  visibility: product.visibility,
  ownerTeamId: product.ownerTeamId,
  domainPath: product.domain.path,
});

/**
 * The people who want the data, with the rights they have now. Whoever was deactivated or lost their last role is not
 * among them: outsiders see no needs.
 */
export async function votersOf(needId: string): Promise<Voter[]> {
  const people = await db().person.findMany({
    where: { deactivatedAt: null, needVotes: { some: { needId } } },
    include: personRights,
    orderBy: { name: "asc" },
  });
  return people
    .map((person) => ({ person, actor: personActor(person, { door: "job", requestId: null }) }))
    .filter(({ actor }) => isInsider(actor))
    .map(({ person: { id, name, email }, actor }) => ({ actor, id, name, email }));
}

export const seesProduct = (voter: Voter, product: Seen): boolean => maySee(voter.actor, resource(product));

/** Who of them could not open the product. */
export async function votersWhoCannotSee(needId: string, product: Seen): Promise<Voter[]> {
  return (await votersOf(needId)).filter((voter) => !seesProduct(voter, product));
}
