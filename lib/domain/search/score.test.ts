import { describe, expect, it } from "vitest";
import { type Asked, type Evidence, rank, scoreParts } from "./score";

const evidence = (over: Partial<Evidence>): Evidence => ({
  id: "a",
  status: "active",
  trust: 50,
  uses: 0,
  freshness: "unstated",
  ownDomain: false,
  titleLength: 3,
  called: false,
  inTitle: 0,
  ranks: [0.3, 0.3],
  length: 100,
  successor: null,
  ...over,
});

const asked: Asked = {
  ndoc: 10_000,
  terms: [
    { text: "lease", df: 4_000 },
    { text: "estoppel", df: 3 },
  ],
};

const first = (...rows: Partial<Evidence>[]) =>
  rank(
    rows.map((row, i) => evidence({ id: String.fromCharCode(97 + i), ...row })),
    asked,
  )[0]?.id;

describe("rank", () => {
  it.each<[string, Partial<Evidence>, Partial<Evidence>]>([
    ["the rare word of two", { ranks: [0.3, 0] }, { ranks: [0, 0.3] }],
    ["both words", { ranks: [0, 0.3] }, { ranks: [0.3, 0.3] }],
    ["the shorter of two that say the same", { length: 900 }, { length: 40 }],
    ["the name", { ranks: [0.3, 0.3] }, { ranks: [0.3, 0.6], inTitle: 1 }],
    ["what is called so, however little it is trusted", { ranks: [1, 1], trust: 100 }, { called: true, trust: 0 }],
    ["what is not deprecated", { status: "deprecated" }, {}],
    ["what is trusted", { trust: 20 }, { trust: 90 }],
  ])("puts first %s", (_, other, better) => {
    expect(first(other, better)).toBe("b");
    expect(first(better, other)).toBe("a");
  });

  it("never lets trust, use and freshness beat twice the words", () => {
    expect(
      first({ trust: 100, uses: 500, freshness: "hourly", ownDomain: true }, { ranks: [0.6, 0.6], trust: 0 }),
    ).toBe("b");
  });

  it("puts a deprecated product below its successor", () => {
    expect(first({ status: "deprecated", called: true, successor: "b" }, { ranks: [0.1, 0.1] })).toBe("b");
  });
});

it("explains the order by parts that add up to it", () => {
  const [row] = rank([evidence({ inTitle: 1, uses: 4 })], asked);
  const sum = scoreParts(evidence({ inTitle: 1, uses: 4 }), asked).reduce((total, { points }) => total + points, 0);
  expect(row?.score).toBeCloseTo(sum, 10);
});
