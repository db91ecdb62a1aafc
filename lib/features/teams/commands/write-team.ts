import { recordAudit } from "@/lib/db/audit";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { AppError, notFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { indexProducts } from "@/lib/features/search/index-product";
import type { CreateTeam, UpdateTeam } from "../schema";

async function domainPath(tx: Tx, domainId: string | null): Promise<string | null> {
  if (domainId === null) return null;
  const domain = await tx.domain.findUnique({ where: { id: domainId }, select: { path: true } });
  if (!domain) throw new AppError("invalid", "There is no such domain.", { field: "domainId" });
  return domain.path;
}

async function checkGroupFree(tx: Tx, oidcGroup: string | null, teamId?: string): Promise<void> {
  if (oidcGroup === null) return;
  const other = await tx.team.findUnique({ where: { oidcGroup }, select: { id: true, name: true } });
  if (other && other.id !== teamId)
    throw new AppError("conflict", `The group ${oidcGroup} belongs to the team ${other.name}.`, { field: "oidcGroup" });
}

/** Only those who decide about people tie a team to a group of the sign-in provider: it decides who gets the team's rights. */
function authorizeGroup(actor: Actor, before: string | null, after: string | null): void {
  if (before !== after) authorize(actor, "person.manage");
}

/** Makes a team, in a domain or above them. Throws `conflict` when the short name or the group is taken. */
export async function createTeam(actor: Actor, input: CreateTeam): Promise<{ slug: string }> {
  await inTransaction(async (tx) => {
    const path = await domainPath(tx, input.domainId);
    authorize(actor, "team.manage", { domainPath: path });
    authorizeGroup(actor, null, input.oidcGroup);
    if (await tx.team.findUnique({ where: { slug: input.slug }, select: { id: true } }))
      throw new AppError("conflict", "There is already a team with this short name.", { field: "slug" });
    await checkGroupFree(tx, input.oidcGroup);
    const team = await tx.team.create({ data: input });
    await recordAudit(tx, actor, {
      action: "team.created",
      subjectType: "team",
      subjectId: team.id,
      subjectName: team.name,
      after: { slug: input.slug, name: input.name, domain: path, oidcGroup: input.oidcGroup },
    });
  });
  return { slug: input.slug };
}

/**
 * Changes a team's name, description, domain or group; its short name stays, because links carry it. Moving a team to another
 * domain needs the right in both.
 */
export async function updateTeam(actor: Actor, input: UpdateTeam): Promise<void> {
  await inTransaction(async (tx) => {
    const team = await tx.team.findUnique({ where: { id: input.teamId }, include: { domain: true } });
    if (!team) throw notFound("team");
    const pathBefore = team.domain?.path ?? null;
    authorize(actor, "team.manage", { teamId: team.id, domainPath: pathBefore });
    const path = await domainPath(tx, input.domainId);
    // The domain carries rights with it, so a team lead alone cannot move the team.
    if (path !== pathBefore) authorize(actor, "team.manage", { domainPath: path });
    authorizeGroup(actor, team.oidcGroup, input.oidcGroup);
    await checkGroupFree(tx, input.oidcGroup, team.id);
    const { name, description, domainId, oidcGroup } = input;
    await tx.team.update({ where: { id: team.id }, data: { name, description, domainId, oidcGroup } });
    // Products are found by their team's name; the team's domain is not theirs.
    if (name !== team.name) {
      const products = await tx.dataProduct.findMany({
        where: { ownerTeamId: team.id },
        select: { id: true },
        orderBy: { id: "asc" },
      });
      await indexProducts(
        tx,
        products.map((product) => product.id),
      );
    }
    await recordAudit(tx, actor, {
      action: "team.updated",
      subjectType: "team",
      subjectId: team.id,
      subjectName: name,
      before: { name: team.name, description: team.description, domain: pathBefore, oidcGroup: team.oidcGroup },
      after: { name, description, domain: path, oidcGroup },
    });
  });
}
