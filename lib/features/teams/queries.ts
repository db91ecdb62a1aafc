import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { authorize, can } from "@/lib/domain/permissions";
import { visibleProductWhere } from "@/lib/features/catalog/visibility";

/** All teams by name with their size; products are counted only where the actor may see them. */
export async function listTeams(actor: Actor) {
  authorize(actor, "team.view");
  return db().team.findMany({
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include: {
      domain: { select: { name: true, path: true } },
      _count: {
        select: {
          memberships: { where: { person: { deactivatedAt: null } } },
          products: { where: { AND: [visibleProductWhere(actor), { status: { not: "draft" } }] } },
          serviceAccounts: { where: { deactivatedAt: null } },
        },
      },
    },
  });
}

/** One team with its people, products the actor may see, and, for its members and admins, service accounts and tokens. */
export async function getTeam(actor: Actor, slug: string) {
  authorize(actor, "team.view");
  const team = await db().team.findUnique({
    where: { slug },
    include: {
      domain: { select: { id: true, name: true, path: true } },
      memberships: {
        where: { person: { deactivatedAt: null } },
        include: { person: { select: { id: true, name: true, email: true } } },
        orderBy: [{ lead: "desc" }, { person: { name: "asc" } }],
      },
      products: {
        where: { AND: [visibleProductWhere(actor), { status: { not: "draft" } }] },
        orderBy: { name: "asc" },
        select: { ref: true, name: true, summary: true, status: true },
      },
    },
  });
  if (!team) throw notFound("team");
  const resource = { teamId: team.id, domainPath: team.domain?.path ?? null };
  const manage = can(actor, "team.manage", resource);
  const manageAccounts = can(actor, "service_account.manage", resource);
  const serviceAccounts = await listServiceAccounts(team.id, manageAccounts.allowed);
  return { ...team, serviceAccounts, manage, manageAccounts, mayMapGroup: can(actor, "person.manage").allowed };
}

/** Names are open to everybody signed in; tokens only to those who manage them. */
async function listServiceAccounts(teamId: string, withTokens: boolean) {
  const accounts = await db().serviceAccount.findMany({
    where: { teamId },
    orderBy: [{ deactivatedAt: { sort: "asc", nulls: "first" } }, { name: "asc" }],
  });
  const tokens = withTokens
    ? await db().apiToken.findMany({
        where: { serviceAccount: { teamId } },
        orderBy: { createdAt: "desc" },
        omit: { tokenHash: true },
      })
    : [];
  return accounts.map((account) => ({ ...account, tokens: tokens.filter((t) => t.serviceAccountId === account.id) }));
}

/** Domains for choosing one, by path. */
export function listDomainOptions() {
  return db().domain.findMany({ select: { id: true, name: true, path: true }, orderBy: { path: "asc" } });
}
