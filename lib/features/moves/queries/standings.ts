import type { Tx } from "@/lib/db/transaction";
import { liveGrantStatuses } from "@/lib/domain/access/states";
import { type MoveStanding, standingOfMove } from "@/lib/domain/move/move-state";

/** What has to be loaded of a move to say how it stands. */
export const standingParts = { request: { select: { status: true, grant: { select: { status: true } } } } } as const;

type WithRequest = {
  status: Parameters<typeof standingOfMove>[0]["status"];
  request: {
    status: NonNullable<Parameters<typeof standingOfMove>[0]["requestStatus"]>;
    grant: { status: NonNullable<Parameters<typeof standingOfMove>[0]["grantStatus"]> } | null;
  } | null;
};

/** How a loaded move stands. */
export function standingOf({ status, request }: WithRequest): MoveStanding {
  return standingOfMove({
    status,
    requestStatus: request?.status ?? null,
    grantStatus: request?.grant?.status ?? null,
  });
}

/** How everybody stands who has access to one of the ports, by port; in the transaction that decides by it. */
export async function consumerStandings(
  tx: Tx,
  portIds: readonly string[],
): Promise<Map<string, (MoveStanding | "unasked")[]>> {
  const grants = await tx.accessGrant.findMany({
    where: { outputPortId: { in: [...portIds] }, status: { in: liveGrantStatuses } },
    select: { outputPortId: true, move: { include: standingParts } },
  });
  const found = new Map(portIds.map((id) => [id, [] as (MoveStanding | "unasked")[]]));
  for (const { outputPortId, move } of grants)
    found.get(outputPortId)?.push(move === null || move.status === "closed" ? "unasked" : standingOf(move));
  return found;
}
