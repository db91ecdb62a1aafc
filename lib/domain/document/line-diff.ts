export type DiffLine = {
  kind: "same" | "added" | "removed";
  text: string;
  before: number | null;
  after: number | null;
};

/** Lines that are shown around a change. */
const AROUND = 2;

/** Middle parts larger than this are not compared line by line: all old lines, then all new ones. */
const CELLS = 4_000_000;

/** The longest common subsequence of lines, as a table of lengths from the end. */
function lengths(a: readonly string[], b: readonly string[]): Uint32Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const [row, below] = [rows[i], rows[i + 1]];
      if (!row || !below) continue;
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  return rows;
}

function middle(a: readonly string[], b: readonly string[], first: number): DiffLine[] {
  const removed = (i: number): DiffLine => ({ kind: "removed", text: a[i] ?? "", before: first + i, after: null });
  const added = (j: number): DiffLine => ({ kind: "added", text: b[j] ?? "", before: null, after: first + j });
  if (a.length * b.length > CELLS) return [...a.map((_, i) => removed(i)), ...b.map((_, j) => added(j))];
  const rows = lengths(a, b);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ kind: "same", text: a[i] ?? "", before: first + i, after: first + j });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && (rows[i + 1]?.[j] ?? 0) >= (rows[i]?.[j + 1] ?? 0))) {
      lines.push(removed(i));
      i += 1;
    } else {
      lines.push(added(j));
      j += 1;
    }
  }
  return lines;
}

/** Two texts line by line, from 1; lines that were moved are removed here and added there. */
export function diffLines(before: string, after: string): DiffLine[] {
  const a = before.split("\n");
  const b = after.split("\n");
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const same = (text: string, i: number, j: number): DiffLine => ({ kind: "same", text, before: i, after: j });
  return [
    ...a.slice(0, start).map((text, i) => same(text, i + 1, i + 1)),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end), start + 1),
    ...a.slice(a.length - end).map((text, i) => same(text, a.length - end + i + 1, b.length - end + i + 1)),
  ];
}

/** The changes with a few lines around them; each part stands by itself. */
export function hunksOf(lines: readonly DiffLine[]): DiffLine[][] {
  const near = new Set<number>();
  lines.forEach((line, index) => {
    if (line.kind !== "same") for (let at = index - AROUND; at <= index + AROUND; at += 1) near.add(at);
  });
  const hunks: DiffLine[][] = [];
  lines.forEach((line, index) => {
    if (!near.has(index)) return;
    if (near.has(index - 1) && hunks.length > 0) hunks.at(-1)?.push(line);
    else hunks.push([line]);
  });
  return hunks;
}
