import { db } from "@/lib/db/client";
import { type Actor, makeActor } from "@/lib/domain/actor";

/** The person behind an e-mail address as the actor of a command, with the rights they have in the database. */
export async function personActor(email: string): Promise<Actor> {
  const person = await db().person.findUniqueOrThrow({
    where: { email },
    include: {
      roleAssignments: { include: { domain: true } },
      memberships: { include: { team: { include: { domain: true } } } },
    },
  });
  return makeActor({
    kind: "person",
    id: person.id,
    name: person.name,
    email: person.email,
    door: "cli",
    roles: person.roleAssignments.map((r) => ({ role: r.role, domainPath: r.domain?.path ?? null })),
    teams: person.memberships.map((m) => ({
      id: m.teamId,
      slug: m.team.slug,
      name: m.team.name,
      lead: m.lead,
      domainPath: m.team.domain?.path ?? null,
    })),
  });
}
