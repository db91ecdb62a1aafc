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
