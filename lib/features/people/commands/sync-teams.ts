import { recordAudit } from "@/lib/db/audit";
import type { Tx } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";

/**
 * Makes the memberships that come from the provider equal to its groups: joins teams whose group the person has, leaves
 * those whose group they lost. Memberships given inside Mercat stay as they are. One audit row, when anything changed.
 */
export async function syncTeams(tx: Tx, person: Actor, groups: readonly string[]): Promise<void> {
  const personId = person.id;
  if (personId === null) return;
  const wanted = await tx.team.findMany({
    where: { oidcGroup: { in: [...groups] } },
    select: { id: true, slug: true },
  });
  const current = await tx.membership.findMany({
    where: { personId },
    select: { teamId: true, source: true, team: { select: { slug: true } } },
  });
  const wantedIds = new Set(wanted.map((t) => t.id));
  const currentIds = new Set(current.map((m) => m.teamId));
  const joined = wanted.filter((t) => !currentIds.has(t.id));
  const left = current.filter((m) => m.source === "oidc" && !wantedIds.has(m.teamId));
  if (joined.length === 0 && left.length === 0) return;
  await tx.membership.createMany({ data: joined.map((t) => ({ teamId: t.id, personId, source: "oidc" as const })) });
  await tx.membership.deleteMany({ where: { personId, source: "oidc", teamId: { in: left.map((m) => m.teamId) } } });
  await recordAudit(tx, person, {
    action: "person.teams_synced",
    subjectType: "person",
    subjectId: personId,
    subjectName: person.name,
    before: { teams: left.map((m) => m.team.slug) },
    after: { teams: joined.map((t) => t.slug) },
  });
}
