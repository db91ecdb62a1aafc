import { db } from "@/lib/db/client";
import type { DomainEvent } from "@/lib/domain/events";
import { approversOf, ownersOf } from "@/lib/features/access/queries/approvers";
import { routes } from "@/lib/routes";
import type { Audience, Facts, MoveFacts, Recipient } from "./messages";

const moveParts = { include: { toPort: { include: { contractVersion: { select: { version: true } } } } } } as const;

const requestParts = {
  serviceAccount: { select: { name: true, teamId: true } },
  outputPort: { include: { product: { include: { domain: true } } } },
  decisions: { where: { verdict: "deny" as const }, select: { reason: true } },
  grant: { include: { move: moveParts } },
  steps: true,
} as const;

type About = { id: string } | { grant: { id: string } } | { grant: { move: { id: string } } };

function load(where: About) {
  return db().accessRequest.findFirst({ where, include: requestParts });
}
export type AboutRequest = NonNullable<Awaited<ReturnType<typeof load>>>;

/** The request an event is about, by itself or by its grant; null for other events and for what is gone. */
export async function requestOf(event: DomainEvent): Promise<AboutRequest | null> {
  if ("requestId" in event) return load({ id: event.requestId });
  if ("grantId" in event) return load({ grant: { id: event.grantId } });
  if ("moveId" in event) return load({ grant: { move: { id: event.moveId } } });
  return null;
}

function moveFacts({ outputPort, grant }: AboutRequest): MoveFacts | null {
  const move = grant?.move;
  if (!move) return null;
  return {
    id: move.id,
    to: `${outputPort.product.name}, port ${move.toPort.name} ${move.toPort.major}`,
    toVersion: move.toPort.contractVersion.version,
    answeredBy: move.answeredByName ?? "",
    blockedReason: move.blockedReason,
    ownersPage: routes.portMoves(outputPort.product.ref, `${outputPort.name}@${outputPort.major}`),
  };
}

export function factsOf(request: AboutRequest): Facts {
  const { outputPort, grant } = request;
  return {
    requestId: request.id,
    requestNumber: request.number,
    requesterName: request.requesterName,
    consumerName: request.serviceAccount?.name ?? request.requesterName,
    access: `${outputPort.product.name}, port ${outputPort.name}`,
    port: `${outputPort.name} ${outputPort.major}`,
    product: outputPort.product.name,
    successorRef: outputPort.product.successorRef,
    portEndsAt: outputPort.endsAt ?? outputPort.product.sunsetAt,
    portEndReason: outputPort.endReason,
    ownersPage: routes.portMoves(outputPort.product.ref, `${outputPort.name}@${outputPort.major}`),
    move: moveFacts(request),
    purpose: request.purpose,
    denialReason: request.decisions[0]?.reason ?? null,
    grantId: grant?.id ?? null,
    expiresAt: grant?.expiresAt ?? null,
    endNote: grant?.endNote ?? null,
    lastError: grant?.lastError ?? null,
  };
}

const active = { deactivatedAt: null };
const select = { id: true, name: true, email: true } as const;

/** The requester; where a service account asked by itself, the people of its team. */
async function requesters(request: AboutRequest): Promise<Recipient[]> {
  const person = await db().person.findFirst({ where: { id: request.requesterId, ...active }, select });
  if (person) return [person];
  const teamId = request.serviceAccount?.teamId;
  if (!teamId) return [];
  return db().person.findMany({ where: { ...active, memberships: { some: { teamId } } }, select });
}

/** The people of an audience, as the database knows them now; deactivated ones get nothing. */
export async function recipientsOf(
  audience: Audience,
  event: DomainEvent,
  request: AboutRequest,
): Promise<Recipient[]> {
  const { product } = request.outputPort;
  switch (audience) {
    case "requester":
      return requesters(request);
    case "owners":
      return ownersOf(product);
    case "admins":
      return db().person.findMany({
        where: { ...active, roleAssignments: { some: { role: "platform_admin" } } },
        select,
      });
    case "voters":
      // Their messages depend on what each of them may see: see need-messages.ts.
      return [];
    case "approvers": {
      const stepId = event.type === "request.step_opened" ? event.stepId : null;
      const step = request.steps.find((s) => s.id === stepId);
      if (step?.status !== "open") return [];
      const personIds = [request.requesterId, request.consumerPersonId];
      return approversOf(step.approver, product, { personIds, teamId: request.serviceAccount?.teamId ?? null });
    }
  }
}
