import { type Change, type ContractDiff, diffOf } from "./model";

const plain = (way: string) => way.replaceAll("[]", "");

/** What a change is about, as columns are written; null when it is about the whole contract. */
function subject(change: Change): string | null {
  if (change.object === null) return null;
  return plain(change.property === null ? change.object : `${change.object}.${change.property}`);
}

/**
 * The part of a diff that touches somebody who uses these columns (`object.property`, nested ones `object.address.street`;
 * none means all). A column covers its nested parts and is covered by what it is part of, so the removal of `address`
 * touches whoever uses `address.street`. What is the whole contract's touches everybody.
 */
export function reduceDiff(diff: ContractDiff, columns: readonly string[]): ContractDiff {
  if (columns.length === 0) return diff;
  const used = columns.map((column) => plain(column.trim()));
  const touches = (about: string) =>
    used.some((column) => column === about || column.startsWith(`${about}.`) || about.startsWith(`${column}.`));
  return diffOf(
    diff.changes.filter((change) => {
      const about = subject(change);
      return about === null || touches(about);
    }),
  );
}
