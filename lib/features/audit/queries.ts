import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { literally } from "@/lib/db/like";
import type { Actor } from "@/lib/domain/actor";
import { authorize } from "@/lib/domain/permissions";
import type { AuditFilter } from "./schema";

export const AUDIT_PER_PAGE = 50;
const DAY_MS = 24 * 60 * 60 * 1000;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One row of the log; `id` as text, because it outgrows a JavaScript number. */
export type AuditRow = {
  id: string;
  at: Date;
  actorKind: string;
  actorId: string | null;
  actorName: string;
  door: string;
  action: string;
  subjectType: string;
  subjectId: string;
  subjectName: string;
  productId: string | null;
  before: Prisma.JsonValue;
  after: Prisma.JsonValue;
  requestId: string | null;
};

const contains = (value: string) => ({ contains: literally(value), mode: "insensitive" as const });

function textFilters({ who, action, subject }: AuditFilter): Prisma.AuditEventWhereInput[] {
  const filters: Prisma.AuditEventWhereInput[] = [];
  if (who) filters.push({ OR: [{ actorName: contains(who) }, ...(uuid.test(who) ? [{ actorId: who }] : [])] });
  // "request" means everything about requests, "request.approved" exactly that.
  if (action) filters.push(action.includes(".") ? { action } : { action: { startsWith: `${literally(action)}.` } });
  if (subject) filters.push({ OR: [{ subjectName: contains(subject) }, { subjectId: subject }] });
  return filters;
}

async function auditWhere(filter: AuditFilter): Promise<Prisma.AuditEventWhereInput> {
  const filters = textFilters(filter);
  if (filter.product) {
    const product = await db().dataProduct.findUnique({ where: { ref: filter.product }, select: { id: true } });
    // A product nobody knows matches no row rather than all of them.
    filters.push(product ? { productId: product.id } : { id: -1 });
  }
  if (filter.door) filters.push({ door: filter.door });
  if (filter.from) filters.push({ at: { gte: new Date(filter.from) } });
  if (filter.to) filters.push({ at: { lt: new Date(new Date(filter.to).getTime() + DAY_MS) } });
  if (filter.before) filters.push({ id: { lt: BigInt(filter.before) } });
  return { AND: filters };
}

/**
 * A page of the log, newest first. `next` is the `before` of the page after, or null at the end.
 * @param limit rows, 1 to 1,000
 */
export async function listAuditEvents(actor: Actor, filter: AuditFilter, limit = AUDIT_PER_PAGE) {
  authorize(actor, "audit.view");
  const rows = await db().auditEvent.findMany({
    where: await auditWhere(filter),
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const events: AuditRow[] = rows.slice(0, limit).map((row) => ({ ...row, id: row.id.toString() }));
  return { events, next: rows.length > limit ? (events.at(-1)?.id ?? null) : null };
}

/** Every row the filter matches, newest first, read in pieces so that an export of any size fits into memory. */
export async function* eachAuditEvent(actor: Actor, filter: AuditFilter): AsyncGenerator<AuditRow> {
  let before: string | null = filter.before;
  while (before !== null) {
    const page = await listAuditEvents(actor, { ...filter, before }, 1_000);
    yield* page.events;
    before = page.next;
  }
}

/** The actions that occur in the log, for choosing one. */
export async function listAuditActions(actor: Actor): Promise<string[]> {
  authorize(actor, "audit.view");
  const rows = await db().auditEvent.groupBy({ by: ["action"], orderBy: { action: "asc" } });
  return rows.map((row) => row.action);
}

/** Names of the products in the rows, so that the page can link them. */
export async function productsOf(rows: readonly AuditRow[]): Promise<Map<string, { ref: string; name: string }>> {
  const ids = [...new Set(rows.flatMap((row) => (row.productId ? [row.productId] : [])))];
  const products = await db().dataProduct.findMany({
    where: { id: { in: ids } },
    select: { id: true, ref: true, name: true },
  });
  return new Map(products.map(({ id, ...product }) => [id, product]));
}
