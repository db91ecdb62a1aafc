import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { corrections, editDistance, replaceWords, wordsOf } from "./spelling";

describe("editDistance", () => {
  test.each([
    ["ratings", "ratings", 0],
    ["ratngs", "ratings", 1],
    ["raitngs", "ratings", 1],
    ["tennant", "tenant", 1],
    ["", "abc", 3],
    ["kitten", "sitting", 3],
  ])("%s → %s is %i", (a, b, expected) => {
    expect(editDistance(a, b, 5)).toBe(expected);
  });

  test("gives up beyond the limit", () => {
    expect(editDistance("lease", "property", 2)).toBe(3);
  });

  test("is symmetric and zero only for equal words", () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b, 20);
        expect(distance).toBe(editDistance(b, a, 20));
        expect(distance === 0).toBe(a === b);
      }),
    );
  });
});

describe("corrections", () => {
  test("offers the nearest first", () => {
    expect(corrections("ratngs", ["rating", "ratings", "orange", "meters"])).toEqual(["ratings", "rating"]);
  });

  test("leaves short words alone", () => {
    expect(corrections("lei", ["lea", "leo"])).toEqual([]);
  });
});

test("wordsOf drops operators, punctuation and repetitions", () => {
  expect(wordsOf('"lease contracts" -draft lease (2024)')).toEqual(["lease", "contracts", "draft", "2024"]);
});

test("replaceWords keeps the rest of the question", () => {
  expect(
    replaceWords(
      '"entty ratngs" -old',
      new Map([
        ["entty", "entity"],
        ["ratngs", "ratings"],
      ]),
    ),
  ).toBe('"entity ratings" -old');
});
