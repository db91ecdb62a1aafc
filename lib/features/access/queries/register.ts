import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { grantState } from "@/lib/domain/access/grant-state";
import type { Actor } from "@/lib/domain/actor";
import { authorizeSomewhere } from "@/lib/domain/permissions";
import type { RegisterFilter } from "../schema";
import { grantWhere } from "../visibility";

export const REGISTER_PAGE_SIZE = 50;

const parts = {
  outputPort: {
    select: {
      name: true,
      major: true,
      product: { select: { ref: true, name: true, domain: { select: { name: true, path: true } } } },
    },
  },
  contractVersion: { select: { version: true, classification: true, contract: { select: { ref: true } } } },
  serviceAccount: { select: { name: true, team: { select: { name: true } } } },
  connection: { select: { name: true } },
  request: {
    select: {
      number: true,
      purpose: true,
      requesterName: true,
      decisions: { where: { verdict: "approve" }, select: { deciderName: true }, orderBy: { createdAt: "asc" } },
    },
  },
} satisfies Prisma.AccessGrantInclude;

function matching(text: string): Prisma.AccessGrantWhereInput {
  const contains = { contains: text, mode: "insensitive" } as const;
  return {
    OR: [
      { outputPort: { product: { name: contains } } },
      { outputPort: { product: { ref: contains } } },
      { request: { requesterName: contains } },
      { request: { purpose: contains } },
      { serviceAccount: { name: contains } },
      { platformRole: contains },
    ],
  };
}

/** Without a status the register shows what stands: everything that has not ended. */
function filtered(actor: Actor, filter: RegisterFilter): Prisma.AccessGrantWhereInput {
  return {
    AND: [
      grantWhere(actor, "register.view"),
      filter.status ? { status: filter.status } : { status: { not: "ended" } },
      filter.q ? matching(filter.q) : {},
    ],
  };
}

type Row = Prisma.AccessGrantGetPayload<{ include: typeof parts }>;

function view(g: Row) {
  const { product } = g.outputPort;
  return {
    id: g.id,
    product,
    port: `${g.outputPort.name}@${g.outputPort.major}`,
    classification: g.contractVersion.classification,
    contract: `${g.contractVersion.contract.ref} ${g.contractVersion.version}`,
    consumer: g.serviceAccount?.name ?? g.request.requesterName,
    consumerKind: g.consumerKind,
    team: g.serviceAccount?.team.name ?? null,
    requester: g.request.requesterName,
    approvers: g.request.decisions.map((d) => d.deciderName),
    purpose: g.request.purpose,
    request: g.request.number,
    platform: g.connection.name,
    role: g.platformRole,
    state: grantState(g),
    since: g.provisionedAt ?? g.createdAt,
    until: g.endedAt ?? g.expiresAt,
  };
}
export type RegisterRow = ReturnType<typeof view>;

/** One page of who has access to what, why, since when and until when. Throws `forbidden`. */
export async function accessRegister(actor: Actor, filter: RegisterFilter) {
  authorizeSomewhere(actor, "register.view");
  const where = filtered(actor, filter);
  const [grants, total] = await Promise.all([
    db().accessGrant.findMany({
      where,
      include: parts,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (filter.page - 1) * REGISTER_PAGE_SIZE,
      take: REGISTER_PAGE_SIZE,
    }),
    db().accessGrant.count({ where }),
  ]);
  return { rows: grants.map(view), total };
}

const EXPORT_BATCH = 500;

/** All rows of the register under the filter, newest first, fetched in batches by keyset. Throws `forbidden`. */
export async function* registerRows(actor: Actor, filter: RegisterFilter): AsyncGenerator<RegisterRow> {
  authorizeSomewhere(actor, "register.view");
  let before: string | null = null;
  while (true) {
    const batch: Row[] = await db().accessGrant.findMany({
      where: { AND: [filtered(actor, filter), before === null ? {} : { id: { lt: before } }] },
      include: parts,
      orderBy: { id: "desc" },
      take: EXPORT_BATCH,
    });
    yield* batch.map(view);
    const last = batch.at(-1);
    if (!last || batch.length < EXPORT_BATCH) return;
    before = last.id;
  }
}
