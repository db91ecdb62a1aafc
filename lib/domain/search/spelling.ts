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
function allowedMistakes(length: number): number {
  if (length < 4) return 0;
  if (length < 6) return 1;
  return length < 10 ? 2 : 3;
}

/** The candidates that may be meant by a misspelt word, nearest first; equally near ones keep their order. */
export function corrections(word: string, candidates: readonly string[]): string[] {
  const max = allowedMistakes(word.length);
  if (max === 0) return [];
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate, max) }))
    .filter(({ distance }) => distance > 0 && distance <= max)
    .sort((a, b) => a.distance - b.distance)
    .map(({ candidate }) => candidate);
}

/** The words of a question, each once, without operators and punctuation; at most twelve. */
export function wordsOf(question: string): string[] {
  return [...new Set(question.match(/[\p{L}\p{N}]+/gu) ?? [])].slice(0, 12);
}

/** Puts words in the place of others and leaves everything else of the question as it was typed. */
export function replaceWords(question: string, replacements: ReadonlyMap<string, string>): string {
  return question.replace(/[\p{L}\p{N}]+/gu, (word) => replacements.get(word) ?? word);
}
