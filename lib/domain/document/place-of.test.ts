import fc from "fast-check";
import { expect, test } from "vitest";
import { type FieldPath, formatPath, parsePath } from "./field-path";
import { placeOf } from "./place-of";
import { pathAt } from "./yaml-cursor";

const text = `id: rents # never changes
servers:
- server: warehouse
  port: 5432
schema:
  - name: rents
    description: |
      Several
      lines
    properties:
      - name: id
        tags: [a, b]
      - name: amount
`;

test.each<FieldPath>([
  ["id"],
  ["servers", 0, "port"],
  ["schema", 0, "description"],
  ["schema", 0, "properties", 1, "name"],
  ["schema", 0, "properties", 0, "tags"],
])("the place of a field in the text is in that field: %s", (...path) => {
  expect(pathAt(text, placeOf(text, path))).toEqual(path);
});

test("a field that is not written is where its nearest ancestor is", () => {
  expect(pathAt(text, placeOf(text, ["schema", 0, "properties", 1, "classification"]))).toEqual([
    "schema",
    0,
    "properties",
    1,
    "name",
  ]);
  expect(placeOf(text, ["price", "priceAmount"])).toBe(0);
  expect(placeOf("a: [", ["a"])).toBeGreaterThanOrEqual(0);
});

test("a path is read as it was written", () => {
  const step = fc.oneof(
    fc.nat(99),
    fc.string({ minLength: 1, maxLength: 8 }),
    fc.constantFrom("name", "x-own", 'a"]', "a.b", "[0]"),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 5 }), (path) => {
      expect(parsePath(formatPath(path))).toEqual(path);
    }),
  );
});
