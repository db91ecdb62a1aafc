import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { liveGrantStatuses } from "@/lib/domain/access/states";
import { type Actor, holdsRole } from "@/lib/domain/actor";
import { isUnanswered } from "@/lib/domain/move/move-state";
import { can } from "@/lib/domain/permissions";
import { standingOf, standingParts } from "./standings";

const MOST = 50;

/** Questions that wait for the actor's answer, about their own access and that of their teams' service accounts. */
export async function questionsFor(actor: Actor) {
  const consumer: Prisma.AccessGrantWhereInput = {
    status: { in: liveGrantStatuses },
    OR: [
      { consumerPersonId: actor.id ?? "" },
      { serviceAccount: { teamId: { in: actor.teams.map((team) => team.id) } } },
    ],
  };
  const moves = await db().move.findMany({
    where: { grant: consumer, status: { in: ["open", "blocked", "accepted"] } },
    include: {
      ...standingParts,
      grant: { select: { serviceAccount: { select: { name: true } } } },
      fromPort: { include: { product: { select: { name: true, ref: true, sunsetAt: true } } } },
      toPort: { select: { name: true, major: true } },
    },
    orderBy: { openedAt: "asc" },
    take: MOST,
  });
  return moves
    .map((move) => ({ ...move, standing: standingOf(move) }))
    .filter((move) => isUnanswered(move.standing))
    .map(({ id, standing, grant, fromPort, toPort, openedAt }) => ({
      id,
      standing,
      openedAt,
      product: fromPort.product,
      from: `${fromPort.name} ${fromPort.major}`,
      to: `${toPort.name} ${toPort.major}`,
      consumer: grant.serviceAccount?.name ?? "You",
      endsAt: fromPort.endsAt ?? fromPort.product.sunsetAt,
    }));
}
export type Question = Awaited<ReturnType<typeof questionsFor>>[number];

/** Deprecated ports of the products the actor answers for, with how many of their consumers have not moved. */
export async function endingPortsOf(actor: Actor) {
  const ports = await db().outputPort.findMany({
    where: { deprecatedAt: { not: null }, retiredAt: null, product: ownedWhere(actor) },
    include: {
      product: {
        select: { ref: true, name: true, ownerTeamId: true, sunsetAt: true, domain: { select: { path: true } } },
      },
      successor: { select: { name: true, major: true } },
      grants: { where: { status: { in: liveGrantStatuses } }, select: { move: { include: standingParts } } },
    },
    orderBy: { deprecatedAt: "asc" },
    take: MOST,
  });
  return ports
    .filter(
      ({ product }) =>
        can(actor, "move.manage", { ownerTeamId: product.ownerTeamId, domainPath: product.domain.path }).allowed,
    )
    .map(({ name, major, product, successor, grants, endsAt, deprecatedAt }) => ({
      product: { ref: product.ref, name: product.name },
      reference: `${name}@${major}`,
      port: `${name} ${major}`,
      successor: successor ? `${successor.name} ${successor.major}` : null,
      consumers: grants.length,
      left: grants.filter(({ move }) => move === null || standingOf(move) !== "moved").length,
      blocked: grants.filter(({ move }) => move !== null && standingOf(move) === "blocked").length,
      endsAt: endsAt ?? product.sunsetAt,
      deprecatedAt,
    }));
}
export type EndingPort = Awaited<ReturnType<typeof endingPortsOf>>[number];

/** Narrows what is loaded; `can` has the last word. */
function ownedWhere(actor: Actor): Prisma.DataProductWhereInput {
  if (holdsRole(actor, "platform_admin")) return {};
  const paths = actor.roles.flatMap((r) => (r.role === "domain_owner" && r.domainPath !== null ? [r.domainPath] : []));
  const everywhere = holdsRole(actor, "domain_owner");
  if (everywhere) return {};
  return {
    OR: [
      { ownerTeamId: { in: actor.teams.map((team) => team.id) } },
      ...paths.map((path) => ({ domain: { OR: [{ path }, { path: { startsWith: `${path}/` } }] } })),
    ],
  };
}
