import { db } from "./client";
import { aPerson } from "./factories";
import type { Tx } from "./transaction";

type GrantOver = {
  /** The person who has access; ignored for a service account. */
  name?: string;
  serviceAccount?: { id: string };
  ended?: boolean;
  /** What they use, as `object.property`; everything by default. */
  columns?: string[];
};

/** Access to a port that serves a contract version, with the approved request it comes from. */
export async function aGrant(
  port: { id: string; contractVersionId: string; connectionId: string | null },
  over: GrantOver = {},
  client: Tx = db(),
) {
  const person = await aPerson({ name: over.name ?? "Requester" });
  const connectionId = port.connectionId ?? (await db().connection.findFirstOrThrow()).id;
  const who = over.serviceAccount
    ? { consumerKind: "service_account" as const, serviceAccountId: over.serviceAccount.id }
    : { consumerKind: "person" as const, consumerPersonId: person.id };
  const pinned = { outputPortId: port.id, contractVersionId: port.contractVersionId, ...who };
  const request = await client.accessRequest.create({
    data: {
      ...pinned,
      requesterId: person.id,
      requesterName: person.name,
      purpose: "Weekly credit review of the twenty largest tenants.",
      durationDays: 30,
      columns: over.columns ?? [],
      termsAcceptedAt: new Date(),
      status: "approved",
    },
  });
  const state = over.ended ? { status: "ended" as const, endedAt: new Date() } : { status: "active" as const };
  return client.accessGrant.create({
    data: {
      ...pinned,
      ...state,
      requestId: request.id,
      connectionId,
      platformRole: `role_${request.number}`,
      expiresAt: new Date(Date.now() + 86_400_000),
    },
  });
}
