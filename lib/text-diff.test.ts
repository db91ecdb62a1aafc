import { expect, test } from "vitest";
import { textDiff } from "./text-diff";

test("numbers the lines of both texts", () => {
  const hunks = textDiff("a\nb\nc\nd", "a\nB\nc\nd\ne\n");
  expect(hunks).toHaveLength(1);
  expect(hunks?.[0]?.lines).toEqual([
    { kind: "same", before: 1, after: 1, text: "a" },
    { kind: "removed", before: 2, after: null, text: "b" },
    { kind: "added", before: null, after: 2, text: "B" },
    { kind: "same", before: 3, after: 3, text: "c" },
    { kind: "removed", before: 4, after: null, text: "d" },
    { kind: "added", before: null, after: 4, text: "d" },
    { kind: "added", before: null, after: 5, text: "e" },
  ]);
});

test("says nothing of equal texts, and keeps far changes apart", () => {
  expect(textDiff("a\n", "a\n")).toEqual([]);
  const many = Array.from({ length: 40 }, (_, n) => `line ${n}`);
  const changed = many.map((line, n) => (n === 2 || n === 30 ? `${line}!` : line));
  expect(textDiff(many.join("\n"), changed.join("\n"))?.map((hunk) => hunk.before)).toEqual([1, 28]);
});

test("gives up on texts that have nothing in common rather than hold everybody up", () => {
  const text = (salt: number) => Array.from({ length: 60_000 }, (_, n) => `${(n * 7919 + salt) % 104_729}`).join("\n");
  const began = performance.now();
  expect(textDiff(text(1), text(53_000))).toBeNull();
  expect(performance.now() - began).toBeLessThan(3_000);
});
