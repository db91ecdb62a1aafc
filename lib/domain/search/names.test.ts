import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainText, splitName } from "./names";

describe("splitName", () => {
  test.each([
    ["tenantLegalName", ["tenant", "Legal", "Name"]],
    ["dim_tenant", ["dim", "tenant"]],
    ["HTTPServerPort", ["HTTP", "Server", "Port"]],
    ["lease-end.date", ["lease", "end", "date"]],
    ["address2line", ["address", "2", "line"]],
    ["iso3166Code", ["iso", "3166", "Code"]],
    ["co2", ["co2"]],
    ["B2B", ["B2B"]],
    ["prénomÉlu", ["prénom", "Élu"]],
    ["租户", ["租户"]],
    ["", []],
    ["__--", []],
  ])("%s", (name, words) => {
    expect(splitName(name)).toEqual(words);
  });

  test("keeps every letter and digit, in order", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (name) => {
        expect(splitName(name).join("")).toBe(plainText(name).replaceAll(" ", ""));
      }),
    );
  });

  test("does not slow down on hostile names", () => {
    const began = Date.now();
    splitName("aA1_".repeat(10_000));
    splitName("A".repeat(40_000));
    expect(Date.now() - began).toBeLessThan(500);
  });
});
