import { availableParallelism, loadavg } from "node:os";
import { Worker } from "node:worker_threads";
import { readingTime } from "@/lib/domain/document/limits";
import type { ParseTask } from "./read-text";

/** Enough for a large document many times over; a thread that wants more is ended like one that takes too long. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };

/** Loading the code and compiling the schemas; generous, because a busy machine is no fault of the document. */
const startTime = 30_000;

/** The next message of the thread. Rejects when it ends, fails, or the time is over. */
function answer(worker: Worker, milliseconds: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(new Error("The parsing thread took too long."))), milliseconds);
    const onMessage = (message: unknown) => settle(() => resolve(message));
    const onError = (error: unknown) => settle(() => reject(error));
    const onExit = () => settle(() => reject(new Error("The parsing thread ended.")));
    const settle = (then: () => void) => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      then();
    };
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
  });
}

/** Runs the thread's TypeScript where no bundler has been: in tests and scripts. */
const fromSource = `
  const { workerData } = require("node:worker_threads");
  import("tsx/esm/api").then((tsx) => { tsx.register(); return import(workerData); });`;

function open(): Worker {
  // The bundler recognises exactly this expression and builds the thread's code beside the server's.
  if (process.env.NEXT_RUNTIME)
    return new Worker(new URL("./parse-documents.worker.ts", import.meta.url), { resourceLimits });
  const file = import.meta.url.replace(/[^/]*$/, "parse-documents.worker.ts");
  return new Worker(fromSource, { eval: true, workerData: file, resourceLimits });
}

async function start(): Promise<Worker> {
  const worker = open();
  await answer(worker, startTime);
  // A waiting thread keeps no process alive; while it works, the promise's timer does.
  worker.unref();
  return worker;
}

/**
 * How often a thread has to wait for a processor that others use: 1 on a machine with room, at most 8. The limit is on
 * the work a document makes, and a busy machine must not refuse a good one.
 */
function crowding(): number {
  const [load = 0] = loadavg();
  return Math.min(8, Math.max(1, load / availableParallelism()));
}

/** A thread that reads one text at a time. */
export class ParseThread {
  private ready: Promise<Worker> | null = null;

  /** Starts the thread where there is none yet. Rejects when it cannot; the next call tries again. */
  start(): Promise<Worker> {
    if (this.ready === null) {
      this.ready = start();
      this.ready.catch(() => {
        this.ready = null;
      });
    }
    return this.ready;
  }

  /** What the thread makes of a text, as JSON; null when it takes too long. */
  async read(task: ParseTask): Promise<string | null> {
    const worker = await this.start();
    const result = answer(worker, readingTime * crowding());
    worker.postMessage(task);
    try {
      return String(await result);
    } catch {
      // The next text does not wait for its thread to start.
      this.ready = null;
      this.start().catch(() => undefined);
      await worker.terminate();
      return null;
    }
  }
}
