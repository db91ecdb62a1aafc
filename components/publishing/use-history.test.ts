import { expect, test } from "vitest";
import { type History, stepped } from "./use-history";

const text = (productSource: string) => ({ productSource, contracts: [] });
const start: History = { past: [], now: text("0"), future: [], tag: null };
const type = (history: History, source: string, tag: string | null) =>
  stepped(history, { kind: "change", texts: text(source), tag });

test("typing in one field is one step, the next field another", () => {
  const typed = type(type(type(start, "a", "name"), "ab", "name"), "abc", "purpose");
  expect(typed.past.map((t) => t.productSource)).toEqual(["0", "ab"]);
  const undone = stepped(stepped(typed, { kind: "undo" }), { kind: "undo" });
  expect(undone.now.productSource).toBe("0");
  expect(stepped(stepped(undone, { kind: "redo" }), { kind: "redo" }).now.productSource).toBe("abc");
});

test("acts without a tag are steps of their own, and a change ends the way forward", () => {
  const acted = type(type(start, "a", null), "b", null);
  const undone = stepped(acted, { kind: "undo" });
  expect(undone.now.productSource).toBe("a");
  const other = type(undone, "c", null);
  expect(stepped(other, { kind: "redo" })).toBe(other);
  // After going back, typing in the same field begins a step of its own.
  const again = type(stepped(type(start, "a", "name"), { kind: "undo" }), "x", "name");
  expect(again.past).toHaveLength(1);
});

test("at the ends nothing happens", () => {
  expect(stepped(start, { kind: "undo" })).toBe(start);
  expect(stepped(start, { kind: "redo" })).toBe(start);
});
