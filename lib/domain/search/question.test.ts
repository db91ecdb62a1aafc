import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseQuestion, type Question, writeQuestion } from "./question";

const nothing: Question = { terms: [], without: [], fields: [], unfinished: null };
const words = (...texts: string[]) => texts.map((text) => ({ text, phrase: false }));
const phrase = (text: string) => ({ text, phrase: true });

describe("parseQuestion", () => {
  test.each<[string, Partial<Question>]>([
    ["", {}],
    ["   ", {}],
    ["lease contracts", { terms: words("lease", "contracts"), unfinished: "contracts" }],
    ["lease contracts ", { terms: words("lease", "contracts") }],
    ['"lease contracts" rent', { terms: [phrase("lease contracts"), ...words("rent")], unfinished: "rent" }],
    ['"lease  contracts', { terms: [phrase("lease contracts")] }],
    ["„lease contracts“", { terms: [phrase("lease contracts")] }],
    ["lease -draft", { terms: words("lease"), without: words("draft") }],
    ['lease -"old rent"', { terms: words("lease"), without: [phrase("old rent")] }],
    ["lease - draft", { terms: words("lease", "draft"), unfinished: "draft" }],
    [
      "domain:brokerage column:lei owner:me status:deprecated",
      {
        fields: [
          { field: "domain", value: "brokerage", not: false },
          { field: "column", value: "lei", not: false },
          { field: "owner", value: "me", not: false },
          { field: "status", value: "deprecated", not: false },
        ],
      },
    ],
    [
      'Tag:"two words" -tag:pii',
      {
        fields: [
          { field: "tag", value: "two words", not: false },
          { field: "tag", value: "pii", not: true },
        ],
      },
    ],
    ["domain: lease", { terms: words("lease"), unfinished: "lease" }],
    ["https://example.com/a:b", { terms: words("https://example.com/a:b"), unfinished: "https://example.com/a:b" }],
    ["color:red", { terms: words("color:red"), unfinished: "color:red" }],
    ["constructor:x", { terms: words("constructor:x"), unfinished: "constructor:x" }],
    ['5"disk', { terms: words("5disk"), unfinished: "5disk" }],
    ["&& || ( )", {}],
    ["a\u0000b", { terms: words("a", "b"), unfinished: "b" }],
    [
      "lease domain:brokerage",
      { terms: words("lease"), fields: [{ field: "domain", value: "brokerage", not: false }] },
    ],
  ])("%j", (text, expected) => {
    expect(parseQuestion(text)).toEqual({ ...nothing, ...expected });
  });

  test("takes at most 12 wanted terms and 200 characters", () => {
    expect(parseQuestion("ab ".repeat(60)).terms).toHaveLength(12);
    expect(writeQuestion(parseQuestion("x".repeat(5000)))).toHaveLength(200);
  });

  test.each([
    ["brackets", "([{<".repeat(10_000)],
    ["quotes", '"'.repeat(40_000)],
    ["quotes with letters", '"a" '.repeat(10_000)],
    ["NUL", "\u0000".repeat(40_000)],
    ["colons", "tag:".repeat(10_000)],
    ["minus", "-".repeat(40_000)],
  ])("reads 40 kB of %s at once", (_, text) => {
    const began = Date.now();
    expect(writeQuestion(parseQuestion(text)).length).toBeLessThanOrEqual(200);
    expect(Date.now() - began).toBeLessThan(100);
  });
});

const typed = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        '"',
        "-",
        ":",
        " ",
        "tag",
        "domain:",
        "lease",
        "é",
        "😀",
        "\ud83d",
        "“",
        "a",
        "\t",
        "x".repeat(90),
      ),
      {
        maxLength: 60,
      },
    )
    .map((parts) => parts.join("")),
);

describe("for whatever is typed", () => {
  test("it is read without an error, within the limits", () => {
    fc.assert(
      fc.property(typed, (text) => {
        const { terms, without, fields } = parseQuestion(text);
        expect(Math.max(terms.length, without.length, fields.length)).toBeLessThanOrEqual(12);
        for (const { text } of [...terms, ...without]) expect(text).toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });

  test("written and read again it is the same question", () => {
    fc.assert(
      fc.property(typed, (text) => {
        const { unfinished: _, ...question } = parseQuestion(text);
        const written = writeQuestion({ ...question, unfinished: null });
        expect(parseQuestion(written)).toMatchObject(question);
        expect(writeQuestion(parseQuestion(written))).toBe(written);
        expect(written.length).toBeLessThanOrEqual(200);
      }),
      { numRuns: 500 },
    );
  });
});
