import { toContractModel } from "@/lib/domain/contract/model";
import { contractVersionFor } from "@/lib/domain/product/publication";
import { refuse } from "./bundle";
import { placeOf, placeProblem } from "./places";
import type { Publication } from "./publication";

/**
 * After a contract got a new version: the ports that promise it follow within their major version, never over a
 * breaking one, and are looked for on the platform where the new version says. Returns the product they belong to, if there is one.
 */
export async function refreshPorts(
  publication: Publication,
  contractId: string,
  field: string,
): Promise<string | null> {
  const { tx } = publication;
  const ports = await tx.outputPort.findMany({
    where: { contractId },
    select: { id: true, productId: true, major: true, contractVersion: { select: { id: true, version: true } } },
  });
  if (ports.length === 0) return null;
  const versions = await tx.contractVersion.findMany({
    where: { contractId },
    select: { id: true, version: true, upgraded: true },
  });
  for (const port of ports) {
    const version = contractVersionFor(port.major, versions, port.contractVersion.version);
    if (!version || version.id === port.contractVersion.id) continue;
    const place = await placeOf(tx, toContractModel(version.upgraded));
    const problem = await placeProblem(tx, port.productId, place, field === "" ? "servers" : `${field}.servers`);
    if (problem) throw refuse([problem]);
    await tx.outputPort.update({
      where: { id: port.id },
      data: {
        contractVersionId: version.id,
        connectionId: place?.connectionId ?? null,
        platformSchema: place?.platformSchema ?? null,
      },
    });
    publication.ports.add(port.id);
    publication.products.add(port.productId);
  }
  return ports[0]?.productId ?? null;
}
