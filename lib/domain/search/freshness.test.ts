import { expect, test } from "vitest";
import { freshnessClass } from "./freshness";

test.each([
  ["15 min", "hourly"],
  ["4 hours", "hourly"],
  ["1 d", "daily"],
  ["24 h", "daily"],
  ["daily", "daily"],
  ["7 d", "weekly"],
  ["1 w", "weekly"],
  ["1 month", "monthly"],
  ["31 days", "monthly"],
  ["1 y", "rarely"],
  ["now and then", "unstated"],
  ["0 d", "unstated"],
  [null, "unstated"],
] as const)("%s is %s", (kept, expected) => {
  expect(freshnessClass(kept)).toBe(expected);
});
