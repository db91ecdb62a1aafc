import { expect, test } from "vitest";
import { toContractModel } from "./contract/model";
import { madeUpRows } from "./made-up-rows";

function objectOf(properties: unknown[]) {
  const [object] = toContractModel({ schema: [{ name: "leases", properties }] }).objects;
  if (!object) throw new Error("no object");
  return object;
}

test("the same contract gives the same rows", () => {
  const object = objectOf([
    { name: "id", logicalType: "string", primaryKey: true },
    { name: "rent", logicalType: "number" },
  ]);
  expect(madeUpRows(object)).toEqual(madeUpRows(object));
  expect(madeUpRows(object, 3)).toHaveLength(3);
});

test("only allowed values occur", () => {
  const quality = [{ metric: "invalidValues", arguments: { validValues: ["new", "upgrade"] } }];
  const rows = madeUpRows(objectOf([{ name: "action", required: true, quality }]), 20);
  expect(new Set(rows.map((row) => row.action))).toEqual(new Set(["new", "upgrade"]));
});

test("limits and types are kept", () => {
  const rows = madeUpRows(
    objectOf([
      { name: "notch", logicalType: "integer", required: true, logicalTypeOptions: { minimum: 1, maximum: 18 } },
      { name: "day", logicalType: "date", required: true },
    ]),
    50,
  );
  for (const { notch, day } of rows) {
    expect(Number.isInteger(notch)).toBe(true);
    expect(Number(notch)).toBeGreaterThanOrEqual(1);
    expect(Number(notch)).toBeLessThanOrEqual(18);
    expect(String(day)).toMatch(/^20\d\d-\d\d-\d\d$/);
  }
});

test("keys start with the examples and do not repeat", () => {
  const rows = madeUpRows(objectOf([{ name: "id", primaryKey: true, examples: ["MR-221D1D1299"] }]), 5);
  expect(rows[0]?.id).toBe("MR-221D1D1299");
  expect(new Set(rows.map((row) => row.id)).size).toBe(5);
});

test("required columns are never empty", () => {
  const rows = madeUpRows(objectOf([{ name: "a", required: true }, { name: "b" }]), 100);
  expect(rows.every((row) => row.a !== null)).toBe(true);
  expect(rows.some((row) => row.b === null)).toBe(true);
});
