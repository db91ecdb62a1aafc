import { diffContracts } from "@/lib/domain/contract/diff/diff-contracts";
import type { Change } from "@/lib/domain/contract/diff/model";
import { versionTooSmall } from "@/lib/domain/contract/diff/version";
import { formatPath } from "@/lib/domain/document/field-path";
import { limits } from "@/lib/domain/document/limits";
import type { Problem } from "@/lib/domain/errors";
import { versionBefore } from "@/lib/domain/product/publication";
import { inField, type ReadableContract, refuse } from "./bundle";
import type { Publication } from "./publication";

type Published = { id: string; version: string };

/** What asks for the version, worst first: one problem for each change of the class that decides. */
function problemOf(change: Change): Problem {
  return {
    path: formatPath(change.afterPath ?? change.beforePath ?? []),
    severity: "error",
    message: `${change.message} ${change.reason}`,
  };
}

/**
 * Judges a new contract version against the one it follows, the highest below it, from the consumer's side. Returns the
 * worst class of its changes, or null for a first version. Throws `invalid` with the sentence and every change that asks
 * for a higher version when its number is too small.
 */
export async function judgeVersion(
  { tx }: Publication,
  contract: ReadableContract,
  published: readonly Published[],
): Promise<string | null> {
  const { version } = contract.model;
  const follows = versionBefore(version, published);
  if (follows === null) return null;
  const { upgraded } = await tx.contractVersion.findUniqueOrThrow({
    where: { id: follows.id },
    select: { upgraded: true },
  });
  const diff = diffContracts(upgraded, contract.upgraded);
  const sentence = versionTooSmall(follows.version, version, diff);
  if (sentence === null) return diff.verdict;
  const deciding = diff.changes.filter((change) => change.class === diff.changes[0]?.class);
  const problems: Problem[] = [
    { path: "version", severity: "error", message: sentence, ...contract.positions.version },
    ...deciding.slice(0, limits.problems).map(problemOf),
  ];
  throw refuse(inField(contract.field, problems), sentence);
}
