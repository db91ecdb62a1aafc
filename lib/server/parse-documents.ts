import { availableParallelism, loadavg } from "node:os";
import { Worker } from "node:worker_threads";
import { unreadContract } from "@/lib/domain/contract/read-contract";
import { readingTime } from "@/lib/domain/document/limits";
import { checkText } from "@/lib/domain/document/text-check";
import { noVerdicts } from "@/lib/domain/document/verdict";
import type { Problem } from "@/lib/domain/errors";
import { toProductModel } from "@/lib/domain/product/model";
import type { DocumentKind, ParsedContract, ParsedProduct } from "./read-text";

export type { ParsedContract, ParsedProduct } from "./read-text";

export type ParseTask = { kind: DocumentKind; source: string };

/** Enough for a large document many times over; a thread that wants more is ended like one that takes too long. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };

/** Loading the code and compiling the schemas; generous, because a busy machine is no fault of the document. */
const startTime = 30_000;

const tooLong = "The document takes too long to read; simplify or split it.";

let ready: Promise<Worker> | null = null;
/** Texts are read one after another: each has the thread, and its second, to itself. */
let lane: Promise<unknown> = Promise.resolve();

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

async function run(task: ParseTask): Promise<unknown> {
  ready ??= start();
  const worker = await ready.catch((error: unknown) => {
    ready = null;
    throw error;
  });
  const result = answer(worker, readingTime * crowding());
  worker.postMessage(task);
  try {
    return await result;
  } catch {
    // The next text does not wait for its thread to start.
    ready = start();
    ready.catch(() => undefined);
    await worker.terminate();
    return null;
  }
}

function inTurn(task: ParseTask): Promise<unknown> {
  const turn = lane.then(() => run(task));
  lane = turn.catch(() => undefined);
  return turn;
}

const cannotRead = (message: string): Problem[] => [{ path: "", message, severity: "error", line: 1, column: 1 }];

/** What is refused by its characters alone never reaches the thread. */
function refusal(source: string): string | null {
  return checkText(source)?.message ?? null;
}

/**
 * Reads ODPS text from outside in a thread of its own, for at most a second of a
 * machine that has room. Never rejects for what the text says: a
 * document that cannot be read in time is one problem with a sentence.
 */
export async function parseProduct(source: string): Promise<ParsedProduct> {
  const refused = refusal(source);
  const read = refused === null ? ((await inTurn({ kind: "product", source })) as ParsedProduct | null) : null;
  const problems = cannotRead(refused ?? tooLong);
  const model = toProductModel(null);
  return read ?? { document: null, format: "yaml", problems, positions: {}, model, verdicts: noVerdicts() };
}

/** The same for ODCS text. */
export async function parseContract(source: string): Promise<ParsedContract> {
  const refused = refusal(source);
  const read = refused === null ? ((await inTurn({ kind: "contract", source })) as ParsedContract | null) : null;
  return read ?? { ...unreadContract(source, cannotRead(refused ?? tooLong)), positions: {} };
}
