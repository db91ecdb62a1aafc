import { expect, test } from "vitest";
import { forget, type Kept, keep, keptFor } from "./kept-texts";

/** A browser's storage that holds so many characters. */
function storage(room = Number.POSITIVE_INFINITY) {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index: number) => [...items.keys()][index] ?? null,
    getItem: (key: string) => items.get(key) ?? null,
    removeItem: (key: string) => void items.delete(key),
    setItem(key: string, value: string) {
      const others = [...items].reduce((sum, [name, text]) => sum + (name === key ? 0 : text.length), 0);
      if (others + value.length > room) throw new DOMException("full", "QuotaExceededError");
      items.set(key, value);
    },
  };
}

const kept = (tab: string, over: Partial<Kept> = {}): Kept => ({
  tab,
  revision: 1,
  texts: { productSource: `written in ${tab}`, contracts: ["c"] },
  at: "2026-11-25T10:00:00.000Z",
  ...over,
});

test("two tabs of one draft keep their own text, newest first; other drafts are apart", () => {
  const store = storage();
  keep(store, "one", kept("a"));
  keep(store, "one", kept("b", { at: "2026-11-25T11:00:00.000Z" }));
  keep(store, "one-more", kept("c"));
  expect(keptFor(store, "one").map((k) => k.tab)).toEqual(["b", "a"]);
  forget(store, "one", "b");
  expect(keptFor(store, "one")).toEqual([kept("a")]);
});

test("a full storage is said, and keeps what it had", () => {
  const store = storage(400);
  expect(keep(store, "one", kept("a"))).toBe(true);
  const long = kept("a", { texts: { productSource: "x".repeat(500), contracts: [] } });
  expect(keep(store, "one", long)).toBe(false);
  expect(keptFor(store, "one")).toEqual([kept("a")]);
});

test("what was forgotten for a month makes room", () => {
  const store = storage(180);
  expect(keep(store, "old", kept("a", { at: "2026-08-01T00:00:00.000Z" }))).toBe(true);
  expect(keep(store, "one", kept("b"))).toBe(true);
  expect(keptFor(store, "old")).toEqual([]);
});

test("what is no draft is not offered", () => {
  const store = storage();
  store.setItem("mercat-draft-one~x", "{ broken");
  store.setItem("mercat-draft-one~y", '{"texts":{"productSource":1}}');
  store.setItem("mercat-draft-one~z", "null");
  expect(keptFor(store, "one")).toEqual([]);
});
