import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import type { MoveStatus } from "@/lib/domain/move/move-state";
import { moveWhere } from "@/lib/features/access/visibility";
import { visibleProductWhere } from "@/lib/features/catalog/visibility";

/** Moves and ports as programs read them. */

const port = {
  include: {
    product: { select: { ref: true, sunsetAt: true } },
    contract: { select: { ref: true } },
    contractVersion: { select: { version: true } },
    successor: { select: { id: true, name: true, major: true } },
  },
} as const;

const parts = {
  fromPort: port,
  toPort: port,
  request: { select: { id: true, status: true, grant: { select: { id: true, status: true } } } },
  grant: {
    select: {
      id: true,
      consumerPersonId: true,
      serviceAccount: { select: { id: true, name: true } },
      contractVersion: { select: { version: true } },
      request: { select: { requesterName: true, columns: true } },
    },
  },
} satisfies Prisma.MoveInclude;

export type ListedMove = Prisma.MoveGetPayload<{ include: typeof parts }>;
export type ListedPort = Prisma.OutputPortGetPayload<typeof port>;

type MoveList = {
  status?: MoveStatus | undefined;
  product?: string | undefined;
  before: string | null;
  limit: number;
};

/** Moves the actor may see, newest first. `before` is the id of the last one of the page before: ids are in order of time. */
export async function listMoves(actor: Actor, list: MoveList): Promise<{ rows: ListedMove[]; more: boolean }> {
  const filters: Prisma.MoveWhereInput = {
    ...(list.status ? { status: list.status } : {}),
    ...(list.product ? { fromPort: { product: { ref: list.product } } } : {}),
    ...(list.before === null ? {} : { id: { lt: list.before } }),
  };
  const rows = await db().move.findMany({
    where: { AND: [moveWhere(actor), filters] },
    include: parts,
    orderBy: { id: "desc" },
    take: list.limit + 1,
  });
  return { rows: rows.slice(0, list.limit), more: rows.length > list.limit };
}

/** One move. Throws `not_found`. */
export async function listedMove(actor: Actor, id: string): Promise<ListedMove> {
  const row = await db().move.findFirst({ where: { AND: [{ id }, moveWhere(actor)] }, include: parts });
  if (!row) throw notFound("move");
  return row;
}

/** One output port of a product the actor may see. Throws `not_found`. */
export async function listedPort(actor: Actor, id: string): Promise<ListedPort> {
  const row = await db().outputPort.findFirst({ where: { id, product: visibleProductWhere(actor) }, ...port });
  if (!row) throw notFound("output port");
  return row;
}

/** The id of a published version of the contract a move leads to, or null: programs accept terms by version. */
export async function offeredVersionId(move: ListedMove, version: string): Promise<string | null> {
  const row = await db().contractVersion.findFirst({
    where: { contractId: move.toPort.contractId, version },
    select: { id: true },
  });
  return row?.id ?? null;
}
