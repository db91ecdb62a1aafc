import { recordAudit } from "@/lib/db/audit";
import { beginEnd, endableParts } from "@/lib/db/end-grants";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { liveGrantStatuses } from "@/lib/domain/access/states";
import type { Actor } from "@/lib/domain/actor";
import { conflict } from "@/lib/domain/errors";
import { canRetire } from "@/lib/domain/move/retirement";
import { indexProducts } from "@/lib/features/search/index-product";
import { consumerStandings, standingOf, standingParts } from "../queries/standings";
import { loadDeprecatedPort } from "./load-port";

type Port = Awaited<ReturnType<typeof loadDeprecatedPort>>;

/**
 * Retires a deprecated port: it gives no access any more, and what stands is taken from the platform. Only when everybody
 * has moved, or the end date has passed. Throws `not_found`, `forbidden`, and `conflict` with the reason why not yet.
 */
export async function retirePort(actor: Actor, input: { portId: string }): Promise<{ ended: number }> {
  const port = await loadDeprecatedPort(actor, input.portId);
  return inTransaction(async (tx) => {
    const now = new Date();
    await tx.$queryRaw`select id from output_port where id = ${port.id}::uuid for no key update`;
    const standings = (await consumerStandings(tx, [port.id])).get(port.id) ?? [];
    const current = await tx.outputPort.findUniqueOrThrow({ where: { id: port.id }, select: { endsAt: true } });
    const answer = canRetire(standings, current.endsAt ?? port.product.sunsetAt, now);
    if (!answer.allowed) throw conflict(answer.reason);
    const { count } = await tx.outputPort.updateMany({
      where: { id: port.id, retiredAt: null, deprecatedAt: { not: null } },
      data: { retiredAt: now },
    });
    if (count === 0) throw conflict(`The port ${port.name} ${port.major} was retired or offered again meanwhile.`);
    await recordAudit(tx, actor, {
      action: "port.retired",
      subjectType: "output_port",
      subjectId: port.id,
      subjectName: `${port.name} ${port.major}`,
      productId: port.productId,
      before: { accesses: standings.length },
      after: { retiredAt: now.toISOString() },
    });
    const ended = await endAccess(tx, actor, port);
    await indexProducts(tx, [port.productId]);
    return { ended };
  });
}

/** Access that moved was replaced; what is left ends with the port. */
async function endAccess(tx: Tx, actor: Actor, port: Port): Promise<number> {
  const grants = await tx.accessGrant.findMany({
    where: { outputPortId: port.id, status: { in: liveGrantStatuses } },
    select: { ...endableParts, move: { include: standingParts } },
  });
  const next = port.successor ? ` Its successor is ${port.successor.name} ${port.successor.major}.` : "";
  let ended = 0;
  for (const grant of grants) {
    const moved = grant.move !== null && standingOf(grant.move) === "moved";
    const note = moved
      ? `The port ${port.name} ${port.major} was retired; your access to ${port.successor?.name ?? port.name} ${port.successor?.major ?? ""} goes on.`
      : `The port ${port.name} ${port.major} was retired.${next}`;
    const ending = { action: "grant.retired", reason: moved ? "replaced" : "retired", note } as const;
    if (await beginEnd(tx, actor, grant, ending)) ended += 1;
  }
  return ended;
}
