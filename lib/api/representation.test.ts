import { describe, expect, it } from "vitest";
import { z } from "zod";
import { unstorableStrings } from "@/lib/domain/parse-fields";
import { decodeCursor, encodeCursor } from "./paging";
import { expectedError } from "./problem";
import { entityTag, preferredFormat, requiredRevision } from "./representation";

describe("preferredFormat", () => {
  it.each([
    [null, null],
    ["", null],
    ["*/*", null],
    ["application/json", "json"],
    ["application/yaml", "yaml"],
    ["text/yaml", "yaml"],
    ["application/json, application/yaml", null],
    ["application/json;q=0.5, application/yaml;q=0.9", "yaml"],
    ["application/yaml;q=0, application/json", "json"],
    ["text/html, */*;q=0.1", null],
    ["text/html", null],
    ["application/json;q=0.2, */*", null],
    ["application/json;q=nonsense", null],
  ])("%s", (accept, format) => {
    expect(preferredFormat(accept)).toBe(format);
  });
});

describe("requiredRevision", () => {
  it("reads what entityTag writes", () => {
    expect(requiredRevision(entityTag(7))).toBe(7);
    expect(requiredRevision(entityTag(7, "json"))).toBe(7);
    expect(entityTag(7, "json", "upgraded")).toBe('"7-upgraded-json"');
    expect(requiredRevision(entityTag(7, null, "odps-4.1"))).toBe(7);
    expect(requiredRevision("*")).toBe("any");
    expect(requiredRevision(null)).toBeNull();
  });

  it.each(['W/"7"', "7", '"x"', '"1", "2"', '"99999999999"'])("refuses %s", (header) => {
    expect(() => requiredRevision(header)).toThrow(/If-Match/);
  });
});

describe("cursors", () => {
  it("come back as they went, and foreign ones are refused by name", () => {
    expect(decodeCursor(z.int(), encodeCursor(42))).toBe(42);
    expect(decodeCursor(z.int(), undefined)).toBeNull();
    for (const bad of ["", "%%%", encodeCursor("x"), "bnVsbA"])
      expect(() => decodeCursor(z.int(), bad)).toThrow(/cursor/);
  });
});

describe("unstorableStrings", () => {
  it("names the path of each string that Postgres cannot keep", () => {
    const value = { a: "fine", b: ["x", "y\u0000"], c: { d: "\ud800" } };
    expect(
      unstorableStrings(value)
        .map((p) => p.path)
        .sort(),
    ).toEqual(["b[1]", "c.d"]);
  });

  it("takes deep nesting", () => {
    const deep = JSON.parse(`${"[".repeat(100_000)}"\\u0000"${"]".repeat(100_000)}`);
    expect(unstorableStrings(deep)).toHaveLength(1);
  });
});

describe("expectedError", () => {
  const coded = (code: string) => Object.assign(new Error("x"), { code });
  it.each([
    ["P1001", "unavailable"],
    ["ECONNREFUSED", "unavailable"],
    ["P2002", "conflict"],
    ["P2034", "conflict"],
  ])("%s is %s", (code, expected) => {
    expect(expectedError(coded(code))?.code).toBe(expected);
  });

  it("leaves defects alone", () => {
    expect(expectedError(new TypeError("x"))).toBeNull();
    expect(expectedError("thrown text")).toBeNull();
  });
});
