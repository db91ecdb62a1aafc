/** A seeded source of numbers (mulberry32): the same seed gives the same numbers for ever. Not for secrets. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, and never, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 up to, and never, `below`. */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  /** A rank from 0 up to, and never, `below`; rank k comes about 1 / (k + 1) as often as the first (Zipf's law). */
  rank(below: number): number {
    return Math.min(below - 1, Math.floor((below + 1) ** this.next()) - 1);
  }

  /** Any of the list, all alike. */
  pick<T>(list: readonly T[]): T {
    return at(list, this.below(list.length));
  }

  /** One of the list by Zipf's law; `shift` turns the list, so that another one is the most frequent. */
  zipf<T>(list: readonly T[], shift = 0): T {
    return at(list, (this.rank(list.length) + shift) % list.length);
  }

  /** As many different ones as asked, or as there are. */
  some<T>(count: number, draw: () => T): T[] {
    const found = new Set<T>();
    for (let tries = 0; found.size < count && tries < count * 20; tries += 1) found.add(draw());
    return [...found];
  }
}

/** The element of a list at a place that it has. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`There is no element ${index} of ${list.length}.`);
  return found;
}
