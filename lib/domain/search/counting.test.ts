import fc from "fast-check";
import { expect, test } from "vitest";
import { countOf, ENOUGH, EXACT_UP_TO } from "./counting";

test("what is counted in full is said exactly", () => {
  expect(countOf(1_234, 0)).toEqual({ value: 1_234, about: false });
});

test.each([
  [375, 1, 3_000],
  [1_000, 2, 64_000],
  [1_953, 3, 1_000_000],
  [0, 3, 0],
] as const)("%d hits of step %d are about %d", (hits, step, value) => {
  expect(countOf(hits, step)).toEqual({ value, about: true });
});

test("an estimate has two figures and is never further than they are from what the hits stand for", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.constantFrom(1 as const, 2 as const, 3 as const),
      (hits, step) => {
        const { value } = countOf(hits, step);
        expect(String(value)).toMatch(/^\d{1,2}0*$/);
        expect(Math.abs(value - hits * 8 ** step) / (hits * 8 ** step)).toBeLessThanOrEqual(0.05);
      },
    ),
  );
});

test.each([1, 2, 3])("a set that is promised to be exact does not look like enough in step %d", (step) => {
  const expected = EXACT_UP_TO / 8 ** step;
  expect(expected + 7 * Math.sqrt(expected)).toBeLessThan(ENOUGH);
});
