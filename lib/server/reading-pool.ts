import { availableParallelism } from "node:os";
import { AppError } from "@/lib/domain/errors";
import { FairQueue } from "./fair-queue";
import { ParseThread } from "./parse-threads";
import type { ParseTask } from "./read-text";

type Waiting = { task: ParseTask; settle: (result: Promise<string | null>) => void };

/** Resting longer would only make a good document wait. */
const LONGEST_REST_MS = 60;

/** The threads of a process, and the texts that wait for them. */
class ReadingPool {
  /** Several, so that a text that takes its whole second does not hold up the others. */
  private readonly threads = Array.from(
    { length: Math.min(4, Math.max(2, availableParallelism() - 1)) },
    () => new ParseThread(),
  );
  private readonly busy = new Set<ParseThread>();

  /**
   * Whoever sends many has one thread fewer than there are: another's text finds one free, and on a small machine a
   * processor stays with those who only read.
   */
  private readonly waiting = new FairQueue<Waiting>({ perOwner: 20, inAll: 100, atOnce: this.threads.length - 1 });

  /** Starts the threads one after the other. One that fails is tried again with the first text. */
  async warm(): Promise<void> {
    for (const thread of this.threads) await thread.start().catch(() => undefined);
  }

  read(owner: string, task: ParseTask): Promise<string | null> {
    this.requireRoom(owner);
    return new Promise((resolve) => {
      this.waiting.add(owner, { task, settle: resolve });
      this.workOn();
    });
  }

  private requireRoom(owner: string): void {
    const room = this.waiting.roomFor(owner);
    if (room === "owner is full")
      throw new AppError("rate_limited", "Too many of your documents wait to be read. Send the next a little later.", {
        retryAfter: 2,
      });
    if (room === "all is full")
      throw new AppError("unavailable", "Too many documents wait to be read just now. Try again in a moment.", {
        retryAfter: 5,
      });
  }

  private workOn(): void {
    for (const thread of this.threads) if (!this.busy.has(thread)) void this.work(thread);
  }

  private async work(thread: ParseThread): Promise<void> {
    this.busy.add(thread);
    for (let next = this.waiting.take(); next; next = this.waiting.take()) {
      const { owner, work } = next;
      const began = performance.now();
      const result = thread.read(work.task);
      work.settle(result);
      await result.catch(() => undefined);
      this.giveBack(owner, performance.now() - began);
    }
    this.busy.delete(thread);
  }

  /**
   * After a text its owner rests for as long as it took: whoever sends one after the other, without end, has half of a
   * processor, and the more a machine has to do, the slower it goes. One who sends a few does not notice.
   */
  private giveBack(owner: string, took: number): void {
    const rested = () => {
      this.waiting.done(owner);
      this.workOn();
    };
    setTimeout(rested, Math.min(took, LONGEST_REST_MS));
  }
}

const holder = globalThis as { mercatReading?: ReadingPool };

/** One per process, however often a bundler loads this module. */
function pool(): ReadingPool {
  holder.mercatReading ??= new ReadingPool();
  return holder.mercatReading;
}

/** Starts the threads before the first text comes. */
export function warmThreads(): Promise<void> {
  return pool().warm();
}

/**
 * What a thread makes of a text, as JSON; null when it takes too long. `owner` is whose text it is: owners take turns.
 * Throws `rate_limited` or `unavailable` when too much waits already.
 */
export async function readInThread(owner: string, task: ParseTask): Promise<string | null> {
  return pool().read(owner, task);
}
