import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { conflict, notFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { visibleProductWhere } from "@/lib/features/catalog/visibility";

/**
 * A deprecated port whose end the actor may manage. Throws `not_found`, `forbidden`, and `conflict` when it is retired, or
 * not deprecated: a port that the document offers is ended by its document.
 */
export async function loadDeprecatedPort(actor: Actor, id: string) {
  const port = await db().outputPort.findFirst({
    where: { id, product: visibleProductWhere(actor) },
    include: {
      product: { include: { domain: { select: { path: true } } } },
      successor: { select: { name: true, major: true } },
    },
  });
  if (!port) throw notFound("output port");
  const { product } = port;
  authorize(actor, "move.manage", {
    ownerTeamId: product.ownerTeamId,
    domainPath: product.domain.path,
    visibility: product.visibility,
  });
  if (port.retiredAt !== null) throw conflict(`The port ${port.name} ${port.major} is retired already.`);
  if (port.deprecatedAt === null)
    throw conflict(
      `The port ${port.name} ${port.major} is not deprecated. Publish a version of the product that replaces it or no longer lists it.`,
    );
  return port;
}
