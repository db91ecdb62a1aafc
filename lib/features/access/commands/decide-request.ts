import { recordAudit } from "@/lib/db/audit";
import { db } from "@/lib/db/client";
import { createGrant } from "@/lib/db/create-grant";
import { emit } from "@/lib/db/outbox";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { approverNames } from "@/lib/domain/access/policy";
import { afterRequest } from "@/lib/domain/access/states";
import type { Actor } from "@/lib/domain/actor";
import { conflict, notFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import type { DecideRequestInput } from "../schema";
import { requestWhere, resourceOf, resourceParts } from "../visibility";
import { closeRequest } from "./withdraw-request";

export type DecisionOutcome = { requestStatus: "pending" | "approved" | "denied"; grantId: string | null };

const overtaken = "Somebody else has decided this step meanwhile.";

/**
 * Decides the open step of a request. The last approval makes exactly one grant in the same transaction.
 * Throws `not_found`, `forbidden` (not an approver, or four eyes), and `conflict` when somebody was faster, the request is
 * no longer pending, or what it asks for can no longer be given.
 */
export async function decideRequest(actor: Actor, input: DecideRequestInput): Promise<DecisionOutcome> {
  const request = await load(actor, input.requestId);
  const step = openStep(request, input);
  authorize(actor, "request.decide", { ...resourceOf(request), approver: step.approver });
  if (request.status !== "pending") throw conflict(`The request was ${request.status} meanwhile.`);
  if (step.status !== "open") throw conflict(overtaken);
  if (input.verdict === "approve") await refuseIfPointless(request);
  return inTransaction(async (tx) => {
    const now = new Date();
    await takeStep(tx, step.id, request.id, input.verdict, now);
    await tx.decision.create({
      data: {
        requestId: request.id,
        stepId: step.id,
        deciderId: actor.id ?? "",
        deciderName: actor.name,
        verdict: input.verdict,
        reason: input.reason,
      },
    });
    if (input.verdict === "deny") return deny(tx, actor, request, step, input.reason, now);
    const next = request.steps.find((s) => s.position > step.position);
    if (next) return openNext(tx, actor, request, step, next, input.reason, now);
    return approve(tx, actor, request, step, input.reason, now);
  });
}

async function load(actor: Actor, id: string) {
  const request = await db().accessRequest.findFirst({
    where: { AND: [{ id }, requestWhere(actor)] },
    include: { ...resourceParts, steps: { orderBy: { position: "asc" } } },
  });
  if (!request) throw notFound("request");
  return request;
}
type Loaded = Awaited<ReturnType<typeof load>>;
type Step = Loaded["steps"][number];

/** The step that was seen, or the open one, or the last one: whoever comes too late is told so, not "not found". */
function openStep(request: Loaded, input: DecideRequestInput): Step {
  const step = input.stepId
    ? request.steps.find((s) => s.id === input.stepId)
    : (request.steps.find((s) => s.status === "open") ?? request.steps.at(-1));
  if (!step) throw notFound("approval step");
  return step;
}

async function refuseIfPointless(request: Loaded): Promise<void> {
  const { product, retiredAt } = request.outputPort;
  if (product.status === "retired" || retiredAt)
    throw conflict(`${product.name} was retired; the request can only be denied.`);
  const consumer =
    request.serviceAccount ?? (await db().person.findUnique({ where: { id: request.consumerPersonId ?? "" } }));
  if (!consumer || consumer.deactivatedAt)
    throw conflict(`${consumer?.name ?? "The consumer"} was deactivated; the request can only be denied.`);
}

/** The request's row first, then its step: the order every change keeps. Zero rows: somebody was faster. */
async function takeStep(tx: Tx, stepId: string, requestId: string, verdict: "approve" | "deny", now: Date) {
  const request = await tx.accessRequest.updateMany({
    where: { id: requestId, status: "pending" },
    data: { revision: { increment: 1 } },
  });
  const step = await tx.approvalStep.updateMany({
    where: { id: stepId, status: "open" },
    data: { status: verdict === "approve" ? "approved" : "denied", closedAt: now },
  });
  if (request.count === 0 || step.count === 0) throw conflict(overtaken);
}

function audit(tx: Tx, actor: Actor, request: Loaded, step: Step, action: string, after: Record<string, string>) {
  return recordAudit(tx, actor, {
    action,
    subjectType: "access_request",
    subjectId: request.id,
    subjectName: `Request ${request.number}`,
    productId: request.outputPort.productId,
    before: { status: request.status, step: approverNames[step.approver] },
    after,
  });
}

async function deny(tx: Tx, actor: Actor, request: Loaded, step: Step, reason: string, now: Date) {
  await closeRequest(tx, request.id, "deny", now);
  await audit(tx, actor, request, step, "request.denied", { status: "denied", reason });
  await emit(tx, { type: "request.denied", requestId: request.id });
  return { requestStatus: "denied", grantId: null } satisfies DecisionOutcome;
}

async function openNext(tx: Tx, actor: Actor, request: Loaded, step: Step, next: Step, reason: string, now: Date) {
  await tx.approvalStep.update({ where: { id: next.id }, data: { status: "open", openedAt: now } });
  const after = { status: "pending", waitsFor: approverNames[next.approver], reason };
  await audit(tx, actor, request, step, "request.step_approved", after);
  await emit(tx, { type: "request.step_opened", requestId: request.id, stepId: next.id });
  return { requestStatus: "pending", grantId: null } satisfies DecisionOutcome;
}

async function approve(tx: Tx, actor: Actor, request: Loaded, step: Step, reason: string, now: Date) {
  const status = afterRequest(request.status, "approve") ?? "approved";
  await tx.accessRequest.update({ where: { id: request.id }, data: { status, closedAt: now } });
  await audit(tx, actor, request, step, "request.approved", { status, reason });
  await emit(tx, { type: "request.approved", requestId: request.id });
  const grantId = await createGrant(tx, actor, request, now);
  return { requestStatus: "approved", grantId } satisfies DecisionOutcome;
}
