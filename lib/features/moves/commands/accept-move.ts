import { recordAudit } from "@/lib/db/audit";
import { createGrant } from "@/lib/db/create-grant";
import { createPendingRequest, lockRequests } from "@/lib/db/create-request";
import { recordMove } from "@/lib/db/moves";
import { emit } from "@/lib/db/outbox";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import type { PathStep } from "@/lib/domain/access/policy";
import { liveGrantStatuses, type RequestStatus } from "@/lib/domain/access/states";
import type { Actor } from "@/lib/domain/actor";
import { AppError, conflict } from "@/lib/domain/errors";
import { carriedOver, needsApproval } from "@/lib/domain/move/retirement";
import {
  accessPath,
  findPort,
  portColumns,
  type RequestablePort,
  whyNotRequestable,
} from "@/lib/features/access/queries/port";
import type { AcceptMoveInput } from "../schema";
import { type AnswerableMove, loadAnswerable, overtaken, stillAnswerable } from "./load-move";

export type MoveOutcome = { requestId: string; requestStatus: RequestStatus; grantId: string | null };

/** What the new request carries over. */
type Carried = {
  move: AnswerableMove;
  port: RequestablePort;
  columns: string[];
  expiresAt: Date;
  durationDays: number;
  /** The approvals it needs anew; null when it stands under those it has. */
  steps: readonly PathStep[] | null;
  now: Date;
};

/**
 * The consumer accepts the new major: same purpose, consumer, columns and end, under the new contract version. The access
 * is made at once under the approval that exists; where the classification rises, a request takes the ordinary path.
 * The old access stays. Throws `not_found`, `forbidden`, and `conflict` (answered meanwhile, terms changed, port gone).
 */
export async function acceptMove(actor: Actor, input: AcceptMoveInput): Promise<MoveOutcome> {
  const move = await loadAnswerable(actor, input.moveId);
  const { product } = move.grant.outputPort;
  const port = await findPort(actor, product.ref, move.toPort);
  decide(port, input);
  const carried = await carry(move, port, new Date());
  return inTransaction(async (tx) => {
    const { count } = await tx.move.updateMany({
      where: stillAnswerable(move, carried.now),
      data: {
        status: "accepted",
        revision: { increment: 1 },
        answeredAt: carried.now,
        answeredByName: actor.name,
      },
    });
    if (count === 0) throw conflict(overtaken);
    await holdTerms(tx, port);
    const outcome = await settleAccess(tx, actor, carried);
    await tx.move.update({ where: { id: move.id }, data: { requestId: outcome.requestId } });
    await recordMove(tx, actor, move, "move.accepted", {
      before: { status: move.status },
      after: {
        status: "accepted",
        contractVersion: `${port.contract.ref} ${port.contractVersion.version}`,
        request: outcome.requestStatus,
      },
    });
    await emit(tx, { type: "move.accepted", moveId: move.id });
    return outcome;
  });
}

function decide(port: RequestablePort, input: AcceptMoveInput): void {
  const closed = whyNotRequestable(port);
  if (closed) throw conflict(closed);
  if (input.acceptedContractVersionId !== port.contractVersionId)
    throw new AppError(
      "conflict",
      `The terms changed: the contract ${port.contract.ref} is now in version ${port.contractVersion.version}. Read what it changes and answer again.`,
      { field: "acceptedContractVersionId" },
    );
}

/** The terms that were read stay the port's until the access is carried over: a publication comes before or after. */
async function holdTerms(tx: Tx, port: RequestablePort): Promise<void> {
  const [now] = await tx.$queryRaw<{ version: string }[]>`
    select contract_version_id as version from output_port where id = ${port.id}::uuid for share`;
  if (now?.version !== port.contractVersionId)
    throw conflict("The terms changed just now. Read what they change and answer again.");
}

/** Columns that the new version no longer has are left out; whoever used only those uses all. */
async function carry(move: AnswerableMove, port: RequestablePort, now: Date): Promise<Carried> {
  const { grant } = move;
  const [path, objects] = await Promise.all([accessPath(port), portColumns(port.contractVersionId)]);
  const known = new Set(objects.flatMap((o) => o.columns));
  return {
    move,
    port,
    now,
    columns: grant.request.columns.filter((column) => known.has(column)),
    ...carriedOver(grant.expiresAt, path.maximumDays, now),
    steps: needsApproval(grant.contractVersion, {
      contractId: port.contractId,
      classification: port.contractVersion.classification,
    })
      ? path.steps
      : null,
  };
}

/** The request and grant on the new port: what the consumer has or asked for there already, or new ones. */
async function settleAccess(tx: Tx, actor: Actor, carried: Carried): Promise<MoveOutcome> {
  const { grant } = carried.move;
  const { consumerPersonId, serviceAccountId } = grant;
  await lockRequests(tx, carried.port.id, consumerPersonId ?? serviceAccountId);
  const there = await tx.accessRequest.findFirst({
    where: {
      outputPortId: carried.port.id,
      consumerPersonId,
      serviceAccountId,
      OR: [{ status: "pending" }, { grant: { status: { in: liveGrantStatuses } } }],
    },
    include: { grant: { select: { id: true } } },
  });
  if (there) return { requestId: there.id, requestStatus: there.status, grantId: there.grant?.id ?? null };
  return carried.steps === null ? carryOver(tx, actor, carried) : askAgain(tx, actor, carried, carried.steps);
}

function requestData({ move, port, columns, durationDays, now }: Carried) {
  const { requesterId, requesterName, purpose } = move.grant.request;
  const { consumerKind, consumerPersonId, serviceAccountId } = move.grant;
  return {
    requesterId,
    requesterName,
    consumerKind,
    consumerPersonId,
    serviceAccountId,
    outputPortId: port.id,
    contractVersionId: port.contractVersionId,
    purpose,
    durationDays,
    columns,
    origin: "move" as const,
    termsAcceptedAt: now,
  };
}

type Filed = { id: string; number: number };

function auditRequest(tx: Tx, actor: Actor, { move, port, durationDays }: Carried, filed: Filed, action: string) {
  return recordAudit(tx, actor, {
    action,
    subjectType: "access_request",
    subjectId: filed.id,
    subjectName: `Request ${filed.number}`,
    productId: port.productId,
    after: {
      from: `request ${move.grant.request.number}`,
      port: `${port.name}@${port.major}`,
      contractVersion: `${port.contract.ref} ${port.contractVersion.version}`,
      durationDays,
    },
  });
}

async function carryOver(tx: Tx, actor: Actor, carried: Carried): Promise<MoveOutcome> {
  const { now, expiresAt } = carried;
  const request = await tx.accessRequest.create({
    data: { ...requestData(carried), status: "approved", closedAt: now },
    include: { outputPort: { include: { product: true } } },
  });
  await auditRequest(tx, actor, carried, request, "request.carried_over");
  const grantId = await createGrant(tx, actor, request, now, expiresAt);
  return { requestId: request.id, requestStatus: "approved", grantId };
}

async function askAgain(tx: Tx, actor: Actor, carried: Carried, steps: readonly PathStep[]): Promise<MoveOutcome> {
  const request = await createPendingRequest(tx, requestData(carried), steps, carried.now);
  await auditRequest(tx, actor, carried, request, "request.filed");
  await emit(tx, { type: "request.filed", requestId: request.id });
  const [first] = request.steps;
  if (first) await emit(tx, { type: "request.step_opened", requestId: request.id, stepId: first.id });
  return { requestId: request.id, requestStatus: "pending", grantId: null };
}
