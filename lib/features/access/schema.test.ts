import { describe, expect, test } from "vitest";
import { registerFilterSchema } from "./schema";

describe("the filters of the access register", () => {
  test.each([
    ["ratings\u0000", "ratings"],
    ["\ud800 lease ", "lease"],
    ["\u0000", undefined],
    ["", undefined],
    ["x".repeat(101), undefined],
    [["a", "b"], undefined],
  ])("reads %j as %j", (q, expected) => {
    expect(registerFilterSchema.parse({ q }).q).toBe(expected);
  });

  test("falls back where a value cannot be read", () => {
    expect(registerFilterSchema.parse({ status: "\u0000", page: "abc" })).toEqual({ page: 1 });
  });
});
