import type { Near } from "./spelling";

/** A typed word with what may be meant by it, nearest first. */
export type Reading = { typed: string; near: readonly Near[] };

/** The words of a name that stand nearest to what was typed, and how far they are in all. */
export type NameReading = { words: ReadonlyMap<string, string>; cost: number };

/** What one word more in the name than was typed costs: of equally near names the shorter is meant. */
const LONGER = 0.02;

/**
 * Reads what was typed as a name of several words, corrected as a whole: each typed word is the name's word nearest to it.
 * Null when a typed word is like none of the name's.
 */
export function readAsName(readings: readonly Reading[], name: string): NameReading | null {
  const inName = new Set(name.split(" "));
  const words = new Map<string, string>();
  let cost = LONGER * Math.max(0, inName.size - readings.length);
  for (const { typed, near } of readings) {
    if (inName.has(typed)) continue;
    const meant = near.find(({ word }) => inName.has(word));
    if (!meant) return null;
    words.set(typed, meant.word);
    cost += meant.cost;
  }
  return { words, cost };
}

/** The nearest of some names, which come best first. */
export function nearestName(readings: readonly Reading[], names: readonly string[]): NameReading | null {
  let best: NameReading | null = null;
  for (const name of names) {
    const read = readAsName(readings, name);
    if (read && (best === null || read.cost < best.cost)) best = read;
  }
  return best;
}

/** Shortest word that is taken out of a glued one. */
const SHORTEST = 3;

/** The ways to cut a word in two: "tenantanalytics" may be "tenant analytics". */
export function cuts(word: string): [string, string][] {
  const found: [string, string][] = [];
  for (let at = SHORTEST; at <= word.length - SHORTEST; at += 1) found.push([word.slice(0, at), word.slice(at)]);
  return found;
}

/** Words side by side written as one: "enti ty" may be "entity". */
export function glued(words: readonly string[]): { pair: string; word: string }[] {
  return words.slice(1).map((word, i) => ({ pair: `${words[i]} ${word}`, word: `${words[i]}${word}` }));
}
