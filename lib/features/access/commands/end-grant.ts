import { db } from "@/lib/db/client";
import { beginEnd, type EndableGrant, type Ending } from "@/lib/db/end-grants";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { conflict, notFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { standingOf, standingParts } from "@/lib/features/moves/queries/standings";
import { grantWhere, resourceOf, resourceParts } from "../visibility";

async function load(actor: Actor, id: string) {
  const grant = await db().accessGrant.findFirst({
    where: { AND: [{ id }, grantWhere(actor)] },
    include: { ...resourceParts, request: { select: { requesterId: true } }, move: { include: standingParts } },
  });
  if (!grant) throw notFound("grant");
  return { grant, resource: resourceOf(grant, grant.request.requesterId) };
}

async function end(actor: Actor, grant: EndableGrant, ending: Ending): Promise<void> {
  const begun = await inTransaction((tx) => beginEnd(tx, actor, grant, ending));
  if (!begun) throw conflict("This access is ending or over already.");
}

/** The product's side takes access back. Throws `not_found`, `forbidden`, and `conflict` when it is over already. */
export async function revokeGrant(actor: Actor, input: { grantId: string; reason: string }): Promise<void> {
  const { grant, resource } = await load(actor, input.grantId);
  authorize(actor, "grant.revoke", resource);
  await end(actor, grant, { action: "grant.revoked", reason: "revoked", note: input.reason });
}

/**
 * The consumer gives access back; where they have moved to a newer port, it counts as replaced. Throws like
 * `revokeGrant`.
 */
export async function returnGrant(actor: Actor, input: { grantId: string; reason: string }): Promise<void> {
  const { grant, resource } = await load(actor, input.grantId);
  authorize(actor, "grant.return", resource);
  const note = input.reason === "" ? "Given back by the consumer." : `Given back by the consumer: ${input.reason}`;
  const hasMoved = grant.move !== null && standingOf(grant.move) === "moved";
  await end(actor, grant, { action: "grant.returned", reason: hasMoved ? "replaced" : "revoked", note });
}
