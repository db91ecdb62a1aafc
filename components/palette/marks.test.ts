import fc from "fast-check";
import { expect, test } from "vitest";
import { markBeginnings } from "./marks";

const shown = (text: string, typed: string) =>
  markBeginnings(text, typed)
    .map((piece) => (piece.match ? `[${piece.text}]` : piece.text))
    .join("");

test.each([
  ["Tenancy analytics", "ten", "[Ten]ancy analytics"],
  ["Tenancy analytics", "ana tenancy", "[Tenancy] [ana]lytics"],
  ["tenantLegalName", "legal", "tenant[Legal]Name"],
  ["dim_tenant", "tenant", "dim_[tenant]"],
  ["Retention", "ten", "Retention"],
  ["Lease", "", "Lease"],
])("%s, typed %s", (text, typed, expected) => {
  expect(shown(text, typed)).toBe(expected);
});

test("shows all of the text, whatever is typed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, typed) => {
      const pieces = markBeginnings(text, typed);
      expect(pieces.map((piece) => piece.text).join("")).toBe(text);
    }),
  );
});
