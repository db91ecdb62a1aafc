import { describe, expect, it } from "vitest";
import {
  formatBytes,
  formatDate,
  formatDateTime,
  formatDays,
  formatList,
  formatNumber,
  formatPercent,
  formatRelative,
  initials,
  plural,
} from "./format";

const now = new Date("2026-03-12T12:00:00Z");

describe("dates", () => {
  it("are written for people, in UTC", () => {
    expect(formatDate(now)).toBe("12 Mar 2026");
    expect(formatDate("2026-09-01T23:59:59-02:00")).toBe("2 Sep 2026");
    expect(formatDateTime("2026-03-12T04:05:59Z")).toBe("12 Mar 2026, 04:05 UTC");
  });

  it("give a dash for what is not a date", () => {
    expect(formatDate("soon")).toBe("—");
    expect(formatDateTime("")).toBe("—");
    expect(formatRelative("soon", now)).toBe("—");
  });

  it.each([
    ["2026-03-12T12:00:00Z", "just now"],
    ["2026-03-12T11:59:01Z", "just now"],
    ["2026-03-12T11:59:00Z", "1 minute ago"],
    ["2026-03-12T10:00:01Z", "1 hour ago"],
    ["2026-03-09T12:00:00Z", "3 days ago"],
    ["2026-01-12T12:00:00Z", "1 month ago"],
    ["2024-03-11T12:00:00Z", "2 years ago"],
    ["2026-03-12T14:00:00Z", "in 2 hours"],
    ["2026-03-14T11:00:00Z", "in 1 day"],
    ["2027-03-12T12:00:00Z", "in 1 year"],
  ])("%s is %s", (value, expected) => {
    expect(formatRelative(value, now)).toBe(expected);
  });
});

describe("amounts", () => {
  it("separates thousands and keeps two decimals", () => {
    expect(formatNumber(1234567)).toBe("1,234,567");
    expect(formatNumber(0.256)).toBe("0.26");
  });

  it("does not round a share up to all of it", () => {
    expect(formatPercent(0.9999)).toBe("99.9 %");
    expect(formatPercent(0.995)).toBe("99.5 %");
    expect(formatPercent(1)).toBe("100 %");
    expect(formatPercent(0)).toBe("0 %");
  });

  it.each([
    [1, "1 day"],
    [90, "90 days"],
    [365, "1 year"],
    [730, "2 years"],
    [400, "400 days"],
    [0, "0 days"],
  ])("%d days are %s", (days, expected) => {
    expect(formatDays(days)).toBe(expected);
  });

  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [1000, "1 kB"],
    [1536, "1.5 kB"],
    [12_300_000, "12 MB"],
    [999_999, "1 MB"],
    [-5, "0 B"],
  ])("%d bytes are %s", (bytes, expected) => {
    expect(formatBytes(bytes)).toBe(expected);
  });
});

describe("words", () => {
  it("counts", () => {
    expect(plural(1, "request")).toBe("1 request");
    expect(plural(0, "request")).toBe("0 requests");
    expect(plural(1200, "entry", "entries")).toBe("1,200 entries");
  });

  it("joins", () => {
    expect(formatList([])).toBe("");
    expect(formatList(["a"])).toBe("a");
    expect(formatList(["a", "b", "c"])).toBe("a, b and c");
    expect(formatList(["a", "b"], "or")).toBe("a or b");
  });

  it.each([
    ["Ada Lovelace", "AL"],
    ["Jean-Luc van der Berg", "JB"],
    ["steward", "ST"],
    ["émilie", "ÉM"],
    ["(system)", "SY"],
    ["", "?"],
  ])("%s becomes %s", (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});
