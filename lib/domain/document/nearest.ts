/** Edits (insert, delete, replace, swap of neighbours) that turn one word into the other. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      next.push(best);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The known words a mistyped one may have meant, nearest first, at most `count`. Long input is not compared. */
export function nearest(word: string, known: readonly string[], count = 3): string[] {
  const wanted = word.toLowerCase();
  if (wanted === "" || wanted.length > 80) return [];
  return known
    .map((name) => {
      const lower = name.toLowerCase();
      const near = lower.startsWith(wanted) || wanted.startsWith(lower) || lower.endsWith(`/${wanted}`);
      return { name, far: near ? 0.5 : distance(wanted, lower.slice(0, 80)) };
    })
    .filter(({ name, far }) => far <= Math.max(1, Math.floor(Math.max(wanted.length, name.length) / 3)))
    .sort((a, b) => a.far - b.far || a.name.localeCompare(b.name))
    .slice(0, count)
    .map(({ name }) => name);
}
