import { parentPort } from "node:worker_threads";
import type { ParseTask } from "./parse-documents";
import { readText } from "./read-text";

/** The thread that reads text from outside; `parse-documents.ts` ends it when it takes too long. */
// The schemas are compiled before the first clock starts.
readText("product", "kind: DataProduct");
readText("contract", "kind: DataContract");

parentPort?.on("message", (task: ParseTask) => {
  parentPort?.postMessage(readText(task.kind, task.source));
});
parentPort?.postMessage("ready");
