import { recordAudit } from "@/lib/db/audit";
import type { Prisma } from "@/lib/db/generated/client";
import { emit } from "@/lib/db/outbox";
import { conflict } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { sunsetDate } from "@/lib/domain/product/model";
import { decidePublication, retired, toProductStatus } from "@/lib/domain/product/publication";
import { summarize } from "@/lib/domain/product/summary";
import { visibleProductWhere } from "@/lib/features/catalog/visibility";
import { type ReadableProduct, warningsAmong } from "./bundle";
import { type DomainRow, resolveDomain, resolveTeam, type TeamRow } from "./owners";
import { refuseSuddenEnd, tellOfDeprecation } from "./product-end";
import { authorizeId, checkExpectation, type Publication } from "./publication";
import type { Expectation } from "./schema";
import { resolveWaitingInputs, writeInputPorts } from "./write-inputs";
import { writeOutputPorts } from "./write-ports";

export type WrittenProduct = {
  id: string;
  ref: string;
  version: string;
  revision: number;
  created: boolean;
  changed: boolean;
};

const existingFields = {
  id: true,
  revision: true,
  ownerTeamId: true,
  visibility: true,
  status: true,
  domain: { select: { path: true } },
  ownerTeam: { select: { slug: true } },
  sunsetAt: true,
  currentVersion: { select: { version: true } },
} as const;

type Existing = Prisma.DataProductGetPayload<{ select: typeof existingFields }>;

/** The product as its document places it, with the rights of the actor checked on both sides. */
export type PlacedProduct = { product: ReadableProduct; existing: Existing | null; team: TeamRow; domain: DomainRow };

/**
 * Finds what is there, the domain and the team the document names, and checks that the actor may publish what it is now
 * and what it becomes. Throws `invalid` on `domain` or `team.name`, `forbidden`, or `precondition_failed`.
 */
export async function placeProduct(
  { tx, actor }: Publication,
  product: ReadableProduct,
  expected?: Expectation,
): Promise<PlacedProduct> {
  const { model, positions } = product;
  const existing = await tx.dataProduct.findUnique({ where: { ref: model.id }, select: existingFields });
  if (existing)
    await authorizeId(
      actor,
      model.id,
      { ownerTeamId: existing.ownerTeamId, domainPath: existing.domain.path },
      async () =>
        (await tx.dataProduct.count({ where: { AND: [{ id: existing.id }, visibleProductWhere(actor)] } })) > 0,
    );
  const domain = await resolveDomain(tx, model.domain, positions);
  const team = await resolveTeam(tx, actor, { team: model.team, positions }, existing?.ownerTeamId ?? null);
  authorize(actor, "product.publish", { ownerTeamId: team.id, domainPath: domain.path });
  checkExpectation(`data product “${model.id}”`, existing, expected);
  return { product, existing, team, domain };
}

async function writeHead({ tx }: Publication, placed: PlacedProduct): Promise<{ id: string; revision: number }> {
  const { product, existing, team, domain } = placed;
  const { model } = product;
  const data = {
    name: model.name,
    domainId: domain.id,
    ownerTeamId: team.id,
    visibility: model.visibility,
    status: toProductStatus(model.status),
    tags: [...new Set(model.tags)],
    summary: summarize(model.description.purpose),
    successorRef: model.status === "deprecated" ? model.successor : null,
    sunsetAt: model.status === "deprecated" ? sunsetDate(model.sunset) : null,
  };
  if (!existing) return tx.dataProduct.create({ data: { ...data, ref: model.id } });
  const { count } = await tx.dataProduct.updateMany({
    where: { id: existing.id, revision: existing.revision },
    data: { ...data, revision: { increment: 1 } },
  });
  if (count === 0) throw conflict(`The data product “${model.id}” was just published by somebody else.`);
  return { id: existing.id, revision: existing.revision + 1 };
}

async function writeVersion({ tx, actor }: Publication, productId: string, product: ReadableProduct): Promise<void> {
  const { model } = product;
  const version = await tx.dataProductVersion.create({
    data: {
      productId,
      version: model.version,
      status: toProductStatus(model.status),
      document: product.document as Prisma.InputJsonObject,
      source: product.source,
      sourceFormat: product.format,
      contentHash: product.contentHash,
      publishedById: actor.id,
      publishedBy: actor.name,
    },
  });
  await tx.dataProduct.update({ where: { id: productId }, data: { currentVersionId: version.id } });
}

async function audit({ tx, actor, note }: Publication, productId: string, placed: PlacedProduct): Promise<void> {
  const { existing, team, domain, product } = placed;
  const { model } = product;
  await recordAudit(tx, actor, {
    action: "product.published",
    subjectType: "product",
    subjectId: productId,
    subjectName: model.name,
    productId,
    before: existing
      ? {
          version: existing.currentVersion?.version ?? null,
          status: existing.status,
          visibility: existing.visibility,
          domain: existing.domain.path,
          ownerTeam: existing.ownerTeam.slug,
        }
      : null,
    after: {
      ref: model.id,
      version: model.version,
      status: toProductStatus(model.status),
      visibility: model.visibility,
      domain: domain.path,
      ownerTeam: team.slug,
      ports: model.outputPorts.map((p) => `${p.name} ${p.version}`),
      ...(note ? { note } : {}),
    },
  });
}

/** Publishes a placed product inside a publication. Its contracts are there already. Throws `invalid` or `conflict`. */
export async function writeProduct(publication: Publication, placed: PlacedProduct): Promise<WrittenProduct> {
  const { tx } = publication;
  const { product, existing, team } = placed;
  const { id: ref, version } = product.model;
  const published = existing
    ? await tx.dataProductVersion.findMany({
        where: { productId: existing.id },
        select: { version: true, contentHash: true },
      })
    : [];
  publication.warnings.push(...warningsAmong(product.problems));
  const incoming = { version, contentHash: product.contentHash };
  const decision = decidePublication(`data product “${ref}”`, incoming, published);
  const comesBack = existing?.status === "retired" && toProductStatus(product.model.status) !== "retired";
  if (comesBack && decision === "unchanged") throw retired(`data product “${ref}”`);
  if (existing && decision === "unchanged")
    return { id: existing.id, ref, version, revision: existing.revision, created: false, changed: false };

  if (existing) await refuseSuddenEnd(publication, product, existing);
  const head = await writeHead(publication, placed);
  await writeVersion(publication, head.id, product);
  await writeOutputPorts(publication, product, { productId: head.id, ownerTeamId: team.id });
  if (existing) await tellOfDeprecation(publication, product, existing);
  await writeInputPorts(publication, product, head.id);
  await resolveWaitingInputs(publication, head.id);
  await audit(publication, head.id, placed);
  await emit(tx, { type: "product.published", productId: head.id, version });
  publication.products.add(head.id);
  return { id: head.id, ref, version, revision: head.revision, created: existing === null, changed: true };
}
