import { describe, expect, test } from "vitest";
import { diffContracts } from "./diff-contracts";
import { levelOrder } from "./sla-values";
import { better, fewer, tighter } from "./testing-values";
import { thresholdOrder } from "./thresholds";

describe("service levels", () => {
  test.each(better)("%j → %j promises more, and back less", (before, after) => {
    expect(levelOrder(String(before.property), before, after, "value")).toBe("stronger");
    expect(levelOrder(String(before.property), after, before, "value")).toBe("weaker");
  });

  test.each([
    ["latency", { value: 24, unit: "h" }, { value: 1, unit: "d" }],
    ["latency", { value: "PT24H" }, { value: 1, unit: "days" }],
    ["retention", { value: 1, unit: "y" }, { value: 12, unit: "months" }],
    ["frequency", { value: 24, unit: "per day" }, { value: 1, unit: "h" }],
    ["availability", { value: 0.999 }, { value: 99.9, unit: "%" }],
    ["availability", { value: "99.9%" }, { value: 99.9, unit: "percent" }],
    ["timeOfAvailability", { value: "09:00+01:00" }, { value: "08:00Z" }],
    ["endOfSupport", { value: "2030-01-01T00:00:00Z" }, { value: "2030-01-01T01:00:00+01:00" }],
  ])("%s %j and %j are the same", (property, before, after) =>
    expect(levelOrder(property, before, after, "value")).toBe("same"),
  );

  test.each([
    ["somethingElse", { value: 1 }, { value: 2 }],
    ["latency", { value: 1, unit: "d" }, { value: 10, unit: "rows" }],
    ["latency", { value: "soon" }, { value: "sooner" }],
    ["latency", { value: null }, { value: 4, unit: "h" }],
  ])("%s %j and %j have no order", (property, before, after) =>
    expect(levelOrder(property, before, after, "value")).toBe("changed"),
  );
});

describe("thresholds of quality rules", () => {
  test.each(tighter.filter(([before]) => !("severity" in before)))(
    "%j → %j is stronger, and back weaker",
    (before, after) => {
      expect(thresholdOrder(before, after)).toBe("stronger");
      expect(thresholdOrder(after, before)).toBe("weaker");
    },
  );

  test.each([
    [{ mustBe: 0 }, { mustBeBetween: [0, 0] }, "same"],
    [{ metric: "nullValues", mustBe: 0 }, { metric: "nullValues", mustBeLessOrEqualTo: 0 }, "same"],
    [{ mustBe: 0 }, { mustBeLessOrEqualTo: 0 }, "weaker"],
    [{ mustBeBetween: [0, 5] }, { mustBeBetween: [3, 9] }, "changed"],
    [{ mustBeGreaterThan: 0, mustBeLessThan: 9 }, { mustBeBetween: [1, 8] }, "stronger"],
    [{ mustBe: "a" }, { mustBe: "b" }, "changed"],
    [{ mustBeLessThan: 5 }, {}, "weaker"],
    [{ mustBeLessThan: "5" }, { mustBeLessThan: 5 }, "same"],
    [{ mustBeBetween: "x" }, { mustBeBetween: [1] }, "changed"],
  ])("%j → %j is %s", (before, after, order) => expect(thresholdOrder(before, after)).toBe(order));
});

const brief = (before: unknown, after: unknown) => diffContracts(before, after).changes.map((change) => change.rule);
const column = (
  more: Record<string, unknown>,
): { schema: { name: string; properties: Record<string, unknown>[] }[] } => ({
  schema: [{ name: "t", properties: [{ name: "c", ...more }] }],
});

