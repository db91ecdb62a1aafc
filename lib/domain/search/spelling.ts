/**
 * How many single letters must be added, left out, changed or swapped with their neighbour to make `b` of `a` (optimal
 * string alignment). Stops counting beyond `max` and gives `max + 1`.
 */
export function editDistance(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(swapped ? Math.min(best, (before[j - 2] ?? 0) + 1) : best);
    }
    if (Math.min(...row) > max) return max + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, max + 1);
}

/** Mistakes that are forgiven in a word of this length: short words are too much alike. */
export function forgivenMistakes(length: number): number {
  if (length < 4) return 0;
  return length < 6 ? 1 : 2;
}

const KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** Whether two letters lie side by side on a keyboard: a finger slips from one to the other. */
function neighbours(a: string, b: string): boolean {
  const place = (letter: string) => {
    const row = KEYS.findIndex((keys) => keys.includes(letter));
    return row === -1 ? null : { row, at: (KEYS[row] ?? "").indexOf(letter) + row * 0.5 };
  };
  const [one, other] = [place(a), place(b)];
  if (!one || !other) return false;
  return Math.abs(one.row - other.row) <= 1 && Math.abs(one.at - other.at) <= 1;
}

/** What a mistake costs: slips of the fingers less than a letter that is another one. */
const COST = { other: 1, neighbour: 0.7, swapped: 0.7, doubled: 0.6, missing: 0.8, extra: 0.9, first: 0.3 };

/** How far what was typed is from the word that may be meant: the cheapest mistakes that lead from one to the other. */
export function typingCost(typed: string, meant: string): number {
  const width = meant.length + 1;
  const cost = new Float64Array((typed.length + 1) * width);
  const at = (i: number, j: number) => cost[i * width + j] ?? 0;
  for (let j = 1; j < width; j += 1) cost[j] = j * COST.missing;
  for (let i = 1; i <= typed.length; i += 1) {
    const [a, before] = [typed[i - 1] ?? "", typed[i - 2]];
    cost[i * width] = i * COST.extra;
    for (let j = 1; j < width; j += 1) {
      const [b, earlier] = [meant[j - 1] ?? "", meant[j - 2]];
      const slip = neighbours(a, b) ? COST.neighbour : COST.other;
      const options = [
        at(i - 1, j - 1) + (a === b ? 0 : slip),
        at(i - 1, j) + (a === before ? COST.doubled : COST.extra),
        at(i, j - 1) + (b === earlier ? COST.doubled : COST.missing),
      ];
      if (before !== undefined && a === earlier && before === b) options.push(at(i - 2, j - 2) + COST.swapped);
      cost[i * width + j] = Math.min(...options);
    }
  }
  return at(typed.length, meant.length) + (typed[0] === meant[0] ? 0 : COST.first);
}

/** Letters from the start of which deletions are made: a mistake further back costs no more of them. */
const DELETIONS_FROM = 7;

/** FNV-1a in 32 bits, signed as Postgres' integer. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value | 0;
}

/**
 * Hashes of a word with none, one and two letters left out of its beginning. Two words that are at most two mistakes apart
 * have one in common (Garbe's symmetric deletion), so that an index of them finds all candidates at once.
 */
export function deletions(word: string): number[] {
  const found = new Set([word.slice(0, DELETIONS_FROM)]);
  for (let round = 0; round < 2; round += 1)
    for (const one of [...found])
      for (let i = 0; i < one.length && one.length > 1; i += 1) found.add(one.slice(0, i) + one.slice(i + 1));
  return [...new Set([...found].map(hash))];
}

export type Near = { word: string; cost: number; count: number };

/** The candidates that may be meant by a word, nearest first, the more frequent one first where two are equally near. */
export function nearest(typed: string, candidates: readonly { word: string; count: number }[], most: number): Near[] {
  const max = forgivenMistakes(typed.length);
  return candidates
    .filter(({ word }) => word !== typed && editDistance(typed, word, max) <= max)
    .map(({ word, count }) => ({ word, count, cost: typingCost(typed, word) }))
    .sort((a, b) => a.cost - b.cost || b.count - a.count || (a.word < b.word ? -1 : 1))
    .slice(0, most);
}

/** The words of a question, each once, without operators and punctuation; at most twelve. */
export function wordsOf(question: string): string[] {
  return [...new Set(question.match(/[\p{L}\p{N}]+/gu) ?? [])].slice(0, 12);
}

/** Puts words in the place of others and leaves everything else of the question as it was typed. */
export function replaceWords(question: string, replacements: ReadonlyMap<string, string>): string {
  return question.replace(/[\p{L}\p{N}]+/gu, (word) => replacements.get(word) ?? word);
}
