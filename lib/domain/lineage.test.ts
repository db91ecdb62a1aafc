import { expect, test } from "vitest";
import { around, withoutLooseEnds } from "./lineage";

const node = (id: string) => ({ id });
const edge = (from: string, to: string) => ({ from, to, port: "main" });
const graph = {
  nodes: ["a", "b", "c", "d", "x"].map(node),
  edges: [edge("a", "b"), edge("b", "c"), edge("a", "d"), edge("c", "a")],
};
const line = { nodes: ["a", "b", "c", "d", "x"].map(node), edges: [edge("a", "b"), edge("b", "c"), edge("a", "d")] };

test("around keeps what feeds a product and what it feeds", () => {
  expect(around(line, "b").nodes.map((n) => n.id)).toEqual(["a", "b", "c"]);
  expect(around(line, "b").edges).toEqual([edge("a", "b"), edge("b", "c")]);
});

test("around ends on cycles", () => {
  expect(around(graph, "a").nodes.map((n) => n.id)).toEqual(["a", "b", "c", "d"]);
});

test("a product without neighbours stands alone", () => {
  expect(around(line, "x")).toEqual({ nodes: [node("x")], edges: [] });
});

test("edges to what is not there disappear", () => {
  const part = { nodes: [node("a"), node("c")], edges: line.edges };
  expect(withoutLooseEnds(part).edges).toEqual([]);
});
