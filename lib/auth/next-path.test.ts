import { describe, expect, it } from "vitest";
import { nextPathOfRefused, safeNextPath } from "./next-path";

describe("safeNextPath", () => {
  it.each([
    ["/search?q=a%20b", "/search?q=a%20b"],
    ["/domains/brokerage/leasing#people", "/domains/brokerage/leasing#people"],
    [undefined, "/"],
    [["/a", "/b"], "/"],
    ["", "/"],
    ["https://evil.example/", "/"],
    ["//evil.example/", "/"],
    ["/\\evil.example/", "/"],
    ["/\t/evil.example/", "/"],
    ["javascript:alert(1)", "/"],
    ["/sign-in?next=/sign-in", "/"],
    ["/api/auth/signout", "/"],
  ])("%j goes to %s", (given, path) => {
    expect(safeNextPath(given)).toBe(path);
  });
});

describe("nextPathOfRefused", () => {
  it.each([
    ["https://mercat.test/publish?team=a", "/publish?team=a"],
    ["/inbox", "/inbox"],
    ["https://evil.test/publish", "/"],
    ["//evil.test/publish", "/"],
    ["https://mercat.test//evil.test", "/"],
    [undefined, "/"],
  ])("%j goes to %s", (cookie, path) => {
    expect(nextPathOfRefused(cookie, "https://mercat.test")).toBe(path);
  });
});
