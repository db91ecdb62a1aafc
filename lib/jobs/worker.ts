import { Logger as GraphileLogger, run } from "graphile-worker";
import { keepSearch } from "@/lib/features/search/handlers";
import { loggerFor } from "@/lib/server/logger";
import { sweep, taskList, type WorkerSettings } from "./registry";

const CONCURRENCY = 4;

/** Beside the sweep of the crontab: an expiry is noticed well within a minute even when its own job was lost. */
const SWEEP_EVERY_MS = 20_000;

/** How often the queue is looked at without being told; new jobs are announced by NOTIFY. */
const POLL_EVERY_MS = 2_000;

const log = loggerFor("worker");

/** graphile-worker's own lines as ours; the jobs' successes are not news. */
const logger = new GraphileLogger(() => (level, message, meta) => {
  const error = meta && "error" in meta ? { err: meta.error } : {};
  if (level === "error") log.error(error, message);
  else if (level === "warning") log.warn(error, message);
  else log.debug(message);
});

export type RunningWorker = {
  /** Resolves when the worker has stopped, by `stop` or by itself. */
  ended: Promise<void>;
  /** Takes no new jobs, waits for the running ones, and closes its connections. */
  stop(): Promise<void>;
};

/**
 * Starts a worker on the marketplace's database. Any number may run at once. The queue's own tables are made when they
 * are missing.
 */
export async function startWorker(databaseUrl: string, settings: WorkerSettings): Promise<RunningWorker> {
  const runner = await run({
    connectionString: databaseUrl,
    concurrency: CONCURRENCY,
    pollInterval: POLL_EVERY_MS,
    noHandleSignals: true,
    crontab: "* * * * * sweep_grants\n*/5 * * * * keep_search",
    taskList: taskList(settings),
    logger,
  });
  const sweepNow = () => sweep(settings).catch((error: unknown) => log.error({ err: error }, "The sweep failed"));
  const timer = setInterval(sweepNow, SWEEP_EVERY_MS);
  const sweeping = sweepNow();
  // A database that was just migrated may have products and an empty index: nobody should wait five minutes for search.
  const keeping = keepSearch().catch((error: unknown) => log.error({ err: error }, "Keeping the search index failed"));
  timer.unref();
  log.info({ concurrency: CONCURRENCY }, "Worker started");
  return {
    ended: runner.promise,
    stop: async () => {
      clearInterval(timer);
      await sweeping;
      await keeping;
      await runner.stop();
    },
  };
}
