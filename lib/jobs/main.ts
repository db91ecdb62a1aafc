import { db } from "@/lib/db/client";
import { checkEnvironmentOrExit } from "@/lib/server/env";
import { loggerFor } from "@/lib/server/logger";
import { startWorker } from "./worker";

/** The worker process: `node --import tsx lib/jobs/main.ts`. Ends with code 0 on SIGTERM and SIGINT. */

const log = loggerFor("worker");
const { databaseUrl, url, smtpUrl, mailFrom } = checkEnvironmentOrExit();

const worker = await startWorker(databaseUrl, { url, smtpUrl, mailFrom, environment: process.env });

let stopping = false;
async function stop(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ signal }, "Worker stops: no new jobs, the running ones are finished");
  await worker.stop();
}
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));

try {
  await worker.ended;
} catch (error) {
  log.fatal({ err: error }, "Worker ended unexpectedly");
  process.exitCode = 1;
} finally {
  await db().$disconnect();
}
log.info("Worker stopped");
