import { describe, expect, it } from "vitest";
import { Bm25 } from "./bm25";

const docs = [
  { id: "a", text: "lease lease tenant" },
  { id: "b", text: "tenant register of all leases" },
  { id: "c", text: "energy meters" },
  { id: "d", text: "water" },
];

/** The textbook's formula, by hand. */
function score(tf: number, df: number, length: number): number {
  const [n, average, k, b] = [4, 11 / 4, 1.2, 0.75];
  const idf = Math.log(1 + (n - df + 0.5) / (df + 0.5));
  return (idf * tf * (k + 1)) / (tf + k * (1 - b + (b * length) / average));
}

describe("Bm25", () => {
  it("scores by the textbook's formula", () => {
    const [best, second, ...rest] = new Bm25(docs, { stemmed: false }).rank("lease tenant", 10);
    expect(best?.id).toBe("a");
    expect(best?.score).toBeCloseTo(score(2, 1, 3) + score(1, 2, 3), 8);
    expect(second?.id).toBe("b");
    expect(second?.score).toBeCloseTo(score(1, 2, 5), 8);
    expect(rest).toEqual([]);
  });

  it("finds other forms of a word where it stems", () => {
    expect(new Bm25(docs, { stemmed: true }).rank("leased meter", 10).map(({ id }) => id)).toEqual(["c", "a", "b"]);
  });
});
