import type { Tx } from "@/lib/db/transaction";
import type { JobName, JobPayload } from "./catalog";

export type EnqueueOptions = {
  /** Jobs with the same key replace one another while they wait. */
  key?: string;
  runAt?: Date;
  /** Jobs in one queue run one after another. */
  queue?: string;
};

/** Queues a job in the transaction of the state it follows from (graphile-worker's `add_job`). */
export async function enqueue<N extends JobName>(
  tx: Tx,
  name: N,
  payload: JobPayload<N>,
  options: EnqueueOptions = {},
): Promise<void> {
  await tx.$executeRaw`
    select graphile_worker.add_job(
      ${name}::text, ${JSON.stringify(payload)}::json,
      queue_name => ${options.queue ?? null}::text, run_at => ${options.runAt ?? null}::timestamptz,
      max_attempts => 1000, job_key => ${options.key ?? null}::text)`;
}

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
