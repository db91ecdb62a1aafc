import type { PathStep } from "@/lib/domain/access/policy";
import type { Prisma } from "./generated/client";
import type { Tx } from "./transaction";

type RequestData = Omit<Prisma.AccessRequestUncheckedCreateInput, "steps" | "decisions" | "grant" | "moves" | "status">;

/** Files a pending request whose path of approvals is pinned; the first step is open. */
export function createPendingRequest(tx: Tx, data: RequestData, steps: readonly PathStep[], now: Date) {
  return tx.accessRequest.create({
    data: {
      ...data,
      steps: {
        create: steps.map((step, position) => ({
          ...step,
          position,
          status: position === 0 ? ("open" as const) : ("waiting" as const),
          openedAt: position === 0 ? now : null,
        })),
      },
    },
    include: { steps: { orderBy: { position: "asc" } } },
  });
}

/** One question per consumer and port at a time: whoever files takes turns with others for the same. */
export async function lockRequests(tx: Tx, outputPortId: string, consumerId: string | null): Promise<void> {
  const key = `request ${outputPortId} ${consumerId}`;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}
