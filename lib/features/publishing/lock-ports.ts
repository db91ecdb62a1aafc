import type { Tx } from "@/lib/db/transaction";

/**
 * Holds the ports of a product, so that access given at the same moment (`createGrant`) is either there to be counted or
 * sees what becomes of its port.
 */
export async function lockPorts(tx: Tx, productId: string): Promise<void> {
  await tx.$queryRaw`select id from output_port where product_id = ${productId}::uuid order by id for no key update`;
}
