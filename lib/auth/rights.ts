import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { type Actor, type Door, makeActor, type Scope, scopes } from "@/lib/domain/actor";

/** What must be read of a person to know their rights. */
export const personRights = {
  roleAssignments: { include: { domain: { select: { path: true } } } },
  memberships: { include: { team: { include: { domain: { select: { path: true } } } } } },
} satisfies Prisma.PersonInclude;

export type PersonWithRights = Prisma.PersonGetPayload<{ include: typeof personRights }>;

export type ActorDoor = { door: Door; requestId: string | null; scopes?: readonly Scope[] | null };

/** A person as an actor, with the rights the row was read with. */
export function personActor(person: PersonWithRights, how: ActorDoor): Actor {
  return makeActor({
    kind: "person",
    id: person.id,
    name: person.name,
    email: person.email,
    roles: person.roleAssignments.map((r) => ({ role: r.role, domainPath: r.domain?.path ?? null })),
    teams: person.memberships.map(({ team, lead }) => ({
      id: team.id,
      slug: team.slug,
      name: team.name,
      lead,
      domainPath: team.domain?.path ?? null,
    })),
    ...how,
  });
}

type ServiceAccountWithTeam = Prisma.ServiceAccountGetPayload<{ include: typeof serviceAccountTeam }>;

export const serviceAccountTeam = {
  team: { include: { domain: { select: { path: true } } } },
} satisfies Prisma.ServiceAccountInclude;

/**
 * A service account as an actor. It stands in for its team in what the token's scopes name: it publishes what the team
 * owns (CI) and asks for access, and has no right beyond that. See docs/adr on service accounts.
 */
export function serviceAccountActor(account: ServiceAccountWithTeam, how: ActorDoor): Actor {
  const { team } = account;
  const domainPath = team.domain?.path ?? null;
  return makeActor({
    kind: "service_account",
    id: account.id,
    name: account.name,
    roles: [{ role: "data_product_owner", domainPath }],
    teams: [{ id: team.id, slug: team.slug, name: team.name, lead: false, domainPath }],
    ...how,
  });
}

/** Keeps the scopes that exist today; a scope that was taken out of the product opens nothing. */
export function knownScopes(stored: readonly string[]): Scope[] {
  return scopes.filter((scope) => stored.includes(scope));
}

/** An active person as an actor, read from the database now; null when unknown or deactivated. */
export async function loadActor(personId: string, how: ActorDoor): Promise<Actor | null> {
  const person = await db().person.findFirst({
    where: { id: personId, deactivatedAt: null },
    include: personRights,
  });
  return person ? personActor(person, how) : null;
}
