import { describe, expect, test } from "vitest";
import { toContractModel } from "./contract/model";
import { freshnessWords, qualityRules, ruleSentence, slaFacts, trustFacts } from "./trust";

const contract = toContractModel({
  slaProperties: [
    { property: "frequency", value: 1, unit: "d" },
    { property: "latency", value: 24, unit: "h" },
    { property: "availability", value: 99.5, unit: "percent" },
    { property: "timeOfAvailability", value: "07:00 Europe/Paris" },
    { property: "somethingNew", value: 3, unit: "days" },
    { property: "retention" },
  ],
  schema: [
    {
      name: "ratings",
      quality: [{ metric: "rowCount", mustBeGreaterThan: 25000 }],
      properties: [
        { name: "lei", description: "Identifier.", quality: [{ metric: "nullValues", mustBe: 0, unit: "rows" }] },
        { name: "grade" },
      ],
    },
  ],
});

test("service levels in words", () => {
  expect(slaFacts(contract.slaProperties).map(({ label, value }) => `${label}: ${value}`)).toEqual([
    "Renewed: Every day",
    "At most late by: 24 hours",
    "Available: 99.5 %",
    "Ready by: 07:00 Europe/Paris",
    "something new: 3 days",
  ]);
});

test.each([
  ["1 d", "Every day"],
  ["4 h", "Every 4 hours"],
  ["", null],
  [null, null],
  ["continuous", "continuous"],
])("freshnessWords(%j)", (kept, expected) => {
  expect(freshnessWords(kept)).toBe(expected);
});

describe("quality rules", () => {
  test("are found on objects and properties", () => {
    expect(qualityRules(contract).map(({ object, property }) => [object, property])).toEqual([
      ["ratings", null],
      ["ratings", "lei"],
    ]);
  });

  test("are said as sentences", () => {
    expect(qualityRules(contract).map(({ rule }) => ruleSentence(rule))).toEqual([
      "Rows must be more than 25,000",
      "Empty values must be 0 rows",
    ]);
  });
});

test("trust says what is there and what is not", () => {
  const facts = trustFacts({ tags: [], contracts: [contract], ports: 1, addressable: 1 });
  expect(facts.map(({ quality, met }) => [quality, met])).toEqual([
    ["Discoverable", false],
    ["Addressable", true],
    ["Trustworthy", true],
    ["Self-describing", false],
    ["Interoperable", false],
    ["Secure", false],
  ]);
  expect(facts.find((fact) => fact.quality === "Self-describing")?.sentence).toBe("1 of 2 columns described.");
});
