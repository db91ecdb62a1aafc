import type { Tx } from "@/lib/db/transaction";
import { enqueue } from "./queue";

/**
 * Queues the job that makes the platform look as the grant says. Jobs of one grant replace one another while they wait,
 * so the newest time counts.
 */
export function queueReconcile(tx: Tx, grantId: string, runAt?: Date): Promise<void> {
  return enqueue(tx, "reconcile_grant", { grantId }, { key: `reconcile:${grantId}`, ...(runAt ? { runAt } : {}) });
}

/** The same for the moment a grant ends; it waits beside whatever else is queued for the grant. */
export function queueExpiry(tx: Tx, grantId: string, runAt: Date): Promise<void> {
  return enqueue(tx, "reconcile_grant", { grantId }, { key: `expire:${grantId}`, runAt });
}
