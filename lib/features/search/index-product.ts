import type { Tx } from "@/lib/db/transaction";
import { writeDocuments } from "./index/write-documents";
import { writeWords } from "./index/write-words";

/**
 * Writes the search rows of products as they stand in the catalog now. Call it in the transaction of the change, for
 * everything that changes a product's documents, ports, contract, quality results, owner or domain name.
 */
export async function indexProducts(tx: Tx, productIds: readonly string[]): Promise<void> {
  if (productIds.length === 0) return;
  await writeDocuments(tx, productIds);
  await writeWords(tx, productIds);
}
