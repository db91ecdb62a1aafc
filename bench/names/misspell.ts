import { at, type Random } from "../search/random";

/** Neighbours on a keyboard (QWERTY), for a finger that slips. */
const rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

function neighbours(letter: string): string[] {
  return rows.flatMap((row, r) => {
    const place = row.indexOf(letter);
    if (place === -1) return [];
    const beside = [row[place - 1], row[place + 1], rows[r - 1]?.[place + 1], rows[r + 1]?.[place - 1]];
    return beside.filter((found): found is string => found !== undefined);
  });
}

const edits: readonly ((word: string, i: number, random: Random) => string)[] = [
  // Swap two letters.
  (word, i) => (i + 1 < word.length ? word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2) : word),
  // Drop one.
  (word, i) => word.slice(0, i) + word.slice(i + 1),
  // Double one.
  (word, i) => word.slice(0, i + 1) + word.slice(i),
  // Hit the key beside it.
  (word, i, random) => {
    const near = neighbours((word[i] ?? "").toLowerCase());
    return near.length === 0 ? word : word.slice(0, i) + random.pick(near) + word.slice(i + 1);
  },
];

/** The word with one mistake in it, never the word itself. The first letter stays, as it mostly does. */
export function misspellWord(word: string, random: Random): string {
  for (;;) {
    const i = 1 + random.below(word.length - 1);
    const wrong = at(edits, random.below(edits.length))(word, i, random);
    if (wrong.toLowerCase() !== word.toLowerCase()) return wrong;
  }
}

/** Shorter words are not misspelt: in "and" or "by" a mistake is another word. */
const SHORTEST = 5;

/** A name with a mistake in one of its longer words, or from 20 letters on in two; null when it has no longer word. */
export function misspellName(name: string, random: Random): string | null {
  const words = name.split(" ");
  const long = words.flatMap((word, i) => (word.length >= SHORTEST ? [i] : []));
  const wanted = Math.min(long.length, name.length >= 20 ? 2 : 1);
  if (wanted === 0) return null;
  const chosen = new Set(random.some(wanted, () => random.pick(long)));
  return words.map((word, i) => (chosen.has(i) ? misspellWord(word, random) : word)).join(" ");
}
