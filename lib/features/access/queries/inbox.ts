import { cache } from "react";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { liveGrantStatuses } from "@/lib/domain/access/states";
import { type Actor, isMember } from "@/lib/domain/actor";
import { can } from "@/lib/domain/permissions";
import type { InboxFilter } from "../schema";
import { ownRequestWhere, resourceOf, stepWhere } from "../visibility";
import { getRequest, type RequestView } from "./requests";

const MOST = 200;

function openFor(actor: Actor): Prisma.ApprovalStepWhereInput {
  return { AND: [stepWhere(actor), { status: "open", request: { status: "pending" } }] };
}

/** How many steps wait for the actor's decision; own requests, which somebody else has to decide, are not counted. */
export const inboxCount = cache(async (actor: Actor): Promise<number> => {
  if (actor.kind !== "person") return 0;
  return db().approvalStep.count({ where: { AND: [openFor(actor), { request: { NOT: ownRequestWhere(actor) } }] } });
});

const parts = {
  request: {
    include: {
      outputPort: { select: { name: true, product: { select: { name: true, ref: true } } } },
      serviceAccount: { select: { name: true, teamId: true } },
    },
  },
  decisions: true,
} satisfies Prisma.ApprovalStepInclude;

/**
 * Steps that wait for the actor, oldest first; or those the actor decided, newest first. Own requests stand in the list
 * marked as such, so that nobody wonders where they are.
 */
export async function inboxList(actor: Actor, filter: InboxFilter) {
  if (actor.kind !== "person" || actor.id === null) return [];
  const decided: Prisma.ApprovalStepWhereInput = { decisions: { some: { deciderId: actor.id } } };
  const steps = await db().approvalStep.findMany({
    where: filter.show === "open" ? openFor(actor) : decided,
    include: parts,
    orderBy: filter.show === "open" ? { openedAt: "asc" } : { closedAt: "desc" },
    take: MOST,
  });
  return steps.map((step) => ({
    stepId: step.id,
    requestId: step.requestId,
    number: step.request.number,
    product: step.request.outputPort.product.name,
    port: step.request.outputPort.name,
    requester: step.request.requesterName,
    consumer: step.request.serviceAccount?.name ?? null,
    purpose: step.request.purpose,
    since: step.decisions[0]?.createdAt ?? step.openedAt ?? step.request.createdAt,
    verdict: step.decisions[0]?.verdict ?? null,
    own:
      step.request.requesterId === actor.id ||
      step.request.consumerPersonId === actor.id ||
      isMember(actor, step.request.serviceAccount?.teamId),
  }));
}
export type InboxRow = Awaited<ReturnType<typeof inboxList>>[number];

/** What is on one screen to decide a request. Null when the actor may not see it. */
export async function inboxItem(actor: Actor, requestId: string) {
  const request = await getRequest(actor, requestId);
  if (!request) return null;
  const open = request.steps.find((s) => s.status === "open") ?? null;
  const answer = open ? can(actor, "request.decide", { ...resourceOf(request), approver: open.approver }) : null;
  const [otherAccess, teams] = await Promise.all([otherAccessOf(request), teamsOf(request)]);
  return {
    request,
    open,
    blocked: answer && !answer.allowed ? answer.reason : null,
    otherAccess,
    teams,
  };
}
export type InboxItem = NonNullable<Awaited<ReturnType<typeof inboxItem>>>;

/** What the same consumer has elsewhere: data that is harmless apart may not be so together. */
async function otherAccessOf(request: RequestView) {
  const grants = await db().accessGrant.findMany({
    where: {
      consumerPersonId: request.consumerPersonId,
      serviceAccountId: request.serviceAccountId,
      status: { in: liveGrantStatuses },
    },
    select: {
      id: true,
      expiresAt: true,
      contractVersion: { select: { classification: true } },
      outputPort: { select: { name: true, product: { select: { name: true, visibility: true } } } },
    },
    orderBy: { createdAt: "desc" },
    take: 20,
  });
  // Products that only their domain sees stay unnamed: whoever decides here may belong to another one.
  return grants.map((g) => ({
    id: g.id,
    expiresAt: g.expiresAt,
    classification: g.contractVersion.classification,
    name:
      g.outputPort.product.visibility === "domain"
        ? "A product of another domain"
        : `${g.outputPort.product.name}, port ${g.outputPort.name}`,
  }));
}

async function teamsOf(request: RequestView): Promise<string[]> {
  if (request.serviceAccount) return [request.serviceAccount.team.name];
  const rows = await db().membership.findMany({
    where: { personId: request.requesterId },
    select: { team: { select: { name: true } } },
    orderBy: { team: { name: "asc" } },
  });
  return rows.map((r) => r.team.name);
}
