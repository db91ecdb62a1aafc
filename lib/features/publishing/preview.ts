import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { diffContracts } from "@/lib/domain/contract/diff/diff-contracts";
import { versionTooSmall } from "@/lib/domain/contract/diff/version";
import { productChanges } from "@/lib/domain/product/changes";
import { type ProductModel, toProductModel } from "@/lib/domain/product/model";
import { visibilityNames } from "@/lib/domain/product/visibility";
import { readersOf, touchedBy } from "@/lib/features/contracts/queries/readers";
import type { Bundle, BundleReading, ReadableContract } from "./bundle";
import { followedBy } from "./followed";
import type { ContractPreview, Published, PublishPreview } from "./schema";

/** What one contract of the bundle changes against the version it follows, and whom that touches. */
async function contractPreview(
  actor: Actor,
  contract: ReadableContract,
  product: ProductModel | null,
): Promise<ContractPreview> {
  const { id: ref, version: to } = contract.model;
  const follows = await followedBy(actor, contract.model, product);
  if (follows === null) return { ref, from: null, fromRef: null, to, diff: null, readers: null, touched: [] };
  const { contractId, version: from, otherRef } = follows;
  const diff = diffContracts(follows.upgraded, contract.upgraded);
  const readers = await readersOf(actor, follows, { contractId: otherRef === null ? contractId : null, version: to });
  const touched = readers === null ? [] : [...touchedBy(diff, readers)];
  return { ref, from, fromRef: otherRef, to, diff, readers, touched };
}

/** The contracts among those that were read whose version number is too small for what they change. */
export async function tooSmallAmong(actor: Actor, { product, contracts }: BundleReading): Promise<ContractPreview[]> {
  const found: ContractPreview[] = [];
  for (const contract of contracts) {
    const preview = await contractPreview(actor, contract, product?.model ?? null);
    const { from, to, diff } = preview;
    if (from !== null && diff !== null && versionTooSmall(from, to, diff) !== null) found.push(preview);
  }
  return found;
}

/** The last look before publishing: what is different from what is in force, contract by contract. */
export async function previewOf(actor: Actor, bundle: Bundle, published: Published): Promise<PublishPreview> {
  const { model } = bundle.product;
  const product = await db().dataProduct.findUnique({
    where: { ref: model.id },
    select: { currentVersion: { select: { document: true } } },
  });
  const before = product?.currentVersion ? toProductModel(product.currentVersion.document) : null;
  const contracts: ContractPreview[] = [];
  for (const contract of bundle.contracts) contracts.push(await contractPreview(actor, contract, model));
  return {
    ref: published.ref,
    name: model.name,
    version: published.version,
    created: published.created,
    unchanged: published.unchanged,
    visibility: visibilityNames[model.visibility],
    domain: model.domain,
    changes: productChanges(before, model),
    contracts,
  };
}
