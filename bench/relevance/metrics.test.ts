import { describe, expect, it } from "vitest";
import { averagePrecision, ndcg, recall, scoresOf } from "./metrics";

const grades = (entries: Record<string, number>) => new Map(Object.entries(entries));

describe("ndcg", () => {
  // By hand: 3/log2(2) + 2/log2(3) + 3/log2(4) + 0 + 1/log2(6) + 2/log2(7), and the same of 3, 3, 2, 2, 2, 1.
  const judged = grades({ d1: 3, d2: 2, d3: 3, d4: 0, d5: 1, d6: 2, d7: 2 });
  const ranking = ["d1", "d2", "d3", "d4", "d5", "d6"];

  it.each([
    [6, 6.86113 / 7.88405],
    [3, 5.76186 / 5.89279],
    [1, 1],
  ])("at %d of a graded ranking", (depth, expected) => {
    expect(ndcg(ranking, judged, depth)).toBeCloseTo(expected, 5);
  });

  it.each([
    [["a", "x", "y"], 1],
    [["x", "a", "y"], 1 / Math.log2(3)],
    [["x", "y", "a"], 0.5],
    [["x", "y", "z"], 0],
    [[], 0],
  ])("of one relevant document in %j is %d", (found, expected) => {
    expect(ndcg(found, grades({ a: 1 }), 10)).toBeCloseTo(expected, 12);
  });

  it("is 0 where nothing is relevant", () => {
    expect(ndcg(["a"], grades({ a: 0 }), 10)).toBe(0);
  });
});

describe("averagePrecision", () => {
  it.each([
    // 1/1 + 2/3 + 3/6 over three relevant ones.
    [["a", "x", "b", "y", "z", "c"], (1 + 2 / 3 + 3 / 6) / 3],
    // The third lies beyond the tenth place, and counts as not found.
    [["a", "b", "3", "4", "5", "6", "7", "8", "9", "10", "c"], 2 / 3],
    [["x"], 0],
  ])("of %j", (ranking, expected) => {
    expect(averagePrecision(ranking, grades({ a: 1, b: 2, c: 1 }), 10)).toBeCloseTo(expected, 12);
  });
});

describe("recall", () => {
  it("counts what is within the depth", () => {
    expect(recall(["a", "x", "b"], grades({ a: 1, b: 1, c: 1, d: 0 }), 100)).toBeCloseTo(2 / 3, 12);
    expect(recall(["a", "x", "b"], grades({ a: 1, b: 1, c: 1 }), 2)).toBeCloseTo(1 / 3, 12);
  });
});

describe("scoresOf", () => {
  it("counts a query without answer as nothing found, and as empty", () => {
    const qrels = new Map([
      ["q1", grades({ a: 1 })],
      ["q2", grades({ b: 1 })],
    ]);
    const scores = scoresOf(new Map([["q1", ["a"]]]), qrels);
    expect(scores).toEqual({ ndcg5: 0.5, ndcg10: 0.5, map10: 0.5, recall100: 0.5, empty: 0.5 });
  });
});
