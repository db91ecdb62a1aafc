import { db } from "@/lib/db/client";
import { maximumAccessDays } from "@/lib/domain/access/contract-limits";
import { type AccessPath, accessPolicySchema, pathFor } from "@/lib/domain/access/policy";
import type { Actor } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { visibleProductWhere } from "@/lib/features/catalog/visibility";

export type PortReference = { name: string; major: number | null };

const portParts = {
  connection: true,
  contract: { select: { id: true, ref: true, name: true } },
  contractVersion: { select: { id: true, version: true, classification: true, upgraded: true } },
  successor: { select: { name: true, major: true, retiredAt: true } },
  product: { include: { domain: true, ownerTeam: { select: { id: true, name: true, slug: true } } } },
} as const;

/**
 * A port of a product the actor may see, with what bears on asking for it; without a major, the newest one.
 * Throws `not_found` for what does not exist, is retired, or may not be seen.
 */
export async function findPort(actor: Actor, productRef: string, port: PortReference) {
  const found = await db().outputPort.findFirst({
    where: {
      name: port.name,
      ...(port.major === null ? {} : { major: port.major }),
      retiredAt: null,
      product: { AND: [{ ref: productRef }, visibleProductWhere(actor)] },
    },
    orderBy: { major: "desc" },
    include: portParts,
  });
  if (!found) throw notFound("output port");
  return found;
}
export type RequestablePort = Awaited<ReturnType<typeof findPort>>;

/** "brokerage/leasing" lies under "brokerage" and under itself. */
function pathsAbove(path: string): string[] {
  const parts = path.split("/");
  return parts.map((_, i) => parts.slice(0, i + 1).join("/"));
}

/** The path a request for the port would go now: the policies of all levels that hold for it, strictest wins. */
export async function accessPath(port: RequestablePort): Promise<AccessPath> {
  const { classification, upgraded } = port.contractVersion;
  const rows = await db().accessPolicy.findMany({
    where: {
      OR: [
        { level: "company" },
        { level: "domain", subject: { in: pathsAbove(port.product.domain.path) } },
        { level: "classification", subject: classification },
        { level: "product", subject: port.product.ref },
        { level: "port", subject: `${port.product.ref}/${port.name}@${port.major}` },
      ],
    },
    orderBy: [{ level: "asc" }, { subject: "asc" }],
  });
  const policies = rows.map((row) => accessPolicySchema.parse(row.spec));
  return pathFor(policies, { classification, maximumAccessDays: maximumAccessDays(upgraded) });
}

/** The columns of a contract version as requests name them, object by object. */
export async function portColumns(contractVersionId: string): Promise<{ object: string; columns: string[] }[]> {
  const objects = await db().schemaObject.findMany({
    where: { contractVersionId },
    select: { name: true, properties: { select: { name: true }, orderBy: { position: "asc" } } },
    orderBy: { position: "asc" },
  });
  return objects.map(({ name, properties }) => ({ object: name, columns: properties.map((p) => `${name}.${p.name}`) }));
}

/** Why nobody can ask for the port now, as a sentence; null when it can be asked for. */
export function whyNotRequestable(port: RequestablePort): string | null {
  if (port.product.status === "deprecated")
    return `${port.product.name} is deprecated: those who have access keep it, new access is not given.`;
  if (port.product.status !== "active") return `${port.product.name} is ${port.product.status} and gives no access.`;
  if (port.deprecatedAt !== null)
    return port.successor
      ? `The port ${port.name} ${port.major} is deprecated. Ask for ${port.successor.name} ${port.successor.major}, which replaces it.`
      : `The port ${port.name} ${port.major} is deprecated: those who have access keep it, new access is not given.`;
  if (port.connection === null || port.platformSchema === null)
    return "This port is not on a data platform where Mercat can grant access.";
  return null;
}
