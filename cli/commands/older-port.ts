import { portBefore } from "@/lib/domain/product/port-before";
import { portMajor } from "@/lib/domain/product/rules";
import type { Repository } from "../repository/read-repository";
import type { Base } from "./compare";

const ports = (product: { outputPorts: readonly { name: string; version: string; contractId: string | null }[] }) =>
  product.outputPorts.flatMap((port) =>
    port.contractId === null ? [] : [{ name: port.name, major: portMajor(port), contractRef: port.contractId }],
  );

/**
 * What the consumers of a port have now, where a new major of it brings a contract of another id: that contract's id, and a
 * version that is above all of the old port's major. Null where the contract follows its own versions.
 */
export async function olderContract(
  { products }: Repository,
  base: Base,
  contractId: string,
): Promise<{ id: string; below: string } | null> {
  for (const { reading } of products) {
    const port = ports(reading.model).find((one) => one.contractRef === contractId);
    const product = port && (await base.findProduct(reading.model.id));
    const older = product ? portBefore(port, ports(product)) : null;
    if (older) return { id: older.contractRef, below: `${older.major + 1}.0.0-0` };
  }
  return null;
}
