import { expect, test } from "vitest";
import { changeSentences } from "./preview";

const contract = (version: string, columns: string[]) => ({
  id: "tenants",
  version,
  upgraded: {
    schema: [
      { name: "tenants", properties: columns.map((name) => ({ name, logicalType: "string", description: name })) },
    ],
  },
});

test("a preview says what a contract's new version changes", () => {
  expect(changeSentences(null, contract("1.0.0", ["lei"]))).toEqual(["New contract tenants 1.0.0."]);
  expect(changeSentences(contract("1.0.0", ["lei"]), contract("1.0.0", ["lei"]))).toEqual([]);
  expect(changeSentences(contract("1.0.0", ["lei"]), contract("1.0.1", ["lei"]))).toEqual([
    "Contract tenants: version 1.0.0 becomes 1.0.1; nothing else changes.",
  ]);
  expect(changeSentences(contract("1.0.0", ["lei", "city"]), contract("1.1.0", ["lei", "email"]))).toEqual([
    "Contract tenants: version 1.0.0 becomes 1.1.0. The changes are breaking and need at least 2.0.0.",
    "tenants, breaking: “city” in “tenants” is removed.",
    "tenants, additive: “email” in “tenants” is new.",
  ]);
});

test("a long list is cut", () => {
  const many = Array.from({ length: 20 }, (_, at) => `column_${at}`);
  const said = changeSentences(contract("1.0.0", []), contract("1.1.0", many));
  expect(said).toHaveLength(14);
  expect(said.at(-1)).toBe("tenants: 8 more changes.");
});
