import type { Prisma } from "@/lib/db/generated/client";
import { type Actor, holdsRoleSomewhere } from "@/lib/domain/actor";
import { type Action, permissionTable, type Resource } from "@/lib/domain/permissions";

type Row = (typeof permissionTable)[number];
type Where = Prisma.AccessRequestWhereInput;

function inDomainOf(actor: Actor, row: Row): Where {
  const paths = actor.roles.filter((r) => r.role === row.role).map((r) => r.domainPath);
  if (paths.includes(null)) return {};
  return {
    outputPort: {
      product: {
        domain: {
          OR: paths.flatMap((path) => (path === null ? [] : [{ path }, { path: { startsWith: `${path}/` } }])),
        },
      },
    },
  };
}

function related(actor: Actor, row: Row): Where | null {
  const teamIds = actor.teams.map((t) => t.id);
  switch (row.relation) {
    case "any":
      return {};
    case "owner_team":
      return { outputPort: { product: { ownerTeamId: { in: teamIds } } } };
    case "domain":
      return inDomainOf(actor, row);
    case "requester":
      return { requesterId: actor.id ?? "" };
    case "consumer":
      return { OR: [{ consumerPersonId: actor.id ?? "" }, { serviceAccount: { teamId: { in: teamIds } } }] };
    default:
      return null;
  }
}

function rowsFor(actor: Actor, action: Action): Row[] {
  return permissionTable.filter(
    (row) => row.action === action && (row.role === "signed_in" || holdsRoleSomewhere(actor, row.role)),
  );
}

/**
 * True when one of the conditions is; an empty one is always true. No condition at all means nothing, said outright:
 * Prisma drops an empty OR that stands inside an AND, and everything would match.
 */
function anyOf<T extends object>(conditions: T[]): { OR?: T[]; id?: { in: string[] } } {
  if (conditions.length === 0) return { id: { in: [] } };
  return conditions.some((c) => Object.keys(c).length === 0) ? {} : { OR: conditions };
}

/** The requests the actor may see: the rows of the permission table as a `where`, so the two cannot disagree. */
export function requestWhere(
  actor: Actor,
  action: "request.view" | "grant.view" | "register.view" | "move.view" = "request.view",
): Where {
  if (actor.kind === "system") return {};
  return anyOf(rowsFor(actor, action).flatMap((row) => related(actor, row) ?? []));
}

/** The grants the actor may see. A grant is seen through its request: same product, same consumer. */
export function grantWhere(
  actor: Actor,
  action: "grant.view" | "register.view" = "grant.view",
): Prisma.AccessGrantWhereInput {
  const request = requestWhere(actor, action);
  return Object.keys(request).length === 0 ? {} : { request };
}

/** The moves the actor may see: those of the grants in whose matter they stand. */
export function moveWhere(actor: Actor): Prisma.MoveWhereInput {
  const request = requestWhere(actor, "move.view");
  return Object.keys(request).length === 0 ? {} : { grant: { request } };
}

/** The approval steps whose approver the actor is, own requests included: those are shown with the reason of the veto. */
export function stepWhere(actor: Actor): Prisma.ApprovalStepWhereInput {
  return anyOf(
    rowsFor(actor, "request.decide").flatMap((row) => {
      const request = related(actor, row);
      if (request === null) return [];
      return [
        { ...(row.approver ? { approver: row.approver } : {}), ...(Object.keys(request).length ? { request } : {}) },
      ];
    }),
  );
}

/** Requests on which the actor's hands are tied: own ones, and those for service accounts of own teams. */
export function ownRequestWhere(actor: Actor): Where {
  const id = actor.id ?? "";
  return {
    OR: [
      { requesterId: id },
      { consumerPersonId: id },
      { serviceAccount: { teamId: { in: actor.teams.map((t) => t.id) } } },
    ],
  };
}

/** What has to be loaded with a request or a grant to ask `can()` about it. */
export const resourceParts = {
  serviceAccount: { select: { id: true, slug: true, name: true, teamId: true, deactivatedAt: true, team: true } },
  outputPort: {
    include: {
      connection: true,
      product: { include: { domain: true, ownerTeam: { select: { id: true, name: true, slug: true } } } },
    },
  },
} satisfies Prisma.AccessRequestInclude;

type WithParts = {
  requesterId?: string;
  consumerPersonId: string | null;
  serviceAccount: { teamId: string } | null;
  outputPort: { product: { ownerTeamId: string; domain: { path: string }; visibility: Resource["visibility"] } };
};

/** How a request or grant stands, for `can()`. A grant gives the id of its request's requester beside it. */
export function resourceOf(row: WithParts, requesterId: string | null = row.requesterId ?? null): Resource {
  const { product } = row.outputPort;
  return {
    domainPath: product.domain.path,
    ownerTeamId: product.ownerTeamId,
    visibility: product.visibility,
    requesterId,
    consumerPersonId: row.consumerPersonId,
    teamId: row.serviceAccount?.teamId ?? null,
  };
}
