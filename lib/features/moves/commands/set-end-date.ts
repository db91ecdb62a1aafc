import { recordAudit } from "@/lib/db/audit";
import { emit } from "@/lib/db/outbox";
import { inTransaction } from "@/lib/db/transaction";
import { liveGrantStatuses } from "@/lib/domain/access/states";
import type { Actor } from "@/lib/domain/actor";
import { AppError, conflict } from "@/lib/domain/errors";
import { endDateProblem } from "@/lib/domain/move/retirement";
import type { EndDateInput } from "../schema";
import { loadDeprecatedPort } from "./load-port";

/**
 * Sets or changes the day from which a deprecated port may be retired whoever is left, and tells everybody with access.
 * Throws `not_found`, `forbidden`, `invalid` on `endsOn` (too soon), and `conflict` when somebody changed it meanwhile.
 */
export async function setEndDate(actor: Actor, input: EndDateInput): Promise<void> {
  const port = await loadDeprecatedPort(actor, input.portId);
  const endsAt = new Date(`${input.endsOn}T00:00:00Z`);
  const problem = endDateProblem(endsAt, new Date());
  if (problem) throw new AppError("invalid", problem, { field: "endsOn" });
  if (port.endsAt?.getTime() === endsAt.getTime()) throw conflict("This is the end date already.");
  await inTransaction(async (tx) => {
    const { count } = await tx.outputPort.updateMany({
      where: { id: port.id, retiredAt: null, deprecatedAt: { not: null }, endsAt: port.endsAt },
      data: { endsAt, endReason: input.reason },
    });
    if (count === 0) throw conflict("Somebody changed the end of this port meanwhile; load it again.");
    await recordAudit(tx, actor, {
      action: "port.end_date_set",
      subjectType: "output_port",
      subjectId: port.id,
      subjectName: `${port.name} ${port.major}`,
      productId: port.productId,
      before: { endsAt: port.endsAt?.toISOString() ?? null },
      after: { endsAt: endsAt.toISOString(), reason: input.reason },
    });
    const grants = await tx.accessGrant.findMany({
      where: { outputPortId: port.id, status: { in: liveGrantStatuses } },
      select: { id: true },
    });
    for (const { id } of grants) await emit(tx, { type: "grant.end_set", grantId: id });
  });
}
