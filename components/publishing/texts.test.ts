import { expect, test } from "vitest";
import { problemsOf, type Shown, shownIn, tabOf, withSource } from "./texts";

test.each<Shown>([
  { document: null, view: "form" },
  { document: null, view: "yaml" },
  { document: 0, view: "form" },
  { document: 1, view: "yaml" },
])("the address says what is shown: %o", (shown) => {
  expect(shownIn(tabOf(shown), 2)).toEqual(shown);
});

test("an address of a contract that is gone shows the product", () => {
  expect(shownIn("contract-4-form", 2)).toEqual({ document: null, view: "form" });
  expect(shownIn("nonsense", 2)).toEqual({ document: null, view: "form" });
});

test("problems are told by the document they are in", () => {
  const problems = [
    { path: "id", message: "a" },
    { path: "contracts[1].schema[0].name", message: "b" },
    { path: "contracts[10].id", message: "c" },
  ];
  expect(problemsOf(problems, null).map((p) => p.message)).toEqual(["a"]);
  expect(problemsOf(problems, 1)).toEqual([{ path: "schema[0].name", message: "b" }]);
});

test("writing one document leaves the others", () => {
  const texts = { productSource: "p", contracts: ["a", "b"] };
  expect(withSource(texts, 1, "B")).toEqual({ productSource: "p", contracts: ["a", "B"] });
  expect(withSource(texts, null, "P")).toEqual({ productSource: "P", contracts: ["a", "b"] });
});
