import { inTransaction, type Tx } from "@/lib/db/transaction";

/** Ends a transaction that must not stay. */
class TakenBack extends Error {}

/**
 * Does the work in a transaction and takes it back: exactly the answer of the act, with the act's patience for others who
 * publish at the same time, and nothing is written.
 */
export async function takeBack<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const kept: { done: { result: T } | null } = { done: null };
  try {
    await inTransaction(async (tx) => {
      kept.done = { result: await work(tx) };
      throw new TakenBack("Taken back on purpose.");
    });
  } catch (error) {
    if (error instanceof TakenBack && kept.done) return kept.done.result;
    throw error;
  }
  throw new Error("The work was not taken back.");
}
