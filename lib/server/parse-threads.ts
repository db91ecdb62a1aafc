import { availableParallelism, loadavg } from "node:os";
import { Worker } from "node:worker_threads";
import { readingTime } from "@/lib/domain/document/limits";
import type { DocumentKind } from "./read-text";

/** What to read: a kind of document with all that is wrong with it, or just what a text says. */
export type ParseTask = { kind: DocumentKind | "plain"; source: string };

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

type Waiting = { task: ParseTask; settle: (result: Promise<unknown>) => void };

/** Texts that wait, first come first served: whichever thread is free takes the next. */
const waiting: Waiting[] = [];

/** One thread at a time; a text has it, and its second, to itself. */
class Lane {
  private ready: Promise<Worker> | null = null;
  private isBusy = false;

  async work(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const result = this.run(next.task);
      next.settle(result);
      await result.catch(() => undefined);
    }
    this.isBusy = false;
  }

  private async run(task: ParseTask): Promise<unknown> {
    this.ready ??= start();
    const worker = await this.ready.catch((error: unknown) => {
      this.ready = null;
      throw error;
    });
    const result = answer(worker, readingTime * crowding());
    worker.postMessage(task);
    try {
      return await result;
    } catch {
      // The next text does not wait for its thread to start.
      this.ready = start();
      this.ready.catch(() => undefined);
      await worker.terminate();
      return null;
    }
  }
}

/** Several lanes, so that a text that takes its whole second does not hold up the others. */
const lanes = Array.from({ length: Math.min(4, Math.max(2, availableParallelism() - 1)) }, () => new Lane());

/** What a thread makes of a text; null when it takes too long. */
export function readInThread(task: ParseTask): Promise<unknown> {
  return new Promise((resolve) => {
    waiting.push({ task, settle: resolve });
    for (const lane of lanes) if (waiting.length > 0) void lane.work();
  });
}
