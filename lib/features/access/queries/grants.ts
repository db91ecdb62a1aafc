import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { grantState } from "@/lib/domain/access/grant-state";
import type { Actor } from "@/lib/domain/actor";
import { can } from "@/lib/domain/permissions";
import { standingOf, standingParts } from "@/lib/features/moves/queries/standings";
import type { GrantFilter } from "../schema";
import { grantWhere, resourceOf, resourceParts } from "../visibility";

const MOST = 200;

/** Access of the actor and of the service accounts of their teams; at most 200. */
export async function myGrants(actor: Actor, filter: GrantFilter) {
  const mine: Prisma.AccessGrantWhereInput = {
    OR: [
      { consumerPersonId: actor.id ?? "" },
      { serviceAccount: { teamId: { in: actor.teams.map((team) => team.id) } } },
    ],
  };
  const grants = await db().accessGrant.findMany({
    where: { AND: [mine, filter.show === "ended" ? { status: "ended" } : { status: { not: "ended" } }] },
    include: {
      outputPort: {
        select: {
          name: true,
          major: true,
          deprecatedAt: true,
          endsAt: true,
          product: { select: { ref: true, name: true, status: true, sunsetAt: true } },
        },
      },
      serviceAccount: { select: { name: true } },
    },
    orderBy: filter.show === "ended" ? { endedAt: "desc" } : { expiresAt: "asc" },
    take: MOST,
  });
  return grants.map((g) => ({
    id: g.id,
    product: g.outputPort.product,
    port: `${g.outputPort.name} ${g.outputPort.major}`,
    /** The port or the whole product is deprecated; from when on it can end, where somebody has said. */
    deprecated: g.outputPort.deprecatedAt !== null || g.outputPort.product.status === "deprecated",
    endsAt: g.outputPort.endsAt ?? g.outputPort.product.sunsetAt,
    consumer: g.serviceAccount?.name ?? "You",
    state: grantState(g),
    expiresAt: g.expiresAt,
    endedAt: g.endedAt,
    moving: g.status === "provisioning" || g.status === "revoking",
  }));
}
export type MyGrant = Awaited<ReturnType<typeof myGrants>>[number];

const proofSchema = z.object({
  state: z.enum(["granted", "gone"]),
  readAt: z.string(),
  passed: z.boolean(),
  checks: z.array(z.object({ name: z.string(), passed: z.boolean(), detail: z.string().optional() })),
});

const parts = {
  ...resourceParts,
  connection: true,
  request: { select: { id: true, number: true, requesterId: true, requesterName: true, purpose: true, columns: true } },
  move: { include: { ...standingParts, toPort: { select: { name: true, major: true } } } },
  contractVersion: {
    include: {
      contract: { select: { ref: true } },
      schemaObjects: { select: { physicalName: true, name: true }, orderBy: { position: "asc" } },
    },
  },
} satisfies Prisma.AccessGrantInclude;

/** One grant the actor may see, with its proof, its history and what the actor may do; null when there is none. */
export async function getGrant(actor: Actor, id: string) {
  const grant = await db().accessGrant.findFirst({
    where: { AND: [{ id }, grantWhere(actor)] },
    include: parts,
    // The verifier is of no use to any reader.
    omit: { credentialVerifier: true },
  });
  if (!grant) return null;
  const resource = resourceOf(grant, grant.request.requesterId);
  const history = await db().auditEvent.findMany({
    where: { subjectType: "access_grant", subjectId: grant.id },
    select: { id: true, at: true, action: true, actorName: true },
    orderBy: { id: "asc" },
  });
  const proof = proofSchema.safeParse(grant.proof);
  const live = grant.status === "provisioning" || grant.status === "active";
  return {
    ...grant,
    state: grantState(grant),
    /** The question a newer major puts to this consumer, where there is one. */
    question: grant.move ? { id: grant.move.id, standing: standingOf(grant.move), to: grant.move.toPort } : null,
    endsAt: grant.outputPort.endsAt ?? grant.outputPort.product.sunsetAt,
    proof: proof.success ? proof.data : null,
    history,
    consumerName: grant.serviceAccount?.name ?? grant.request.requesterName,
    mayRevoke: live && can(actor, "grant.revoke", resource).allowed,
    mayReturn: live && can(actor, "grant.return", resource).allowed,
    mayIssue: grant.status === "active" && can(actor, "grant.issue_credential", resource).allowed,
    moving:
      grant.status === "provisioning" ||
      grant.status === "revoking" ||
      (grant.credentialIssuedAt !== null && grant.credentialAppliedAt === null && live),
  };
}
export type GrantView = NonNullable<Awaited<ReturnType<typeof getGrant>>>;
