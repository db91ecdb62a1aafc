import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Others, Probe } from "./others-main";

/** Somebody who reads pages twenty times a second in a process of their own, until `end`. */
export class Reader {
  private readonly child: ChildProcess;
  private readonly ended: Promise<never>;

  constructor(others: Others) {
    this.child = fork(join(import.meta.dirname, "others-main.ts"), { execArgv: ["--import", "tsx"] });
    this.ended = once(this.child, "exit").then(([code]) => {
      throw new Error(`The process that reads meanwhile ended with exit code ${code}.`);
    });
    this.ended.catch(() => undefined);
    this.child.send(others);
  }

  /** What was felt since the last time this was asked. */
  async felt(): Promise<Probe> {
    this.child.send("sum up");
    const [probe] = await Promise.race([once(this.child, "message"), this.ended]);
    return probe as Probe;
  }

  end(): void {
    this.child.disconnect();
  }
}
