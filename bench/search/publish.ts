import type pg from "pg";
import { db } from "@/lib/db/client";
import { indexProducts } from "@/lib/features/search/index-product";
import { quantile } from "./stats";

const PUBLISHES = 100;
const BAR_MS = 20;

/** Ends a transaction so that the kept catalog stays as it was. */
class TakeBack extends Error {}

async function timeOf(id: string, isNew: boolean): Promise<number> {
  let time = Number.NaN;
  const work = db().$transaction(async (tx) => {
    if (isNew) await tx.$executeRaw`update data_product set summary = summary || ' Anew.' where id = ${id}::uuid`;
    const began = performance.now();
    await indexProducts(tx, [id]);
    time = performance.now() - began;
    throw new TakeBack();
  });
  await work.catch((error: unknown) => {
    if (!(error instanceof TakeBack)) throw error;
  });
  return time;
}

/**
 * What indexing adds to the transaction of a publish: the same product written anew, one in each transaction, timed from
 * within it. Every second one is changed first, so that there is something new to index.
 */
export async function publishing(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    "select id from data_product where status = 'active' order by md5(id::text) limit $1",
    [PUBLISHES],
  );
  const times: number[] = [];
  for (const [i, { id }] of rows.entries()) times.push(await timeOf(id, i % 2 === 1));
  const p95 = quantile(times, 0.95);
  const verdict = p95 < BAR_MS ? "met" : "**NOT met**";
  return `A single publish: indexing adds ${quantile(times, 0.5).toFixed(1)} ms at the median, ${p95.toFixed(1)} at p95, ${quantile(times, 1).toFixed(1)} at worst (bar: ${BAR_MS} at p95): ${verdict}.`;
}
