import { describe, expect, test } from "vitest";
import { changed, loosened, narrowed, restated, widened } from "./testing-values";
import { logicalTypeOrder, physicalTypeOrder } from "./type-order";

describe("physical types", () => {
  test.each(widened)("%s → %s is wider, and back narrower", (before, after) => {
    expect(physicalTypeOrder(before, after)).toBe("widened");
    expect(physicalTypeOrder(after, before)).toBe("narrowed");
  });
  test.each(loosened)("%s → %s keeps values as another kind", (before, after) =>
    expect(physicalTypeOrder(before, after)).toBe("loosened"),
  );
  test.each(narrowed)("%s → %s loses values", (before, after) =>
    expect(physicalTypeOrder(before, after)).toBe("narrowed"),
  );
  test.each(changed)("%s → %s cannot be compared", (before, after) =>
    expect(physicalTypeOrder(before, after)).toBe("changed"),
  );
  test.each(restated)("%s and %s are the same", (before, after) => {
    expect(physicalTypeOrder(before, after)).toBe("same");
    expect(physicalTypeOrder(after, before)).toBe("same");
  });

  test.each([
    ["map<string,int>", "map<string,bigint>", "widened"],
    ["Nullable(Int32)", "Int32", "widened"],
    ["Int32", "Nullable(Int32)", "changed"],
    ["LowCardinality(String)", "String", "same"],
    ["DateTime64(3)", "DateTime64(6)", "widened"],
    ["VARCHAR2(20 CHAR)", "VARCHAR2(40 CHAR)", "widened"],
    ["timestamp(6) with time zone", "timestamptz", "same"],
    ["ARRAY<STRUCT<a INT64, b STRING>>", "ARRAY<STRUCT<a INT64>>", "narrowed"],
    ["varchar(20) NOT NULL", "varchar(20)", "same"],
    ["tinyint(1)", "int", "widened"],
    ["varchar(10)", "nvarchar(10)", "widened"],
    ["nvarchar(10)", "varchar(20)", "narrowed"],
  ])("%s → %s is %s", (before, after, order) => expect(physicalTypeOrder(before, after)).toBe(order));

  test.each([
    "<<<<",
    "((((",
    "array<",
    "a".repeat(5000),
    `${"array<".repeat(500)}int${">".repeat(500)}`,
    "decimal(x,y)",
    "constructor",
    "__proto__",
    "varchar(-1)",
  ])("%# bears any text", (text) => expect(physicalTypeOrder(text, text)).toBe("same"));
});

test.each([
  ["integer", "number", "loosened"],
  ["number", "integer", "narrowed"],
  ["date", "timestamp", "loosened"],
  ["timestamp", "date", "narrowed"],
  ["integer", "string", "changed"],
  ["string", "array", "changed"],
  ["String", "string", "same"],
])("the logical type %s → %s is %s", (before, after, order) => expect(logicalTypeOrder(before, after)).toBe(order));
