import { expect, test } from "vitest";
import * as writing from "@/lib/domain/document/edit-document";
import { documentWith } from "@/lib/domain/document/open-document";
import { sameTexts } from "./texts";
import { editsOf, settled, withEdits, written } from "./unwritten";
import { stepped } from "./use-history";

const texts = { productSource: "# ours\nname: Rents\n", contracts: ["id: a # stays\n", "id: b\n"] };
const first = withEdits(texts, null, [{ path: ["name"], value: "Rent roll" }]);
const both = withEdits(first, 1, [{ path: ["price"], typed: "5" }]);

test("edits that wait are told by their document and change nothing else", () => {
  expect(editsOf(both, 1)).toHaveLength(1);
  expect(editsOf(both, 0)).toEqual([]);
  expect(both.productSource).toBe(texts.productSource);
  expect(sameTexts(both, texts)).toBe(false);
});

test("written, they stand in the latest text, whatever else was written into it meanwhile", async () => {
  const later = { ...both, productSource: `${texts.productSource}version: 1.0.0\n` };
  expect(written(later, writing)).toEqual({
    productSource: "# ours\nname: Rent roll\nversion: 1.0.0\n",
    contracts: ["id: a # stays\n", "id: b\nprice: 5\n"],
  });
  expect(await settled(both)).toEqual(written(both, writing));
  expect(await settled(texts)).toBe(texts);
});

test("the form shows before what the text says after", () => {
  const source = "list: [1]\nmore:\n  - name: a\n";
  const edits = [
    { path: ["list"], append: "x" },
    { path: ["more", 0, "amount"], typed: "1e3" },
    { path: ["more", 1], value: { name: "b" } },
    { path: ["own"], typed: "a: b" },
    { path: ["more", 1], move: -1 },
    { path: ["list", 0], remove: true as const },
  ];
  const after = writing.openDocument(writing.editDocument(source, edits));
  expect(documentWith(writing.openDocument(source)?.plain, edits).plain).toEqual(after?.plain);
});

test("what waited is written into every step, so that undo finds it", () => {
  const start = { past: [], now: texts, future: [], tag: null };
  const one = stepped(start, { kind: "change", texts: first, tag: "product name" });
  const two = stepped(one, { kind: "change", texts: both, tag: null });
  const done = stepped(stepped(two, { kind: "write", writing }), { kind: "undo" });
  expect(done.now).toEqual(written(first, writing));
  expect(stepped(done, { kind: "redo" }).now).toEqual(written(both, writing));
  expect(stepped(done, { kind: "undo" }).now).toEqual(texts);
});
