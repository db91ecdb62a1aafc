import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { authorizeSomewhere, can } from "@/lib/domain/permissions";

/** The whole tree in path order, with what hangs on each domain and whether the actor may change it. */
export async function listDomainsToManage(actor: Actor) {
  authorizeSomewhere(actor, "domain.manage");
  const domains = await db().domain.findMany({
    orderBy: { path: "asc" },
    include: {
      _count: { select: { products: true, teams: true } },
      roleAssignments: { where: { role: "domain_owner" }, select: { person: { select: { name: true } } } },
    },
  });
  return domains.map((domain) => ({
    ...domain,
    owners: domain.roleAssignments.map((r) => r.person.name),
    manage: can(actor, "domain.manage", { domainPath: domain.path }),
  }));
}
