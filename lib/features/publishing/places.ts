import type { Tx } from "@/lib/db/transaction";
import type { ContractModel } from "@/lib/domain/contract/model";
import type { Problem } from "@/lib/domain/errors";
import { takeTurns } from "./publication";

/** Where the objects of a port are on a data platform; null where the contract names no platform known here. */
export type Place = { connectionId: string; platformSchema: string } | null;

const isSystemSchema = (schema: string) => /^(pg_.*|information_schema)$/i.test(schema);

/**
 * The place a contract promises: its server that is called like a connection, production first. A server without a
 * schema is no place, because nothing could be granted there.
 */
export async function placeOf(tx: Tx, model: ContractModel): Promise<Place> {
  const connections = await tx.connection.findMany({
    where: { slug: { in: model.servers.map((s) => s.server) } },
    select: { id: true, slug: true },
  });
  const candidates = model.servers.flatMap((server) => {
    const connection = connections.find((c) => c.slug === server.server);
    if (!connection || server.schema === null) return [];
    return [{ connectionId: connection.id, platformSchema: server.schema, production: server.environment === "prod" }];
  });
  const found = candidates.find((c) => c.production) ?? candidates[0];
  return found ? { connectionId: found.connectionId, platformSchema: found.platformSchema } : null;
}

/**
 * A schema on a platform belongs to one product: otherwise whoever publishes could offer, and then approve, access to
 * data of others. Returns the problem, or null when the product may use the place.
 */
export async function placeProblem(tx: Tx, productId: string, place: Place, path: string): Promise<Problem | null> {
  if (place === null) return null;
  const { connectionId, platformSchema } = place;
  if (isSystemSchema(platformSchema))
    return { path, severity: "error", message: `The schema “${platformSchema}” belongs to the platform itself.` };
  await takeTurns(tx, [`place:${connectionId}:${platformSchema}`]);
  const other = await tx.outputPort.findFirst({
    where: { connectionId, platformSchema, retiredAt: null, productId: { not: productId } },
    select: { id: true },
  });
  if (!other) return null;
  return {
    path,
    severity: "error",
    message: `The schema “${platformSchema}” on this platform belongs to another data product; each product has its own.`,
  };
}
