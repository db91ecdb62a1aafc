import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deletions, editDistance, nearest, replaceWords, typingCost, wordsOf } from "./spelling";

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

describe("nearest", () => {
  const count = (...words: string[]) => words.map((word) => ({ word, count: 1 }));

  test.each([
    ["ratngs", ["rating", "ratings", "orange", "meters"], ["ratings", "rating"]],
    ["tenabcy", ["tenancy", "tendency"], ["tenancy"]],
    ["laese", ["lease", "leash"], ["lease"]],
    ["analytisc", ["analytics", "analyst"], ["analytics"]],
    ["contrcats", ["contracts", "contacts"], ["contracts", "contacts"]],
  ])("%s", (typed, candidates, expected) => {
    expect(nearest(typed, count(...candidates), 5).map(({ word }) => word)).toEqual(expected);
  });

  test("prefers the frequent word of two that are equally near", () => {
    const candidates = [
      { word: "leasx", count: 1 },
      { word: "leasy", count: 90 },
    ];
    expect(nearest("leasq", candidates, 1)[0]?.word).toBe("leasy");
  });

  test("leaves short words alone", () => {
    expect(nearest("lei", count("lea", "leo"), 5)).toEqual([]);
  });
});

describe("typingCost", () => {
  test.each([
    ["a key beside", "lwase", "lpase", "lease"],
    ["a swap", "laese", "lxxse", "lease"],
    ["a doubled letter", "leaase", "leause", "lease"],
    ["a later letter", "leaae", "keaae", "leaae"],
  ])("%s is less than another mistake", (_, cheap, dear, meant) => {
    expect(typingCost(cheap, meant)).toBeLessThan(typingCost(dear, meant));
  });
});

describe("deletions", () => {
  test("of words at most two mistakes apart have one in common", () => {
    const letter = fc.constantFrom(..."abcdefgh");
    const word = fc.array(letter, { minLength: 4, maxLength: 14 }).map((letters) => letters.join(""));
    const edit = fc.tuple(fc.nat(3), fc.nat(30), letter);
    fc.assert(
      fc.property(word, fc.array(edit, { minLength: 1, maxLength: 2 }), (meant, edits) => {
        const typed = edits.reduce((text, [kind, place, by]) => {
          const at = place % text.length;
          if (kind === 0) return text.slice(0, at) + text.slice(at + 1);
          if (kind === 1) return text.slice(0, at) + by + text.slice(at);
          if (kind === 2) return text.slice(0, at) + by + text.slice(at + 1);
          return text.slice(0, at) + (text[at + 1] ?? "") + (text[at] ?? "") + text.slice(at + 2);
        }, meant);
        const known = new Set(deletions(meant));
        expect(deletions(typed).some((one) => known.has(one))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("are few, however long the word", () => {
    expect(deletions("x1y2z3w4v5".repeat(6)).length).toBeLessThanOrEqual(29);
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
