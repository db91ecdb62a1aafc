import fc from "fast-check";
import { expect, it } from "vitest";
import { missedQuestion } from "./miss";

it.each([
  ["  Parking  Revenue ", "parking revenue"],
  ["parking-revenue?", "parking revenue"],
  ["Bürgschaft", "burgschaft"],
  ["co2 2025", "co2 2025"],
  ["x", null],
  ["???", null],
  ["clara.moreau@premium-offices.example", null],
  ["+49 170 1234567", null],
  ["DE89 3704 0044 0532", null],
])("%s → %s", (typed, kept) => expect(missedQuestion(typed)).toBe(kept));

it("is plain text of at most 200 characters, and the same when folded again", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400, unit: "grapheme" }), (typed) => {
      const kept = missedQuestion(typed);
      if (kept === null) return;
      expect(kept).toMatch(/^[\p{L}\p{N} ]{2,200}$/u);
      expect(missedQuestion(kept)).toBe(kept);
    }),
  );
});
