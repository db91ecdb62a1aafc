import { describe, expect, test } from "vitest";
import { completed, fieldsLike, underWay } from "./completion";

describe("underWay", () => {
  test.each([
    ["lease dom", { before: "lease ", not: false, field: null, stem: "dom" }],
    ["lease -domain:bro", { before: "lease ", not: true, field: "domain", stem: "bro" }],
    ["status:", { before: "", not: false, field: "status", stem: "" }],
    ['tag:"two w', { before: "", not: false, field: "tag", stem: "two w" }],
  ])("%s", (typed, expected) => {
    expect(underWay(typed)).toEqual(expected);
  });

  test.each(["", "lease ", '"a phrase'])("nothing in %j", (typed) => {
    expect(underWay(typed)).toBeNull();
  });
});

test.each([
  ["lease dom", "domain", undefined, "lease domain:"],
  ["lease -dom", "domain", undefined, "lease -domain:"],
  ["lease domain:bro", "domain", "brokerage/leasing", "lease domain:brokerage/leasing "],
  ["tag:tw", "tag", "two words", 'tag:"two words" '],
] as const)("%s completes", (typed, field, value, expected) => {
  const at = underWay(typed);
  expect(at && completed(at, field, value)).toBe(expected);
});

test("fields are offered from two letters on", () => {
  expect(fieldsLike("d")).toEqual([]);
  expect(fieldsLike("Do")).toEqual(["domain"]);
  expect(fieldsLike("lease")).toEqual([]);
});
