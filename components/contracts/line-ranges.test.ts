import { expect, test } from "vitest";
import { lineFragment, readLineRange } from "./line-ranges";

test("reads one line and a range, in either order", () => {
  expect(readLineRange("#L12")).toEqual({ from: 12, to: 12 });
  expect(readLineRange("#L12-L20")).toEqual({ from: 12, to: 20 });
  expect(readLineRange("#L20-12")).toEqual({ from: 12, to: 20 });
});

test("leaves other fragments alone", () => {
  for (const fragment of ["", "#", "#L", "#L0", "#schema.L12", "#L1-", "#L1-Lx", `#L${"9".repeat(30)}`])
    expect(readLineRange(fragment)).toBeNull();
});

test("writes what it reads", () => {
  expect(lineFragment(20, 12)).toBe("#L12-L20");
  expect(lineFragment(7, 7)).toBe("#L7");
});
