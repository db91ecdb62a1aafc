import { describe, expect, test } from "vitest";
import { readContract } from "../read-contract";

const head = "apiVersion: v3.1.0\nkind: DataContract\nid: rents.main\nversion: 1.0.0\nstatus: active\n";
const orders = `schema:
  - name: orders
    properties:
      - {name: id, primaryKey: true}
      - name: customer
        logicalType: object
        properties: [{name: city}]
  - name: lines
    id: lines_id
    properties:
      - {name: order_id, id: order_id_prop}
      - {name: line}
`;
/** Lines 6 to 17 are the schema; `more` follows in the object `lines`, or at the root. */
const contract = (more: string) => `${head}${orders}${more}`;
const related = (relationship: string) => contract(`    relationships:\n      - ${relationship}\n`);

/** What is added, the path of the finding, its severity, and words of its sentence. */
const findings: [string, string, string, "error" | "warning", string][] = [
  [
    "a dangling property",
    related("{from: lines.order_id, to: orders.nr}"),
    "schema[1].relationships[0].to",
    "error",
    "no such property",
  ],
  [
    "a dangling path",
    related("{from: lines.order_id, to: schema/ghosts/properties/id}"),
    "schema[1].relationships[0].to",
    "error",
    "not in this contract",
  ],
  [
    "an object elsewhere",
    related("{from: lines.order_id, to: ghosts.id}"),
    "schema[1].relationships[0].to",
    "warning",
    "does not describe",
  ],
  [
    "a dangling part of a key",
    related("{from: [lines.order_id, lines.nr], to: [orders.id, orders.id]}"),
    "schema[1].relationships[0].from[1]",
    "error",
    "no such property",
  ],
  [
    "keys of unequal length",
    related("{from: [lines.order_id, lines.line], to: [orders.id]}"),
    "schema[1].relationships[0].to",
    "error",
    "2 properties to 1",
  ],
  [
    "a dangling property of a property",
    contract("      - name: x\n        relationships: [{to: orders.nr}]\n"),
    "schema[1].properties[2].relationships[0].to",
    "error",
    "no such property",
  ],
  [
    "a service level of no object",
    contract("slaProperties: [{property: latency, value: 4, element: ghosts.id}]\n"),
    "slaProperties[0].element",
    "warning",
    "no object",
  ],
  [
    "a service level of no property",
    contract("slaProperties: [{property: latency, value: 4, element: orders.nr}]\n"),
    "slaProperties[0].element",
    "warning",
    "no property",
  ],
  [
    "an array of nothing",
    contract("      - {name: tags, logicalType: array}\n"),
    "schema[1].properties[2].logicalType",
    "warning",
    "add items",
  ],
  [
    "an array of arrays of nothing",
    contract("      - {name: tags, logicalType: array, items: {logicalType: array}}\n"),
    "schema[1].properties[2].items.logicalType",
    "warning",
    "add items",
  ],
  [
    "a repeated property in an array",
    contract(
      "      - name: tags\n        logicalType: array\n        items: {logicalType: object, properties: [{name: a}, {name: a}]}\n",
    ),
    "schema[1].properties[2].items.properties[1].name",
    "error",
    "twice",
  ],
  [
    "a repeated server",
    contract("servers:\n  - {server: a, type: custom}\n  - {server: a, type: custom}\n"),
    "servers[1].server",
    "error",
    "twice",
  ],
  [
    "a position without a key",
    contract("      - {name: x, primaryKeyPosition: 1}\n"),
    "schema[1].properties[2].primaryKeyPosition",
    "warning",
    "no part of it",
  ],
  [
    "a position below 1",
    contract("      - {name: x, primaryKey: true, primaryKeyPosition: 0}\n"),
    "schema[1].properties[2].primaryKeyPosition",
    "warning",
    "begin at 1",
  ],
  [
    "a position twice",
    contract(
      "      - {name: x, primaryKey: true, primaryKeyPosition: 1}\n      - {name: y, primaryKey: true, primaryKeyPosition: 1}\n",
    ),
    "schema[1].properties[3].primaryKeyPosition",
    "warning",
    "Two columns",
  ],
  [
    "a position beyond the key",
    contract("      - {name: x, primaryKey: true, primaryKeyPosition: 2}\n"),
    "schema[1].properties[2].primaryKeyPosition",
    "warning",
    "has 1 column",
  ],
  [
    "a key column without a position",
    contract("      - {name: x, primaryKey: true, primaryKeyPosition: 1}\n      - {name: y, primaryKey: true}\n"),
    "schema[1].properties[3].primaryKey",
    "warning",
    "this one does not",
  ],
  [
    "a range upside down",
    contract("    quality: [{metric: rowCount, mustBeBetween: [9, 1]}]\n"),
    "schema[1].quality[0].mustBeBetween",
    "warning",
    "lower one comes first",
  ],
  [
    "a rule that says nothing",
    contract("    quality: [{type: text}]\n"),
    "schema[1].quality[0]",
    "warning",
    "says nothing",
  ],
  ["an empty id", contract("").replace("rents.main", '""'), "id", "error", "id is missing"],
  ["a negative price", contract("price: {priceAmount: -1}\n"), "price.priceAmount", "error", "below 0"],
  ["a status of its own", contract("").replace("active", "in development"), "status", "warning", "is none"],
];

describe("beyond the JSON Schema", () => {
  test.each(findings)("%s", (_name, source, path, severity, words) => {
    const { problems } = readContract(source);
    expect(problems.map((p) => p.path)).toEqual([path]);
    expect(problems[0]).toMatchObject({ severity, line: expect.any(Number), column: expect.any(Number) });
    expect(problems[0]?.message).toContain(words);
  });

  test.each([
    ["a reference by name", related("{from: lines.order_id, to: orders.id}")],
    ["a reference by id", related("{from: schema/lines_id/properties/order_id_prop, to: orders.id}")],
    [
      "another contract's",
      related("{from: lines.order_id, to: 'https://x.example/other.yaml#/schema/a/properties/b'}"),
    ],
    ["a composite key", related("{from: [lines.order_id, lines.line], to: [orders.id, orders.id]}")],
    [
      "a nested element",
      contract("slaProperties: [{property: latency, value: 4, element: 'orders.customer.city, orders'}]\n"),
    ],
    ["a property alone", contract("slaProperties: [{property: latency, value: 4, element: order_id}]\n")],
  ])("%s is fine", (_name, source) => expect(readContract(source).problems).toEqual([]));

  test("a check of v3.0 that compares with nothing is said on its line", () => {
    const source = `${head.replace("v3.1.0", "v3.0.2")}schema:\n  - name: a\n    quality:\n      - {type: library, rule: countCheck}\n`;
    const problem = readContract(source).problems.find((p) => p.message.includes("compares its result with nothing"));
    expect(problem).toMatchObject({ path: "schema[0].quality[0]", line: 9, severity: "warning" });
  });
});
