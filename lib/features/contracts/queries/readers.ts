import semver from "semver";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { ContractDiff } from "@/lib/domain/contract/diff/model";
import { reduceDiff } from "@/lib/domain/contract/diff/reduce";
import { can } from "@/lib/domain/permissions";
import { visibleProductWhere } from "@/lib/features/catalog/visibility";

/** Somebody with access under an earlier version: a name, and the columns they use (none means all). */
export type Reader = { name: string; columns: readonly string[] };

/** The open ports of a contract whose consumers the actor may know: owners, domain owners, stewards, admins, auditors. */
async function openPorts(actor: Actor, contractId: string): Promise<string[]> {
  const ports = await db().outputPort.findMany({
    where: { contractId, retiredAt: null, product: visibleProductWhere(actor) },
    select: { id: true, product: { select: { ownerTeamId: true, domain: { select: { path: true } } } } },
  });
  return ports
    .filter(({ product }) => {
      const resource = { ownerTeamId: product.ownerTeamId, domainPath: product.domain.path };
      return can(actor, "grant.view", resource).allowed;
    })
    .map((port) => port.id);
}

/**
 * Who reads a contract's data now and agreed to a version below `version`: whoever its changes reach. Null for an actor who
 * may not know who reads it.
 */
export async function readersBefore(actor: Actor, contractId: string, version: string): Promise<Reader[] | null> {
  const ports = await openPorts(actor, contractId);
  if (ports.length === 0) return null;
  const grants = await db().accessGrant.findMany({
    where: { outputPortId: { in: ports }, status: { in: ["provisioning", "active"] } },
    select: {
      contractVersion: { select: { version: true } },
      serviceAccount: { select: { name: true } },
      request: { select: { requesterName: true, columns: true } },
    },
    orderBy: { createdAt: "asc" },
  });
  return grants
    .filter((grant) => semver.lt(grant.contractVersion.version, version))
    .map((grant) => ({
      name: grant.serviceAccount?.name ?? grant.request.requesterName,
      columns: grant.request.columns,
    }));
}

/**
 * By change that can hurt (breaking or risky): the names of those it touches, each once. What is only added, or only said
 * in other words, touches nobody.
 */
export function touchedBy(diff: ContractDiff, readers: readonly Reader[]): Map<string, string[]> {
  const touched = new Map<string, Set<string>>();
  const reduced = new Map<string, ContractDiff>();
  for (const { name, columns } of readers) {
    const key = JSON.stringify(columns);
    const own = reduced.get(key) ?? reduceDiff(diff, columns);
    reduced.set(key, own);
    for (const change of own.changes) {
      if (change.class !== "breaking" && change.class !== "risky") continue;
      const names = touched.get(change.id) ?? new Set();
      touched.set(change.id, names.add(name));
    }
  }
  return new Map([...touched].map(([id, names]) => [id, [...names]]));
}
