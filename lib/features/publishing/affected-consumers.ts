import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { liveGrantStatuses } from "@/lib/domain/access/states";
import { type ChangeClass, type ContractDiff, changeClasses } from "@/lib/domain/contract/diff/model";
import { reduceDiff } from "@/lib/domain/contract/diff/reduce";

/** Somebody with access whose columns a change touches. */
export type AffectedConsumer = {
  name: string;
  kind: "person" | "service_account";
  /** The team of a service account. */
  team: string | null;
  /** The ports they have access to, as `product/port@major`. */
  ports: string[];
  /** The worst of the changes that touch them. */
  verdict: ChangeClass;
};

const grantFields = {
  consumerKind: true,
  consumerPersonId: true,
  serviceAccountId: true,
  serviceAccount: { select: { name: true, team: { select: { name: true } } } },
  request: { select: { requesterName: true, columns: true } },
  outputPort: { select: { name: true, major: true, product: { select: { ref: true } } } },
} satisfies Prisma.AccessGrantSelect;

type Grant = Prisma.AccessGrantGetPayload<{ select: typeof grantFields }>;

const worse = (a: ChangeClass, b: ChangeClass) => (changeClasses.indexOf(a) <= changeClasses.indexOf(b) ? a : b);

function merge(found: Map<string, AffectedConsumer>, grant: Grant, verdict: ChangeClass): void {
  const { product, name, major } = grant.outputPort;
  const port = `${product.ref}/${name}@${major}`;
  const key = `${grant.consumerKind} ${grant.serviceAccountId ?? grant.consumerPersonId}`;
  const before = found.get(key);
  found.set(key, {
    name: grant.serviceAccount?.name ?? grant.request.requesterName,
    kind: grant.consumerKind,
    team: grant.serviceAccount?.team.name ?? null,
    ports: [...new Set([...(before?.ports ?? []), port])].sort(),
    verdict: before ? worse(before.verdict, verdict) : verdict,
  });
}

/**
 * Who has access to a contract version and uses what a diff breaks or puts at risk: those with a live grant on a port
 * that serves it. Additions and wording touch nobody. For people who may publish the contract only; the caller checks.
 */
export async function affectedConsumers(contractVersionId: string, diff: ContractDiff): Promise<AffectedConsumer[]> {
  if (diff.verdict !== "breaking" && diff.verdict !== "risky") return [];
  const grants = await db().accessGrant.findMany({
    where: { status: { in: liveGrantStatuses }, outputPort: { contractVersionId } },
    select: grantFields,
  });
  const found = new Map<string, AffectedConsumer>();
  for (const grant of grants) {
    const { verdict } = reduceDiff(diff, grant.request.columns);
    if (verdict === "breaking" || verdict === "risky") merge(found, grant, verdict);
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}
