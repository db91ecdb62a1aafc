import { enqueue } from "@/lib/jobs/queue";
import type { Prisma } from "./generated/client";
import type { Tx } from "./transaction";

/**
 * Asks the worker to take back all access of a consumer whose account is closed. Part of that change: its audit row counts
 * them, and each grant's own end is recorded when the platform has proven it. Returns how many.
 */
export async function endGrantsOf(tx: Tx, consumer: Prisma.AccessGrantWhereInput, note: string): Promise<number> {
  const grants = await tx.accessGrant.findMany({
    where: { ...consumer, status: { in: ["provisioning", "active"] } },
    select: { id: true },
  });
  for (const { id } of grants) {
    await tx.accessGrant.updateMany({
      where: { id, status: { in: ["provisioning", "active"] } },
      data: {
        status: "revoking",
        endReason: "revoked",
        endNote: note,
        endRequestedAt: new Date(),
        revision: { increment: 1 },
      },
    });
    await enqueue(tx, "reconcile_grant", { grantId: id }, { key: `grant:${id}`, queue: `grant:${id}` });
  }
  return grants.length;
}
