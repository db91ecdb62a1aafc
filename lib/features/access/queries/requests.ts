import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { approverNames } from "@/lib/domain/access/policy";
import type { Actor } from "@/lib/domain/actor";
import { can } from "@/lib/domain/permissions";
import type { RequestFilter } from "../schema";
import { ownRequestWhere, requestWhere, resourceOf, resourceParts } from "../visibility";
import { approversOf } from "./approvers";

const MOST = 200;

const listParts = {
  outputPort: { select: { name: true, product: { select: { ref: true, name: true } } } },
  serviceAccount: { select: { name: true } },
  steps: { where: { status: "open" as const }, select: { approver: true } },
  grant: { select: { id: true } },
} satisfies Prisma.AccessRequestInclude;

/** What the actor asked for, for themself or a service account of their teams; newest first, at most 200. */
export async function myRequests(actor: Actor, filter: RequestFilter) {
  const mine = ownRequestWhere(actor);
  const [rows, counts] = await Promise.all([
    db().accessRequest.findMany({
      where: { AND: [mine, filter.status ? { status: filter.status } : {}] },
      include: listParts,
      orderBy: { number: "desc" },
      take: MOST,
    }),
    db().accessRequest.groupBy({ by: ["status"], where: mine, _count: true }),
  ]);
  return {
    counts: Object.fromEntries(counts.map((c) => [c.status, c._count])),
    rows: rows.map((r) => ({
      id: r.id,
      number: r.number,
      status: r.status,
      product: r.outputPort.product,
      port: r.outputPort.name,
      consumer: r.serviceAccount?.name ?? "You",
      createdAt: r.createdAt,
      closedAt: r.closedAt,
      waitsFor: r.steps[0] ? approverNames[r.steps[0].approver] : null,
      grantId: r.grant?.id ?? null,
    })),
  };
}
export type MyRequests = Awaited<ReturnType<typeof myRequests>>;

const parts = {
  ...resourceParts,
  contractVersion: {
    select: { id: true, version: true, classification: true, contract: { select: { ref: true, name: true } } },
  },
  steps: { orderBy: { position: "asc" }, include: { decisions: true } },
  grant: true,
} satisfies Prisma.AccessRequestInclude;

/** One request the actor may see, with who decided and who is asked by name; null when there is none. */
export async function getRequest(actor: Actor, id: string) {
  const request = await db().accessRequest.findFirst({
    where: { AND: [{ id }, requestWhere(actor)] },
    include: parts,
  });
  if (!request) return null;
  const parties = {
    personIds: [request.requesterId, request.consumerPersonId],
    teamId: request.serviceAccount?.teamId ?? null,
  };
  const steps = await Promise.all(
    request.steps.map(async (step) => ({
      ...step,
      title: approverNames[step.approver],
      decision: step.decisions[0] ?? null,
      people:
        step.status === "open" || step.status === "waiting"
          ? (await approversOf(step.approver, request.outputPort.product, parties)).map((p) => p.name)
          : [],
    })),
  );
  return {
    ...request,
    steps,
    consumerName: request.serviceAccount?.name ?? request.requesterName,
    mayWithdraw: request.status === "pending" && can(actor, "request.withdraw", resourceOf(request)).allowed,
    maySeeGrant: request.grant !== null && can(actor, "grant.view", resourceOf(request)).allowed,
  };
}
export type RequestView = NonNullable<Awaited<ReturnType<typeof getRequest>>>;
