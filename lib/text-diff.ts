import { structuredPatch } from "diff";

export type TextLine = {
  kind: "same" | "removed" | "added";
  before: number | null;
  after: number | null;
  text: string;
};
export type TextHunk = { before: number; after: number; lines: TextLine[] };

/** Milliseconds; texts that differ in nearly every line would take far longer. */
const TIME_LIMIT = 400;

function linesOf(hunk: { oldStart: number; newStart: number; lines: string[] }): TextLine[] {
  let before = hunk.oldStart;
  let after = hunk.newStart;
  return hunk.lines.flatMap((line): TextLine[] => {
    const text = line.slice(1);
    switch (line[0]) {
      case "-":
        return [{ kind: "removed", before: before++, after: null, text }];
      case "+":
        return [{ kind: "added", before: null, after: after++, text }];
      case " ":
        return [{ kind: "same", before: before++, after: after++, text }];
      default:
        // “\ No newline at end of file” is no line of either text.
        return [];
    }
  });
}

/** The lines two texts differ in, with three around them; null when it would take too long to find out. */
export function textDiff(before: string, after: string): TextHunk[] | null {
  const patch = structuredPatch("before", "after", before, after, "", "", { context: 3, timeout: TIME_LIMIT });
  if (!patch) return null;
  return patch.hunks.map((hunk) => ({ before: hunk.oldStart, after: hunk.newStart, lines: linesOf(hunk) }));
}
