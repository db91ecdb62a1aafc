import type { Change, ContractDiff } from "@/lib/domain/contract/diff/model";
import type { Consumer } from "../server/publications";

/** A change as it is told; the paths are left out of what travels over REST. */
export type ToldChange = Omit<Change, "beforePath" | "afterPath" | "rule" | "before" | "after"> & {
  rule: string;
  before?: unknown;
  after?: unknown;
  /** The place in the repository's file, where it is known. */
  line?: number;
  column?: number;
};

/** One contract of the repository beside the version it follows. */
export type Comparison = {
  file: string;
  id: string;
  /** Null when there was nothing to compare with: the contract is new. */
  from: string | null;
  /** The contract that `from` is a version of, where it is another one: that of the port's older major. */
  fromContract: string | null;
  version: string;
  unchanged: boolean;
  verdict: ContractDiff["verdict"];
  changes: ToldChange[];
  proposedVersion: string;
  versionProblem: string | null;
  /** Null when nobody was asked, or the token may not know. */
  consumers: Consumer[] | null;
};

/** "breaking, needs 2.0.0" and its like: the verdict in a few words. */
export function verdictWords({
  from,
  unchanged,
  verdict,
  proposedVersion,
  versionProblem,
  version,
}: Comparison): string {
  if (from === null) return `new, ${version}`;
  if (unchanged || verdict === "none") return "no change for consumers";
  const needed = versionProblem === null ? "" : `, needs ${proposedVersion}`;
  return `${verdict}${needed}`;
}

/** The version it has and the one it follows: "1.0.0 → 2.0.0", or "rents.main 1.0.0 → 2.0.0" of another contract. */
export function versionsOf({ from, fromContract, version }: Comparison): string {
  if (fromContract !== null) return `${fromContract} ${from} → ${version}`;
  return from === null || from === version ? version : `${from} → ${version}`;
}

/** Where a change is, in the words consumers use. */
export function placeOf({ object, property, field }: Pick<ToldChange, "object" | "property" | "field">): string {
  return [object, property].filter((part) => part !== null).join(".") || field;
}

/** "Ana Pop", or "risk-model (Risk data)". */
export function consumerName({ name, team }: Consumer): string {
  return team === null ? name : `${name} (${team})`;
}

/** The worst verdict of all, for the headline. */
export function worstOf(comparisons: readonly Comparison[]): Comparison["verdict"] {
  const order = ["breaking", "risky", "additive", "wording"] as const;
  return order.find((one) => comparisons.some((comparison) => comparison.verdict === one)) ?? "none";
}

/** Whether there is something to tell: a contract that stays as it is only counts in the sum. */
export function isTold({ from, verdict, versionProblem }: Comparison): boolean {
  return from === null || verdict !== "none" || versionProblem !== null;
}
