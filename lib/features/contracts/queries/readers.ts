import semver from "semver";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { liveGrantStatuses } from "@/lib/domain/access/states";
import type { Actor } from "@/lib/domain/actor";
import type { ContractDiff } from "@/lib/domain/contract/diff/model";
import { reduceDiff } from "@/lib/domain/contract/diff/reduce";
import { can } from "@/lib/domain/permissions";

/** Somebody with access to a port of a contract. */
export type Reader = {
  /** The person or service account. */
  id: string;
  name: string;
  kind: "person" | "service_account";
  /** The team of a service account. */
  team: string | null;
  /** As `product/port@major`. */
  port: string;
  /** The columns they use; none means all. */
  columns: readonly string[];
};

/** A version of a contract, published or about to be. */
type Version = { contractId: string | null; version: string };

const place = { ownerTeamId: true, domain: { select: { path: true } } } as const;

/** The open ports through which a version of this major is read. */
async function portsOfMajor(contractId: string, version: string) {
  const ports = await db().outputPort.findMany({
    where: { contractId, retiredAt: null },
    select: { id: true, contractVersion: { select: { version: true } }, product: { select: place } },
  });
  return ports.filter((port) => semver.major(port.contractVersion.version) === semver.major(version));
}

/** Access is the matter of the products that offer the contract; of one that is not offered, of its own team. */
async function mayKnow(actor: Actor, contractId: string, ports: Awaited<ReturnType<typeof portsOfMajor>>) {
  const owners =
    ports.length > 0
      ? ports.map(({ product }) => ({ ownerTeamId: product.ownerTeamId, domainPath: product.domain.path }))
      : [await ownerOf(contractId)];
  return owners.every((owner) => can(actor, "grant.view", owner).allowed);
}

async function ownerOf(contractId: string) {
  const { ownerTeamId, ownerTeam } = await db().dataContract.findUniqueOrThrow({
    where: { id: contractId },
    select: { ownerTeamId: true, ownerTeam: { select: { domain: { select: { path: true } } } } },
  });
  return { ownerTeamId, domainPath: ownerTeam.domain?.path ?? null };
}

const grantFields = {
  consumerPersonId: true,
  consumerKind: true,
  serviceAccountId: true,
  contractVersion: { select: { contractId: true, version: true } },
  serviceAccount: { select: { name: true, team: { select: { name: true } } } },
  request: { select: { requesterName: true, columns: true } },
  outputPort: { select: { name: true, major: true, product: { select: { ref: true } } } },
} satisfies Prisma.AccessGrantSelect;

type Grant = Prisma.AccessGrantGetPayload<{ select: typeof grantFields }>;

function toReader(grant: Grant): Reader {
  const { product, name, major } = grant.outputPort;
  return {
    id: grant.serviceAccountId ?? grant.consumerPersonId ?? "",
    name: grant.serviceAccount?.name ?? grant.request.requesterName,
    kind: grant.consumerKind,
    team: grant.serviceAccount?.team.name ?? null,
    port: `${product.ref}/${name}@${major}`,
    columns: grant.request.columns,
  };
}

/**
 * Whom the way from one version to another can reach: those with live access to an open port of the first one's major, who
 * have not agreed to the second one or a later yet. The one answer for every screen, the rehearsal and the command line. Null
 * for an actor who may not know who has access.
 */
export async function readersOf(
  actor: Actor,
  from: { contractId: string; version: string },
  to: Version,
): Promise<Reader[] | null> {
  const ports = await portsOfMajor(from.contractId, from.version);
  if (!(await mayKnow(actor, from.contractId, ports))) return null;
  const grants = await db().accessGrant.findMany({
    where: { outputPortId: { in: ports.map((port) => port.id) }, status: { in: liveGrantStatuses } },
    select: grantFields,
    orderBy: { createdAt: "asc" },
  });
  const agreed = ({ contractId, version }: Grant["contractVersion"]) =>
    contractId === to.contractId && semver.gte(version, to.version);
  return grants.filter((grant) => !agreed(grant.contractVersion)).map(toReader);
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
