import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { Approver } from "@/lib/domain/access/policy";

export type ApproverPerson = { id: string; name: string; email: string };

/** What of a product says who answers for it. */
export type Owned = { ownerTeamId: string; domain: { path: string } };

/** Who cannot decide: the requester, the consumer, and the team whose service account consumes. */
export type Parties = { personIds: readonly (string | null)[]; teamId: string | null };

const select = { id: true, name: true, email: true } as const;

function pathsAbove(path: string): string[] {
  const parts = path.split("/");
  return parts.map((_, i) => parts.slice(0, i + 1).join("/"));
}

function inDomain(role: "domain_owner" | "steward", path: string): Prisma.PersonWhereInput {
  return {
    roleAssignments: { some: { role, OR: [{ domainId: null }, { domain: { path: { in: pathsAbove(path) } } }] } },
  };
}

/** The first group that has somebody is asked: an owner before the domain's owner before the platform's admins. */
function groups(approver: Approver, product: Owned): Prisma.PersonWhereInput[] {
  const { path } = product.domain;
  const owners: Prisma.PersonWhereInput = {
    roleAssignments: { some: { role: "data_product_owner" } },
    memberships: { some: { teamId: product.ownerTeamId } },
  };
  const admins: Prisma.PersonWhereInput = { roleAssignments: { some: { role: "platform_admin", domainId: null } } };
  if (approver === "product_owner") return [owners, inDomain("domain_owner", path), admins];
  return [inDomain(approver, path), admins];
}

/**
 * The people who are asked to decide a step, by name: of those who may (`request.decide`), the ones nearest to the
 * product, without whoever four eyes exclude. Empty when nobody is left.
 */
export async function approversOf(approver: Approver, product: Owned, parties: Parties): Promise<ApproverPerson[]> {
  const excluded: Prisma.PersonWhereInput = {
    deactivatedAt: null,
    id: { notIn: parties.personIds.filter((id) => id !== null) },
    ...(parties.teamId === null ? {} : { memberships: { none: { teamId: parties.teamId } } }),
  };
  for (const group of groups(approver, product)) {
    const people = await db().person.findMany({
      where: { AND: [group, excluded] },
      select,
      orderBy: { name: "asc" },
      take: 20,
    });
    if (people.length > 0) return people;
  }
  return [];
}

const nobody: Parties = { personIds: [], teamId: null };

/** Who answers for a product: told when access to it ends. */
export function ownersOf(product: Owned): Promise<ApproverPerson[]> {
  return approversOf("product_owner", product, nobody);
}
