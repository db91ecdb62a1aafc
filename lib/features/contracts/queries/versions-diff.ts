import { diffContracts } from "@/lib/domain/contract/diff/diff-contracts";
import type { ContractDiff } from "@/lib/domain/contract/diff/model";

/** Two published versions never differ in another way than they did, so what was found stays right. */
const kept = new Map<string, ContractDiff>();
const MOST = 200;

type Version = { id: string; upgraded: unknown };

/** What changes from one published version to another, found once and kept while there is room. */
export function versionsDiff(before: Version, after: Version): ContractDiff {
  const key = `${before.id} ${after.id}`;
  const diff = kept.get(key) ?? diffContracts(before.upgraded, after.upgraded);
  kept.delete(key);
  kept.set(key, diff);
  const [oldest] = kept.keys();
  if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
  return diff;
}
