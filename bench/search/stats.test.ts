import { describe, expect, it } from "vitest";
import { quantile, slope } from "./stats";

describe("quantile", () => {
  const samples = [15, 20, 35, 40, 50];
  it.each([
    [0.05, 15],
    [0.3, 20],
    [0.4, 20],
    [0.5, 35],
    [1, 50],
  ])("takes the nearest rank: %d of five is %d", (share, value) => {
    expect(quantile(samples, share)).toBe(value);
  });

  it("does not mind the order, and says that nothing has no quantile", () => {
    expect(quantile([3, 1, 2], 0.5)).toBe(2);
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe("slope", () => {
  it("is that of a line through the points", () => {
    expect(slope([0, 1, 2, 3].map((x) => ({ x, y: 7 + 2.5 * x })))).toBeCloseTo(2.5, 12);
  });

  it("is worked out by hand for points beside a line", () => {
    // Means 2 and 4; (-1)(-2) + 0 + 1 * 1 = 3, over 1 + 0 + 1 = 2.
    expect(
      slope([
        { x: 1, y: 2 },
        { x: 2, y: 5 },
        { x: 3, y: 5 },
      ]),
    ).toBeCloseTo(1.5, 12);
  });

  it("is unknown for one moment", () => {
    expect(slope([{ x: 1, y: 2 }])).toBeNaN();
  });
});
