import fc from "fast-check";
import { expect, test } from "vitest";
import { diffLines, hunksOf } from "./line-diff";

const text = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 12 }).map((lines) => lines.join("\n"));

test("the lines of both texts are all there, in their order, and a text does not differ from itself", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after);
      const of = (kind: string) =>
        lines
          .filter((l) => l.kind !== kind)
          .map((l) => l.text)
          .join("\n");
      expect(of("added")).toBe(before);
      expect(of("removed")).toBe(after);
      expect(diffLines(before, before).every((l) => l.kind === "same")).toBe(true);
    }),
  );
});

test("changes are told with two lines around them", () => {
  const before = Array.from({ length: 20 }, (_, n) => `line ${n + 1}`);
  const after = before.map((line, index) => (index === 9 ? "changed" : line));
  const [hunk, ...more] = hunksOf(diffLines(before.join("\n"), after.join("\n")));
  expect(more).toEqual([]);
  expect(hunk?.map((l) => [l.kind, l.before, l.after])).toEqual([
    ["same", 8, 8],
    ["same", 9, 9],
    ["removed", 10, null],
    ["added", null, 10],
    ["same", 11, 11],
    ["same", 12, 12],
  ]);
});
