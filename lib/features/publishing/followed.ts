import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { ProductModel } from "@/lib/domain/product/model";
import { portBefore } from "@/lib/domain/product/port-before";
import { versionBefore } from "@/lib/domain/product/publication";
import { portMajor } from "@/lib/domain/product/rules";
import { visibleContractWhere, visibleProductWhere } from "@/lib/features/catalog/visibility";

/** The published version that a document is compared with. */
export type Followed = {
  contractId: string;
  /** Nothing is published yet under the id of the document itself. */
  isFirst: boolean;
  /** The contract's id in its document, where it is another one than that which follows; else null. */
  otherRef: string | null;
  version: string;
  contentHash: string;
  upgraded: unknown;
};

const versionFields = { id: true, version: true } as const;

/** What consumers have now where the document's contract comes on a new major of a port that offered another one. */
async function onOlderPort(actor: Actor, ref: string, product: ProductModel) {
  const published = await db().dataProduct.findFirst({
    where: { AND: [{ ref: product.id }, visibleProductWhere(actor)] },
    select: {
      outputPorts: {
        where: { retiredAt: null },
        select: { name: true, major: true, contract: { select: { ref: true } }, contractVersionId: true },
      },
    },
  });
  const ports = (published?.outputPorts ?? []).map((port) => ({ ...port, contractRef: port.contract.ref }));
  for (const port of product.outputPorts) {
    if (port.contractId !== ref) continue;
    const older = portBefore({ name: port.name, major: portMajor(port), contractRef: ref }, ports);
    if (older) return older.contractVersionId;
  }
  return null;
}

/** Of its own contract: the version of the same number where that is published, else the one it follows, else the current. */
async function ofItsOwn(actor: Actor, ref: string, version: string): Promise<string | null> {
  const published = await db().dataContract.findFirst({
    where: { AND: [{ ref }, visibleContractWhere(actor)] },
    select: { currentVersion: { select: versionFields }, versions: { select: versionFields } },
  });
  if (published === null) return null;
  const same = published.versions.find((row) => row.version === version);
  return (same ?? versionBefore(version, published.versions) ?? published.currentVersion)?.id ?? null;
}

/**
 * What a contract's document is compared with, as the actor may see it; null when there is nothing. `product` is the
 * document it comes with: a new major of a port may bring another contract, and what its consumers have now is the older
 * port's.
 */
export async function followedBy(
  actor: Actor,
  { id, version }: { id: string; version: string },
  product: ProductModel | null,
): Promise<Followed | null> {
  const own = await ofItsOwn(actor, id, version);
  const versionId = (product && (await onOlderPort(actor, id, product))) ?? own;
  if (versionId === null) return null;
  const { contract, ...found } = await db().contractVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { contractId: true, version: true, contentHash: true, upgraded: true, contract: { select: { ref: true } } },
  });
  return { ...found, isFirst: own === null, otherRef: contract.ref === id ? null : contract.ref };
}
