import { describe, expect, test } from "vitest";
import { csvLine, csvResponse } from "./csv";

describe("CSV", () => {
  test.each([
    ["=HYPERLINK(1)", "'=HYPERLINK(1)\r\n"],
    ["+1", "'+1\r\n"],
    ["-1", "'-1\r\n"],
    ["@sum", "'@sum\r\n"],
    ["a = b", "a = b\r\n"],
    ['say "x", please', '"say ""x"", please"\r\n'],
    ["two\nlines", '"two\nlines"\r\n'],
    [12, "12\r\n"],
    [null, "\r\n"],
  ])("%j becomes %j", (cell, line) => expect(csvLine([cell])).toBe(line));

  test("a download carries header and rows", async () => {
    async function* rows() {
      yield ["a", 1];
      yield ["b", 2];
    }
    const response = csvResponse("x.csv", ["name", "count"], rows());
    expect(response.headers.get("content-disposition")).toContain("x.csv");
    expect(await response.text()).toBe("name,count\r\na,1\r\nb,2\r\n");
  });
});
