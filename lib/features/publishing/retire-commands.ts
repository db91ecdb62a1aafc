import { recordAudit } from "@/lib/db/audit";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { liveGrantStatuses } from "@/lib/domain/access/states";
import type { Actor } from "@/lib/domain/actor";
import { conflict, notFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { visibleContractWhere, visibleProductWhere } from "@/lib/features/catalog/visibility";
import { indexProducts } from "@/lib/features/search/index-product";
import { lockPorts } from "./lock-ports";
import { takeTurns } from "./publication";

async function refuseUnderGrants(tx: Tx, what: string, outputPort: { productId: string } | { contractId: string }) {
  const grants = await tx.accessGrant.count({ where: { outputPort, status: { in: liveGrantStatuses } } });
  if (grants > 0)
    throw conflict(
      `${what} has ${grants === 1 ? "one consumer" : `${grants} consumers`} with access; it retires when nobody uses it any more.`,
    );
}

/**
 * Takes a product out of use: its status becomes retired, its ports retire, and nothing is erased. False when it was
 * retired already. Throws `not_found`, `forbidden`, or `conflict` while somebody has access to it.
 */
export async function retireProduct(actor: Actor, ref: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    await takeTurns(tx, [`product:${ref}`]);
    const product = await tx.dataProduct.findFirst({
      where: { AND: [{ ref }, visibleProductWhere(actor)] },
      select: { id: true, name: true, status: true, ownerTeamId: true, domain: { select: { path: true } } },
    });
    if (!product) throw notFound("data product");
    authorize(actor, "product.publish", { ownerTeamId: product.ownerTeamId, domainPath: product.domain.path });
    if (product.status === "retired") return false;
    await lockPorts(tx, product.id);
    await refuseUnderGrants(tx, `The data product “${ref}”`, { productId: product.id });
    await tx.dataProduct.update({
      where: { id: product.id },
      data: { status: "retired", revision: { increment: 1 } },
    });
    await tx.outputPort.updateMany({
      where: { productId: product.id, retiredAt: null },
      data: { retiredAt: new Date() },
    });
    await recordAudit(tx, actor, {
      action: "product.retired",
      subjectType: "product",
      subjectId: product.id,
      subjectName: product.name,
      productId: product.id,
      before: { status: product.status },
      after: { status: "retired" },
    });
    await indexProducts(tx, [product.id]);
    return true;
  });
}

/**
 * Takes a contract out of use; its versions stay. False when it was retired already. Throws `not_found`, `forbidden`, or
 * `conflict` while a port offers it or somebody has access under it.
 */
export async function retireContract(actor: Actor, ref: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    await takeTurns(tx, [`contract:${ref}`]);
    const contract = await tx.dataContract.findFirst({
      where: { AND: [{ ref }, visibleContractWhere(actor)] },
      select: {
        id: true,
        name: true,
        retiredAt: true,
        ownerTeamId: true,
        ownerTeam: { select: { domain: { select: { path: true } } } },
        outputPorts: { where: { retiredAt: null }, select: { name: true }, take: 1 },
      },
    });
    if (!contract) throw notFound("data contract");
    const domainPath = contract.ownerTeam.domain?.path ?? null;
    authorize(actor, "product.publish", { ownerTeamId: contract.ownerTeamId, domainPath });
    if (contract.retiredAt) return false;
    const [port] = contract.outputPorts;
    if (port)
      throw conflict(
        `The port “${port.name}” of a data product promises the contract “${ref}”; retire the port first.`,
      );
    await refuseUnderGrants(tx, `The data contract “${ref}”`, { contractId: contract.id });
    await tx.dataContract.update({
      where: { id: contract.id },
      data: { retiredAt: new Date(), revision: { increment: 1 } },
    });
    await recordAudit(tx, actor, {
      action: "contract.retired",
      subjectType: "contract",
      subjectId: contract.id,
      subjectName: contract.name,
      after: { retired: true },
    });
    return true;
  });
}
