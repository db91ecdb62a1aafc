import { stringify } from "yaml";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { diffContracts } from "@/lib/domain/contract/diff/diff-contracts";
import type { ContractDiff } from "@/lib/domain/contract/diff/model";
import { toContractModel } from "@/lib/domain/contract/model";
import { upgradedText } from "@/lib/domain/contract/upgraded-text";
import { asRecord } from "@/lib/domain/document/record";
import { AppError, notFound } from "@/lib/domain/errors";
import { toProductModel } from "@/lib/domain/product/model";
import { exportOpenDataProduct } from "@/lib/domain/product/open-data-products/export-product";
import { visibleContractWhere, visibleProductWhere } from "@/lib/features/catalog/visibility";

/** A published document as it came in, with the revision of the thing it describes. */
export type PublishedDocument = {
  ref: string;
  version: string;
  /** Goes up by one with each publish. */
  revision: number;
  /** The original characters. */
  source: string;
  format: "yaml" | "json";
  /** The same, parsed. */
  document: Prisma.JsonValue;
};

type VersionRow = { version: string; source: string; sourceFormat: string; document: Prisma.JsonValue };

function published(thing: { ref: string; revision: number }, row: VersionRow): PublishedDocument {
  const { version, source, document } = row;
  const format = row.sourceFormat === "json" ? "json" : "yaml";
  return { ref: thing.ref, revision: thing.revision, version, source, format, document };
}

const versionFields = { version: true, source: true, sourceFormat: true, document: true } as const;

const offeredFields = {
  where: { retiredAt: null },
  orderBy: [{ position: "asc" }, { name: "asc" }],
  select: { contractVersion: { select: { id: true, upgraded: true } } },
} satisfies Prisma.DataProduct$outputPortsArgs;

/**
 * A product the actor may see, in the Open Data Product Specification 4.1 of the Linux Foundation. Throws `not_found`.
 */
export async function openDataProduct(actor: Actor, ref: string): Promise<PublishedDocument> {
  const product = await db().dataProduct.findFirst({
    where: { AND: [{ ref }, visibleProductWhere(actor)] },
    select: { ref: true, revision: true, currentVersion: { select: versionFields }, outputPorts: offeredFields },
  });
  if (!product?.currentVersion) throw notFound("data product");
  const upgraded = new Map(product.outputPorts.map(({ contractVersion: v }) => [v.id, asRecord(v.upgraded)]));
  const contracts = [...upgraded.values()].map((one) => ({ upgraded: one, model: toContractModel(one) }));
  const document = exportOpenDataProduct(toProductModel(product.currentVersion.document), contracts);
  const source = stringify(document, { lineWidth: 120, aliasDuplicateObjects: false });
  const form = { source, sourceFormat: "yaml", document: document as Prisma.JsonObject };
  return published(product, { ...product.currentVersion, ...form });
}

/** The ODPS document of a product the actor may see, in its current version. Throws `not_found`. */
export async function productDocument(actor: Actor, ref: string): Promise<PublishedDocument> {
  const product = await db().dataProduct.findFirst({
    where: { AND: [{ ref }, visibleProductWhere(actor)] },
    select: { ref: true, revision: true, currentVersion: { select: versionFields } },
  });
  if (!product?.currentVersion) throw notFound("data product");
  return published(product, product.currentVersion);
}

/** As it was published, or in ODCS v3.1.0. */
export type ContractForm = "original" | "upgraded";

/** The document of a contract the actor may see, in its current version. Throws `not_found`. */
export async function contractDocument(
  actor: Actor,
  ref: string,
  form: ContractForm = "original",
): Promise<PublishedDocument> {
  const contract = await db().dataContract.findFirst({
    where: { AND: [{ ref }, visibleContractWhere(actor)] },
    select: { ref: true, revision: true, currentVersion: { select: { ...versionFields, upgraded: true } } },
  });
  if (!contract?.currentVersion) throw notFound("data contract");
  const { upgraded, ...row } = contract.currentVersion;
  if (form === "original") return published(contract, row);
  const source = upgradedText(upgraded, "yaml");
  return published(contract, { ...row, source, sourceFormat: "yaml", document: upgraded });
}

/** One published version of a contract, without its text. */
export type ContractVersionRow = {
  version: string;
  status: string;
  classification: string;
  publishedAt: Date;
  publishedBy: string;
  current: boolean;
};

/** Every published version of a contract the actor may see, newest first. Throws `not_found`. */
export async function contractVersions(actor: Actor, ref: string): Promise<ContractVersionRow[]> {
  const contract = await db().dataContract.findFirst({
    where: { AND: [{ ref }, visibleContractWhere(actor)] },
    select: {
      currentVersionId: true,
      versions: {
        select: { id: true, version: true, status: true, classification: true, publishedAt: true, publishedBy: true },
        orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
      },
    },
  });
  if (!contract) throw notFound("data contract");
  return contract.versions.map(({ id, ...row }) => ({ ...row, current: id === contract.currentVersionId }));
}

/** The ODCS document of one version of a contract the actor may see; it never changes. Throws `not_found`. */
export async function contractVersionDocument(actor: Actor, ref: string, version: string): Promise<PublishedDocument> {
  const row = await db().contractVersion.findFirst({
    where: { version, contract: { AND: [{ ref }, visibleContractWhere(actor)] } },
    select: versionFields,
  });
  if (!row) throw notFound("version of a data contract");
  return published({ ref, revision: 1 }, row);
}

/**
 * What changed between two versions of a contract the actor may see. Without `to` it is the current one. Throws
 * `not_found`, and `invalid` on `from` or `to` for a version that was never published.
 */
export async function contractDiff(
  actor: Actor,
  ref: string,
  versions: { from: string; to?: string | undefined },
): Promise<{ from: string; to: string; diff: ContractDiff }> {
  const contract = await db().dataContract.findFirst({
    where: { AND: [{ ref }, visibleContractWhere(actor)] },
    select: { id: true, currentVersion: { select: { version: true } } },
  });
  if (!contract?.currentVersion) throw notFound("data contract");
  const { from, to = contract.currentVersion.version } = versions;
  const read = async (field: "from" | "to", version: string) => {
    const row = await db().contractVersion.findUnique({
      where: { contractId_version: { contractId: contract.id, version } },
      select: { upgraded: true },
    });
    if (!row) throw new AppError("invalid", `The contract has no version ${version}.`, { field });
    return row.upgraded;
  };
  return { from, to, diff: diffContracts(await read("from", from), await read("to", to)) };
}
