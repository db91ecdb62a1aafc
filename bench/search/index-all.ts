import { db } from "@/lib/db/client";
import { indexProducts } from "@/lib/features/search/index-product";
import { idOf } from "./rows";

const BATCH = 500;
const LANES = 2;

/** Indexes products `from` up to `to` in one transaction, as a publish would index one. */
async function indexBatch(from: number, to: number): Promise<void> {
  const ids = Array.from({ length: to - from }, (_, i) => idOf("product", from + i));
  await db().$transaction((tx) => indexProducts(tx, ids), { maxWait: 60_000, timeout: 300_000 });
}

/** Indexes the whole catalog by the product's own code, two transactions at a time. Returns the seconds it took. */
export async function indexAll(size: number, say: (line: string) => void): Promise<number> {
  const began = performance.now();
  let next = 0;
  const lane = async () => {
    while (next < size) {
      const from = next;
      next = Math.min(next + BATCH, size);
      await indexBatch(from, next);
      if (next % 50_000 === 0) {
        const seconds = (performance.now() - began) / 1000;
        say(`${next} of ${size} products indexed, ${Math.round(next / seconds)} a second`);
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return (performance.now() - began) / 1000;
}
