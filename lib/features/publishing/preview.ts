import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { diffContracts } from "@/lib/domain/contract/diff/diff-contracts";
import { productChanges } from "@/lib/domain/product/changes";
import { toProductModel } from "@/lib/domain/product/model";
import { visibilityNames } from "@/lib/domain/product/visibility";
import { readersBefore, touchedBy } from "@/lib/features/contracts/queries/readers";
import type { Bundle, ReadableContract } from "./bundle";
import type { ContractPreview, Published, PublishPreview } from "./schema";

/** What one contract of the bundle changes against its version in force, and whom that touches. */
async function contractPreview(actor: Actor, contract: ReadableContract): Promise<ContractPreview> {
  const { id: ref, version: to } = contract.model;
  const existing = await db().dataContract.findUnique({
    where: { ref },
    select: { id: true, currentVersion: { select: { version: true, upgraded: true } } },
  });
  if (!existing?.currentVersion) return { ref, from: null, to, diff: null, readers: null, touched: [] };
  const { version: from, upgraded } = existing.currentVersion;
  const diff = diffContracts(upgraded, contract.upgraded);
  const readers = await readersBefore(actor, existing.id, to);
  const touched = readers === null ? [] : [...touchedBy(diff, readers)];
  return { ref, from, to, diff, readers, touched };
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
  for (const contract of bundle.contracts) contracts.push(await contractPreview(actor, contract));
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
