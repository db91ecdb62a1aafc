import { recordAudit } from "@/lib/db/audit";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { AppError, notFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { indexProducts } from "@/lib/features/search/index-product";
import type { CreateDomain, UpdateDomain } from "./schema";

/** Deep enough for a company, and short enough for a path to be read. */
const DEEPEST = 5;

/** Adds a domain to the tree, under a parent or at the top. Throws `conflict` when the path is taken. */
export async function createDomain(actor: Actor, input: CreateDomain): Promise<{ path: string }> {
  return inTransaction(async (tx) => {
    const parent = input.parentId === null ? null : await tx.domain.findUnique({ where: { id: input.parentId } });
    if (input.parentId !== null && !parent)
      throw new AppError("invalid", "There is no such domain.", { field: "parentId" });
    authorize(actor, "domain.manage", { domainPath: parent?.path ?? null });
    const path = parent ? `${parent.path}/${input.slug}` : input.slug;
    if (path.split("/").length > DEEPEST)
      throw new AppError("invalid", `The tree has at most ${DEEPEST} levels.`, { field: "parentId" });
    if (await tx.domain.findUnique({ where: { path }, select: { id: true } }))
      throw new AppError("conflict", "There is already a domain with this short name here.", { field: "slug" });
    const domain = await tx.domain.create({ data: { ...input, path } });
    await recordAudit(tx, actor, {
      action: "domain.created",
      subjectType: "domain",
      subjectId: domain.id,
      subjectName: domain.name,
      after: { path, name: domain.name, description: domain.description },
    });
    return { path };
  });
}

/** Renames or describes a domain. Its path stays, because links, documents and rights carry it. */
export async function updateDomain(actor: Actor, input: UpdateDomain): Promise<void> {
  await inTransaction(async (tx) => {
    const domain = await tx.domain.findUnique({ where: { id: input.domainId } });
    if (!domain) throw notFound("domain");
    authorize(actor, "domain.manage", { domainPath: domain.path });
    const { name, description } = input;
    await tx.domain.update({ where: { id: domain.id }, data: { name, description } });
    if (name !== domain.name) {
      const products = await tx.dataProduct.findMany({
        where: { domainId: domain.id },
        select: { id: true },
        orderBy: { id: "asc" },
      });
      await indexProducts(
        tx,
        products.map((product) => product.id),
      );
    }
    await recordAudit(tx, actor, {
      action: "domain.updated",
      subjectType: "domain",
      subjectId: domain.id,
      subjectName: name,
      before: { name: domain.name, description: domain.description },
      after: { name, description },
    });
  });
}
