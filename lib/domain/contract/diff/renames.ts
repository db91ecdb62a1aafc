import type { Matching } from "./match";
import { canonicalText, isRecord, listAt, textAt } from "./values";

/** A key that more entries than this share recognizes nobody; it also bounds the work. */
const crowd = 8;
/** The score from which a removed and an added entry are one that was renamed. */
const enough = 6;

/** What is left of an entry without the fields that are compared one by one. */
function rest(item: unknown): string {
  if (!isRecord(item)) return "";
  const skip = ["id", "name", "businessName", "description", "physicalName", "logicalType", "physicalType"];
  return canonicalText(Object.fromEntries(Object.entries(item).filter(([name]) => !skip.includes(name))));
}

const plainName = (item: unknown) => (textAt(item, "name") ?? "").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

type Traits = { at: number; item: unknown; type: string; rest: string; name: string; slot: string };

/** An entry with its neighbours: between which entries known in both lists it stands, and as which of those there. */
function traits(items: readonly unknown[], left: readonly number[], known: ReadonlyMap<number, number>): Traits[] {
  const wanted = new Set(left);
  const found: Traits[] = [];
  let [anchor, turn] = [-1, 0];
  for (const [at, item] of items.entries()) {
    const pair = known.get(at);
    if (pair !== undefined) [anchor, turn] = [pair, 0];
    if (!wanted.has(at)) continue;
    const type = `${textAt(item, "logicalType") ?? ""}|${(textAt(item, "physicalType") ?? "").toLowerCase()}`;
    found.push({ at, item, type, rest: rest(item), name: plainName(item), slot: `${anchor}/${turn++}` });
  }
  return found;
}

function keysOf(one: Traits): string[] {
  const [physical, text] = [textAt(one.item, "physicalName"), textAt(one.item, "description")];
  return [
    `slot ${one.slot}`,
    `shape ${one.type} ${one.rest}`,
    ...(one.name === "" ? [] : [`name ${one.name}`]),
    ...(physical === null ? [] : [`physical ${physical}`]),
    ...(text === null ? [] : [`text ${text}`]),
  ];
}

/** 1 when both say the same, -1 when both say something else, 0 when one is silent. */
function agreement(a: unknown, b: unknown, name: string): number {
  const [one, other] = [textAt(a, name), textAt(b, name)];
  return one === null || other === null ? 0 : one === other ? 1 : -1;
}

/** How much of what is inside is called the same: for objects and nested properties the best evidence. */
function insideAgreement(a: unknown, b: unknown): number {
  const names = (one: unknown) => new Set(listAt(one, "properties").map((part) => textAt(part, "name")));
  const [one, other] = [names(a), names(b)];
  if (one.size === 0 || other.size === 0) return 0;
  const common = [...one].filter((name) => other.has(name)).length / Math.max(one.size, other.size);
  return common >= 0.6 ? 3 : common < 0.3 ? -3 : 0;
}

function score(a: Traits, b: Traits): number {
  const physical = agreement(a.item, b.item, "physicalName");
  if (a.type !== b.type && physical < 1) return 0;
  const text = agreement(a.item, b.item, "description");
  const alike = a.name !== "" && b.name !== "" && (a.name.includes(b.name) || b.name.includes(a.name));
  return (
    (a.type === b.type ? 3 : 0) +
    (physical > 0 ? 4 : 0) +
    (text > 0 ? 4 : text < 0 ? -2 : 0) +
    (a.rest === b.rest ? 2 : 0) +
    (a.slot === b.slot ? 2 : 0) +
    (alike ? 2 : 0) +
    insideAgreement(a.item, b.item) +
    // Who gives ids and changes this one too speaks of another thing.
    (agreement(a.item, b.item, "id") < 0 ? -4 : 0)
  );
}

/** Who shares a trait; a trait of a crowd is nobody's. */
function byTrait(all: readonly Traits[]): Map<string, Traits[]> {
  const sharing = new Map<string, Traits[]>();
  for (const one of all) {
    for (const key of keysOf(one)) {
      const others = sharing.get(key);
      if (others) others.push(one);
      else sharing.set(key, [one]);
    }
  }
  for (const [key, others] of sharing) if (others.length > crowd) sharing.delete(key);
  return sharing;
}

type Best = { with: number; score: number; tie: boolean };

function note(best: Map<number, Best>, one: number, other: number, value: number): void {
  const known = best.get(one);
  if (known === undefined || value > known.score) best.set(one, { with: other, score: value, tie: false });
  else if (value === known.score && known.with !== other) known.tie = true;
}

/**
 * Finds entries that were renamed among those that went and those that came: alike enough in type, physical name,
 * description, constraints and position, and without a rival. Looks only at entries that share a rare trait, so the work
 * stays linear.
 */
export function withRenames(before: readonly unknown[], after: readonly unknown[], matching: Matching): Matching {
  if (matching.removed.length === 0 || matching.added.length === 0) return matching;
  const old = traits(before, matching.removed, new Map(matching.pairs.map(([at], turn) => [at, turn])));
  const fresh = traits(after, matching.added, new Map(matching.pairs.map(([, at], turn) => [at, turn])));
  const sharing = byTrait(fresh);
  const [bestOld, bestFresh] = [new Map<number, Best>(), new Map<number, Best>()];
  for (const one of old) {
    const rivals = new Set(keysOf(one).flatMap((key) => sharing.get(key) ?? []));
    for (const other of rivals) {
      const value = score(one, other);
      note(bestOld, one.at, other.at, value);
      note(bestFresh, other.at, one.at, value);
    }
  }
  const renamed = [...bestOld].flatMap(([at, best]): [number, number][] => {
    const back = bestFresh.get(best.with);
    return best.score >= enough && !best.tie && back !== undefined && !back.tie && back.with === at
      ? [[at, best.with]]
      : [];
  });
  const [gone, come] = [new Set(renamed.map(([at]) => at)), new Set(renamed.map(([, at]) => at))];
  return {
    pairs: [...matching.pairs, ...renamed].sort((a, b) => a[0] - b[0]),
    removed: matching.removed.filter((at) => !gone.has(at)),
    added: matching.added.filter((at) => !come.has(at)),
  };
}
