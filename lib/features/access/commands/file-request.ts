import { recordAudit } from "@/lib/db/audit";
import { db } from "@/lib/db/client";
import { createPendingRequest, lockRequests } from "@/lib/db/create-request";
import { emit } from "@/lib/db/outbox";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { type AccessPath, approverNames } from "@/lib/domain/access/policy";
import { liveGrantStatuses } from "@/lib/domain/access/states";
import type { Actor } from "@/lib/domain/actor";
import { AppError, conflict } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { formatDays } from "@/lib/format";
import { routes } from "@/lib/routes";
import { accessPath, findPort, portColumns, type RequestablePort, whyNotRequestable } from "../queries/port";
import type { FileRequestInput } from "../schema";

type Consumer = {
  consumerKind: "person" | "service_account";
  consumerPersonId: string | null;
  serviceAccountId: string | null;
  name: string;
};

/**
 * Files a request for access to an output port, for the actor or a service account of one of the actor's teams. The path
 * of approvals, the contract version and the terms accepted are pinned.
 * Throws `not_found` (port unseen), `forbidden`, `invalid` (duration, service account) and `conflict` (terms changed,
 * product not active, the same access asked for or held already).
 */
export async function fileRequest(actor: Actor, input: FileRequestInput): Promise<{ id: string; number: number }> {
  authorize(actor, "request.create");
  const port = await findPort(actor, input.product, input.port);
  const [consumer, path] = await Promise.all([findConsumer(actor, input.serviceAccount), accessPath(port)]);
  decide(port, path, input);
  await refuseUnknownColumns(port, input.columns ?? []);
  return inTransaction(async (tx) => {
    await refuseDuplicates(tx, port, consumer);
    const request = await create(tx, actor, { port, path, consumer, input });
    const [first] = request.steps;
    await recordAudit(tx, actor, {
      action: "request.filed",
      subjectType: "access_request",
      subjectId: request.id,
      subjectName: `Request ${request.number}`,
      productId: port.productId,
      after: {
        product: port.product.ref,
        port: `${port.name}@${port.major}`,
        consumer: consumer.name,
        purpose: input.purpose,
        durationDays: input.durationDays,
        columns: input.columns?.length ? input.columns : "all",
        contractVersion: `${port.contract.ref} ${port.contractVersion.version}`,
        path: path.steps.map((s) => approverNames[s.approver]),
      },
    });
    await emit(tx, { type: "request.filed", requestId: request.id });
    if (first) await emit(tx, { type: "request.step_opened", requestId: request.id, stepId: first.id });
    return { id: request.id, number: request.number };
  });
}

async function findConsumer(actor: Actor, slug: string | null): Promise<Consumer> {
  if (actor.id === null) throw new AppError("forbidden", "Only people and service accounts ask for access.");
  if (slug === null && actor.kind === "person")
    return { consumerKind: "person", consumerPersonId: actor.id, serviceAccountId: null, name: actor.name };
  const account = await db().serviceAccount.findFirst({
    where: { ...(slug === null ? { id: actor.id } : { slug }), teamId: { in: actor.teams.map((t) => t.id) } },
  });
  const field = { field: "serviceAccount" };
  if (!account) throw new AppError("invalid", "Choose yourself or a service account of one of your teams.", field);
  if (account.deactivatedAt)
    throw new AppError("invalid", `The service account ${account.name} is deactivated; choose another one.`, field);
  return {
    consumerKind: "service_account",
    consumerPersonId: null,
    serviceAccountId: account.id,
    name: account.name,
  };
}

function decide(port: RequestablePort, path: AccessPath, input: FileRequestInput): void {
  const closed = whyNotRequestable(port);
  if (closed) throw conflict(closed);
  if (input.acceptedContractVersionId !== port.contractVersionId)
    throw new AppError(
      "conflict",
      `The terms changed: the contract ${port.contract.ref} is now in version ${port.contractVersion.version}. Read it and accept it again.`,
      { field: "acceptedContractVersionId" },
    );
  if (input.durationDays > path.maximumDays)
    throw new AppError("invalid", `Access to this port lasts at most ${formatDays(path.maximumDays)}.`, {
      field: "durationDays",
    });
}

/** Columns are named as the contract names them: `object.property`. */
async function refuseUnknownColumns(port: RequestablePort, columns: readonly string[]): Promise<void> {
  if (columns.length === 0) return;
  const known = new Set((await portColumns(port.contractVersionId)).flatMap((o) => o.columns));
  const unknown = columns.find((column) => !known.has(column));
  if (unknown !== undefined)
    throw new AppError("invalid", `The contract ${port.contract.ref} has no column “${unknown}”.`, {
      field: "columns",
    });
}

/** One request per consumer and port at a time; whoever has to answer a move answers it instead. */
async function refuseDuplicates(tx: Tx, port: RequestablePort, consumer: Consumer): Promise<void> {
  const who = { consumerPersonId: consumer.consumerPersonId, serviceAccountId: consumer.serviceAccountId };
  await lockRequests(tx, port.id, consumer.consumerPersonId ?? consumer.serviceAccountId);
  const pending = await tx.accessRequest.findFirst({ where: { outputPortId: port.id, status: "pending", ...who } });
  if (pending)
    throw new AppError("conflict", `Request ${pending.number} for the same access waits for a decision.`, {
      problems: [{ path: "existing", message: routes.request(pending.id) }],
    });
  const grant = await tx.accessGrant.findFirst({
    where: { outputPortId: port.id, status: { in: liveGrantStatuses }, ...who },
  });
  if (grant)
    throw new AppError("conflict", `${consumer.name} has this access already.`, {
      problems: [{ path: "existing", message: routes.grant(grant.id) }],
    });
  const move = await tx.move.findFirst({
    where: { toPortId: port.id, status: { in: ["open", "blocked"] }, grant: who },
    include: { fromPort: { select: { name: true, major: true } } },
  });
  if (move)
    throw new AppError(
      "conflict",
      `${consumer.name} has access to ${move.fromPort.name} ${move.fromPort.major}, which this port replaces: answer its question, and the access is carried over.`,
      { problems: [{ path: "existing", message: routes.move(move.id) }] },
    );
}

type Filing = { port: RequestablePort; path: AccessPath; consumer: Consumer; input: FileRequestInput };

function create(tx: Tx, actor: Actor, { port, path, consumer, input }: Filing) {
  const now = new Date();
  const { name: _, ...consumerColumns } = consumer;
  const data = {
    requesterId: actor.id ?? "",
    requesterName: actor.name,
    ...consumerColumns,
    outputPortId: port.id,
    contractVersionId: port.contractVersionId,
    purpose: input.purpose,
    durationDays: input.durationDays,
    columns: input.columns ?? [],
    termsAcceptedAt: now,
  };
  return createPendingRequest(tx, data, path.steps, now);
}
