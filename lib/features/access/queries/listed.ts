import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { GrantStatus, RequestStatus } from "@/lib/domain/access/states";
import type { Actor } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { grantWhere, requestWhere } from "../visibility";

/** Requests and grants as programs list them: everything the actor may see, newest first, by keyset. */

const target = {
  outputPort: {
    select: {
      name: true,
      major: true,
      deprecatedAt: true,
      endsAt: true,
      product: { select: { ref: true, sunsetAt: true } },
    },
  },
  contractVersion: { select: { version: true, contract: { select: { ref: true } } } },
  serviceAccount: { select: { id: true, slug: true, name: true } },
} as const;

const requestParts = {
  ...target,
  steps: { orderBy: { position: "asc" }, include: { decisions: true } },
  grant: { select: { id: true } },
} satisfies Prisma.AccessRequestInclude;

const grantParts = {
  ...target,
  request: { select: { purpose: true, requesterName: true } },
  move: { select: { id: true } },
} satisfies Prisma.AccessGrantInclude;

export type ListedRequest = Prisma.AccessRequestGetPayload<{ include: typeof requestParts }>;
export type ListedGrant = Prisma.AccessGrantGetPayload<{ include: typeof grantParts }>;

/** One page; `more` says that another one follows. */
type Page<T> = { rows: T[]; more: boolean };

function page<T>(rows: T[], limit: number): Page<T> {
  return { rows: rows.slice(0, limit), more: rows.length > limit };
}

type RequestList = {
  status?: RequestStatus | undefined;
  product?: string | undefined;
  before: number | null;
  limit: number;
};

/** Access requests the actor may see. `before` is the number of the last one of the page before. */
export async function listRequests(actor: Actor, list: RequestList): Promise<Page<ListedRequest>> {
  const filters: Prisma.AccessRequestWhereInput = {
    ...(list.status ? { status: list.status } : {}),
    ...(list.product ? { outputPort: { product: { ref: list.product } } } : {}),
    ...(list.before === null ? {} : { number: { lt: list.before } }),
  };
  const rows = await db().accessRequest.findMany({
    where: { AND: [requestWhere(actor), filters] },
    include: requestParts,
    orderBy: { number: "desc" },
    take: list.limit + 1,
  });
  return page(rows, list.limit);
}

/** One access request. Throws `not_found`. */
export async function listedRequest(actor: Actor, id: string): Promise<ListedRequest> {
  const row = await db().accessRequest.findFirst({
    where: { AND: [{ id }, requestWhere(actor)] },
    include: requestParts,
  });
  if (!row) throw notFound("access request");
  return row;
}

type GrantList = {
  status?: GrantStatus | undefined;
  product?: string | undefined;
  before: string | null;
  limit: number;
};

/** Access grants the actor may see. `before` is the id of the last one of the page before: ids are in order of time. */
export async function listGrants(actor: Actor, list: GrantList): Promise<Page<ListedGrant>> {
  const filters: Prisma.AccessGrantWhereInput = {
    ...(list.status ? { status: list.status } : {}),
    ...(list.product ? { outputPort: { product: { ref: list.product } } } : {}),
    ...(list.before === null ? {} : { id: { lt: list.before } }),
  };
  const rows = await db().accessGrant.findMany({
    where: { AND: [grantWhere(actor), filters] },
    include: grantParts,
    orderBy: { id: "desc" },
    take: list.limit + 1,
  });
  return page(rows, list.limit);
}

/** One access grant. Throws `not_found`. */
export async function listedGrant(actor: Actor, id: string): Promise<ListedGrant> {
  const row = await db().accessGrant.findFirst({ where: { AND: [{ id }, grantWhere(actor)] }, include: grantParts });
  if (!row) throw notFound("access grant");
  return row;
}

/** The id of a published version of a contract, or null: programs accept terms by version. */
export async function contractVersionId(contractId: string, version: string): Promise<string | null> {
  const row = await db().contractVersion.findFirst({ where: { contractId, version }, select: { id: true } });
  return row?.id ?? null;
}
