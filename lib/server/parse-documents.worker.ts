import { parentPort } from "node:worker_threads";
import { contractVersions } from "@/lib/domain/contract/standards/versions";
import { productVersions } from "@/lib/domain/product/standards/versions";
import { answerTask, type ParseTask } from "./read-text";

/** The thread that reads text from outside; `parse-threads.ts` ends it when it takes too long. */
// The schemas in force are compiled before the first clock starts, and older ones when there is nothing else to do.
answerTask({ kind: "product", source: "kind: DataProduct", part: "whole" });
answerTask({ kind: "contract", source: "kind: DataContract", part: "whole" });

const older = [...contractVersions, ...productVersions];

function compileNext(): void {
  older.shift()?.check({});
  if (older.length > 0) setTimeout(compileNext, 20).unref();
}

parentPort?.on("message", (task: ParseTask) => {
  parentPort?.postMessage(answerTask(task));
});
parentPort?.postMessage("ready");
setTimeout(compileNext, 20).unref();
