import type { Tx } from "@/lib/db/transaction";
import { loadProducts } from "./load";
import { indexRow } from "./row";
import { liveTables, type Tables, writeRows } from "./write-rows";

/** Products read at once: their contracts' documents are in memory together. */
const BATCH = 200;

/** Tells a rebuild that runs beside what it has to write anew. After the rows are written: then it cannot miss any. */
async function tellRebuild(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    insert into search.pending (product_id)
    select id from unnest(${[...ids]}::uuid[]) id where (select rebuilding from search.state)`;
}

/** Writes the rows of products as they stand in the catalog now; those that are gone from it lose theirs. */
export async function writeDocuments(tx: Tx, ids: readonly string[], tables: Tables = liveTables): Promise<void> {
  for (let from = 0; from < ids.length; from += BATCH) {
    const some = ids.slice(from, from + BATCH);
    const now = new Date();
    const products = await loadProducts(tx, some);
    await writeRows(
      tx,
      products.map((product) => indexRow(product, now)),
      tables,
    );
  }
  if (tables === liveTables) await tellRebuild(tx, ids);
}
