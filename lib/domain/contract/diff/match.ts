import { entry, inside, type Pair } from "./findings";
import { canonicalText, field, isEmpty, isRecord, listAt, textAt } from "./values";

/** Which entries of two lists belong together, by position. */
export type Matching = { pairs: [number, number][]; removed: number[]; added: number[] };

/** One way to recognize an entry. With `unique`, a key that several entries share recognizes none of them. */
export type Pass = { key: (entry: unknown) => string | null; unique?: boolean };

function byKey(items: readonly unknown[], left: ReadonlySet<number>, pass: Pass): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const at of left) {
    const key = pass.key(items[at]);
    if (key === null) continue;
    const places = found.get(key);
    if (places) places.push(at);
    else found.set(key, [at]);
  }
  return found;
}

const records = (items: readonly unknown[]) => new Set(items.flatMap((item, at) => (isRecord(item) ? [at] : [])));

/** Pairs entries pass by pass; what an earlier pass has paired is not looked at again. Each pass is linear. */
export function matchEntries(before: readonly unknown[], after: readonly unknown[], passes: readonly Pass[]): Matching {
  const [left, right] = [records(before), records(after)];
  const pairs: [number, number][] = [];
  for (const pass of passes) {
    if (left.size === 0 || right.size === 0) break;
    const candidates = byKey(after, right, pass);
    for (const [key, places] of byKey(before, left, pass)) {
      const others = candidates.get(key) ?? [];
      if (pass.unique && (places.length > 1 || others.length > 1)) continue;
      for (const [turn, at] of places.entries()) {
        const other = others[turn];
        if (other === undefined) break;
        pairs.push([at, other]);
        left.delete(at);
        right.delete(other);
      }
    }
  }
  return { pairs: pairs.sort((a, b) => a[0] - b[0]), removed: [...left], added: [...right] };
}

/** Visits a list of mappings: entries that belong together, then those that went, then those that came. */
export function eachEntry(
  parent: Pair,
  name: string,
  passes: readonly Pass[],
  visit: { both: (pair: Pair) => void; removed: (pair: Pair) => void; added: (pair: Pair) => void },
): void {
  const list = inside(parent, name);
  const matching = matchEntries(listAt(parent.before, name), listAt(parent.after, name), passes);
  for (const [before, after] of matching.pairs) visit.both(entry(list, before, after));
  for (const before of matching.removed) visit.removed(entry(list, before, null));
  for (const after of matching.added) visit.added(entry(list, null, after));
}

/** The name an entry goes by; a stand-in for one that has none. */
export function nameOf(item: unknown, fallback: string): string {
  return textAt(item, "name") ?? textAt(item, "physicalName") ?? textAt(item, "id") ?? fallback;
}

/** Whether entries stand in another order than before; `pairs` in the order of the old list. */
export function isReordered(pairs: readonly [number, number][]): boolean {
  return pairs.some(([, after], turn) => after < (pairs[turn - 1]?.[1] ?? -1));
}

/** Recognizes an entry by a text field of it. */
export const byText = (name: string) => (item: unknown) => textAt(item, name);

/** Recognizes an entry that is the same in everything. */
export const byWhole = (item: unknown) => canonicalText(item);

/** Recognizes an entry by several fields at once; null when none of them is given. */
export const byFields =
  (...names: string[]) =>
  (item: unknown) =>
    names.every((name) => isEmpty(field(item, name)))
      ? null
      : names.map((name) => canonicalText(field(item, name))).join("|");
