import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { liveGrantStatuses } from "@/lib/domain/access/states";
import type { Actor } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import type { MoveStanding } from "@/lib/domain/move/move-state";
import { canRemind, canRetire, earliestEnd } from "@/lib/domain/move/retirement";
import { authorize } from "@/lib/domain/permissions";
import { visibleProductWhere } from "@/lib/features/catalog/visibility";
import { standingOf, standingParts } from "./standings";

const parts = {
  product: { include: { domain: true } },
  contract: { select: { ref: true } },
  contractVersion: { select: { version: true } },
  successor: { include: { contractVersion: { select: { version: true } } } },
} satisfies Prisma.OutputPortInclude;

async function findPort(actor: Actor, ref: string, name: string, major: number | null) {
  const port = await db().outputPort.findFirst({
    where: {
      name,
      ...(major === null ? { deprecatedAt: { not: null } } : { major }),
      product: { AND: [{ ref }, visibleProductWhere(actor)] },
    },
    orderBy: { major: "desc" },
    include: parts,
  });
  if (!port) throw notFound("output port");
  return port;
}

/** Everybody who has access to the port, or had it when they moved on. */
function findGrants(portId: string) {
  return db().accessGrant.findMany({
    where: {
      outputPortId: portId,
      OR: [{ status: { in: liveGrantStatuses } }, { move: { status: "accepted" } }],
    },
    select: {
      id: true,
      status: true,
      expiresAt: true,
      serviceAccount: { select: { name: true, team: { select: { name: true } } } },
      contractVersion: { select: { version: true } },
      request: { select: { requesterName: true, columns: true } },
      move: { include: standingParts },
    },
    orderBy: { id: "asc" },
  });
}
type GrantRow = Awaited<ReturnType<typeof findGrants>>[number];

export type ConsumerStanding = MoveStanding | "unasked";

/** Who needs the owner's eye first. */
const order: readonly ConsumerStanding[] = ["blocked", "refused", "open", "unasked", "waiting", "moved", "closed"];

function consumer(row: GrantRow, now: Date) {
  const { move } = row;
  const standing: ConsumerStanding = move === null || move.status === "closed" ? "unasked" : standingOf(move);
  const remind = move ? canRemind(standingOf(move), move.remindedAt, now) : null;
  return {
    grantId: row.id,
    live: liveGrantStatuses.includes(row.status),
    name: row.serviceAccount?.name ?? row.request.requesterName,
    team: row.serviceAccount?.team.name ?? null,
    contractVersion: row.contractVersion.version,
    columns: row.request.columns.length,
    expiresAt: row.expiresAt,
    standing,
    moveId: move?.id ?? null,
    openedAt: move?.openedAt ?? null,
    answeredAt: move?.answeredAt ?? null,
    remindedAt: move?.remindedAt ?? null,
    blockedReason: standing === "blocked" ? (move?.blockedReason ?? null) : null,
    /** Why this consumer cannot be reminded now; null when they can. */
    noReminder: remind === null ? "There is no question to remind of." : remind.allowed ? null : remind.reason,
  };
}
export type PortConsumer = ReturnType<typeof consumer>;

/**
 * How a deprecated port comes to its end: who has moved, who has not and why, and what the owner may do now. Throws
 * `not_found` and `forbidden` (only the product's side reads it).
 */
export async function getPortMoves(
  actor: Actor,
  ref: string,
  { name, major }: { name: string; major: number | null },
  now: Date,
) {
  const port = await findPort(actor, ref, name, major);
  const { product } = port;
  authorize(actor, "move.manage", {
    ownerTeamId: product.ownerTeamId,
    domainPath: product.domain.path,
    visibility: product.visibility,
  });
  const consumers = (await findGrants(port.id))
    .map((row) => consumer(row, now))
    .sort((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing));
  const endsAt = port.endsAt ?? product.sunsetAt;
  const standings = consumers.filter((c) => c.live).map((c) => c.standing);
  const retire = canRetire(standings, endsAt, now);
  return {
    ...port,
    endsAt,
    consumers,
    left: standings.filter((s) => s !== "moved").length,
    /** Why it cannot be retired now, as a sentence; null when it can. */
    notYet: retire.allowed ? null : retire.reason,
    earliestEnd: earliestEnd(now).toISOString().slice(0, 10),
    noReminders: consumers.some((c) => c.noReminder === null)
      ? null
      : "There is nobody to remind now: who has not answered was reminded within the last day.",
  };
}
export type PortMoves = Awaited<ReturnType<typeof getPortMoves>>;
