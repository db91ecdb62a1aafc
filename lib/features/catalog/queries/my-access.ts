import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { liveGrantStatuses } from "@/lib/domain/access/states";
import type { Actor } from "@/lib/domain/actor";

/** How the actor stands to a port. `setting_up` until the platform has confirmed the role. */
export type MyAccess =
  | { state: "active" | "setting_up"; grantId: string; expiresAt: Date; role: string; consumer: string | null }
  | { state: "pending"; requestId: string; consumer: string | null }
  | { state: "none" };

type Own = { consumerPersonId?: string; serviceAccountId?: string; serviceAccount?: Prisma.ServiceAccountWhereInput };

/** Own as a person, as a service account, or through a team's service account. */
function own(actor: Actor): Own[] {
  const teams = { serviceAccount: { teamId: { in: actor.teams.map((team) => team.id) } } };
  if (actor.id === null) return [];
  return actor.kind === "person" ? [{ consumerPersonId: actor.id }, teams] : [{ serviceAccountId: actor.id }, teams];
}

const consumer = { serviceAccount: { select: { name: true } } } as const;

/** The actor's access by port id, for the ports given; ports without any are not in the map. */
export async function myAccessTo(actor: Actor, portIds: readonly string[], now: Date): Promise<Map<string, MyAccess>> {
  const ports = { outputPortId: { in: [...portIds] }, OR: own(actor) };
  if (portIds.length === 0 || ports.OR.length === 0) return new Map();
  const [grants, requests] = await Promise.all([
    db().accessGrant.findMany({
      where: { ...ports, status: { in: [...liveGrantStatuses] }, expiresAt: { gt: now } },
      include: consumer,
      orderBy: { expiresAt: "asc" },
    }),
    db().accessRequest.findMany({
      where: { ...ports, status: "pending" },
      include: consumer,
      orderBy: { number: "asc" },
    }),
  ]);
  const found = new Map<string, MyAccess>();
  for (const request of requests) {
    found.set(request.outputPortId, {
      state: "pending",
      requestId: request.id,
      consumer: request.serviceAccount?.name ?? null,
    });
  }
  for (const grant of grants) {
    found.set(grant.outputPortId, {
      state: grant.status === "active" ? "active" : "setting_up",
      grantId: grant.id,
      expiresAt: grant.expiresAt,
      role: grant.platformRole,
      consumer: grant.serviceAccount?.name ?? null,
    });
  }
  return found;
}
