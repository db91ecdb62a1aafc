import { expect, test } from "vitest";
import { sunsetDate } from "./model";

test.each(["0000-01-01", "1969-12-31", "9999-12-31T23:59:59-12:00", "2027-13-01", "soon"])(
  "the sunset %s is no day that can be kept",
  (sunset) => expect(sunsetDate(sunset)).toBeNull(),
);

test("the sunset is the beginning of its day", () => {
  expect(sunsetDate("2027-06-30")?.toISOString()).toBe("2027-06-30T00:00:00.000Z");
});