describe("from the side of whoever reads", () => {
  test.each(fewer)("%j → %j lets fewer values come", (before, after) => {
    expect(brief(column({ logicalTypeOptions: before }), column({ logicalTypeOptions: after }))).toEqual([
      "property.values.narrowed",
    ]);
    expect(brief(column({ logicalTypeOptions: after }), column({ logicalTypeOptions: before }))).toEqual([
      "property.values.widened",
    ]);
  });

  test("a new column that is stricter than the contract raises it", () => {
    const before = column({ classification: "public" });
    const after = structuredClone(before);
    after.schema[0]?.properties.push({ name: "d", classification: "confidential" });
    const diff = diffContracts(before, after);
    expect(diff.changes.map((change) => [change.rule, change.object])).toEqual([
      ["contract.classification.raised", null],
      ["property.added", "t"],
    ]);
  });

  test.each([
    ["restricted", "secret", "property.classification.changed"],
    ["secret", "public", "property.classification.changed"],
    ["confidential", "Internal", "property.classification.lowered"],
    ["internal", "INTERNAL", "field.restated"],
    [undefined, "internal", "field.restated"],
    [undefined, "restricted", "contract.classification.raised"],
  ])("the classification %s → %s is %s", (before, after, rule) => {
    expect(brief(column({ classification: before }), column({ classification: after }))).toEqual([rule]);
  });

  test("a new key column changes what a row is", () => {
    const before = column({ primaryKey: true });
    const after = structuredClone(before);
    after.schema[0]?.properties.push({ name: "d", primaryKey: true });
    expect(brief(before, after)).toEqual(["property.primaryKey.changed", "property.added"]);
  });

  test("a level of another element is another promise", () => {
    const level = (element: string) => ({ slaProperties: [{ property: "latency", value: 1, unit: "d", element }] });
    expect(brief(level("t.a"), level("t.b"))).toEqual(["sla.removed", "sla.added"]);
  });

  test("a word of the contract that a stricter column overrules decides nothing", () => {
    const contract = (value: string) => ({
      ...column({ classification: "restricted" }),
      customProperties: [{ property: "classification", value }],
    });
    expect(brief(contract("internal"), contract("confidential"))).toEqual(["custom.changed"]);
  });

  test("a price of nothing is no price, and one per gigabyte can be compared with one per megabyte", () => {
    const price = (priceAmount: number, priceUnit = "megabyte", priceCurrency = "EUR") => ({
      price: { priceAmount, priceUnit, priceCurrency },
    });
    expect(brief({}, price(0))).not.toContain("price.raised");
    expect(brief({}, price(1))).toEqual(["price.raised"]);
    expect(brief(price(1), price(900, "gigabyte"))).toEqual(["price.lowered"]);
    expect(brief(price(1), price(2000, "gigabyte"))).toEqual(["price.raised"]);
    expect(brief(price(1), price(1, "megabyte", "USD"))).toEqual(["price.changed"]);
  });

  test("fields of v3.2.0 are judged by what they mean", () => {
    const map = (logicalType: string) =>
      column({ logicalType: "map", map: { key: { logicalType: "string" }, value: { logicalType } } });
    const diff = diffContracts(map("integer"), map("string"));
    expect(diff.changes).toMatchObject([
      {
        rule: "property.type.changed",
        object: "t",
        property: "c.value",
        beforePath: ["schema", 0, "properties", 0, "map", "value", "logicalType"],
      },
    ]);
    const values = (...all: string[]) => column({ enum: all.map((value) => ({ value, label: value })) });
    expect(brief(values("a"), values("a", "b"))).toEqual(["property.values.widened"]);
    expect(brief(values("a", "b"), values("b"))).toEqual(["property.values.narrowed"]);
    expect(brief(column({ semanticType: "column" }), column({}))).toEqual(["field.restated"]);
  });

  test("sections that are no lists are not missed", () => {
    expect(brief({ servers: "none" }, { servers: "some" })).toEqual(["field.unknown"]);
    expect(brief({ schema: [1, { name: "t" }] }, { schema: [{ name: "t" }, 2] })).toEqual(["field.unknown"]);
    expect(brief({ tags: "a" }, { tags: ["a"] })).toEqual(["contract.tags.changed"]);
  });
});
