import { diffContracts } from "./diff-contracts";
import { nextVersion } from "./version";

/** A preview is read at a glance; the diff page has the rest. */
const shown = 12;

/** An upgraded contract with what it is called by. */
export type VersionedContract = { id: string; version: string; upgraded: unknown };

/** What a new version of a contract changes, worst first, in sentences for the one who is about to publish it. */
export function changeSentences(before: VersionedContract | null, after: VersionedContract): string[] {
  if (before === null) return [`New contract ${after.id} ${after.version}.`];
  const diff = diffContracts(before.upgraded, after.upgraded);
  const versions = before.version === after.version ? after.version : `${before.version} becomes ${after.version}`;
  if (diff.verdict === "none")
    return before.version === after.version ? [] : [`Contract ${after.id}: version ${versions}; nothing else changes.`];
  const said = diff.changes.slice(0, shown).map((change) => `${after.id}, ${change.class}: ${change.message}`);
  const rest = diff.changes.length - said.length;
  const needed = nextVersion(before.version, diff);
  return [
    `Contract ${after.id}: version ${versions}. The changes are ${diff.verdict} and need at least ${needed}.`,
    ...said,
    ...(rest > 0 ? [`${after.id}: ${rest} more ${rest === 1 ? "change" : "changes"}.`] : []),
  ];
}
