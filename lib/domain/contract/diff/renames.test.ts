import { describe, expect, test } from "vitest";
import { diffContracts } from "./diff-contracts";

type Column = Record<string, unknown>;
const text = (name: string, more: Column = {}): Column => ({ name, logicalType: "string", ...more });
const schema = (...properties: Column[]) => ({ schema: [{ name: "tenants", properties }] });
const brief = (before: unknown, after: unknown) =>
  diffContracts(before, after).changes.map((change) => `${change.rule} ${change.property ?? change.object ?? ""}`);

describe("a column that went and one that came are one", () => {
  test.each<[string, unknown, unknown, string[]]>([
    [
      "when the id stayed, whatever else changed",
      schema(text("a", { id: "x", physicalType: "int" })),
      schema(text("b", { id: "x", physicalType: "bigint" })),
      ["property.renamed a", "property.type.widened a"],
    ],
    [
      "when it stands at the same place and looks the same",
      schema(text("a"), text("b")),
      schema(text("a"), text("c")),
      ["property.renamed b"],
    ],
    [
      "when the description tells, though it moved",
      schema(text("lei", { description: "Legal entity identifier" }), text("b"), text("c")),
      schema(text("b"), text("c"), text("code", { description: "Legal entity identifier" })),
      ["property.renamed lei", "object.columns.reordered tenants"],
    ],
    [
      "when the physical name stayed",
      schema(text("lei", { physicalName: "C_LEI" }), text("b")),
      schema(text("b"), { name: "code", logicalType: "integer", physicalName: "C_LEI" }),
      ["property.renamed lei", "property.type.changed lei", "object.columns.reordered tenants"],
    ],
    [
      "when only the writing of the name changed",
      schema(text("leiCode"), text("b")),
      schema(text("b"), text("lei_code")),
      ["property.renamed leiCode", "object.columns.reordered tenants"],
    ],
    [
      "when two swap names by their ids",
      schema(text("a", { id: "1" }), text("b", { id: "2" })),
      schema(text("b", { id: "1" }), text("a", { id: "2" })),
      ["property.renamed a", "property.renamed b"],
    ],
    [
      "when a physical name only follows the name, as one change",
      schema(text("a", { id: "1", physicalName: "a" })),
      schema(text("b", { id: "1", physicalName: "b" })),
      ["property.renamed a"],
    ],
    [
      "in nested properties and in items",
      schema({
        name: "lines",
        logicalType: "array",
        items: { logicalType: "object", properties: [text("a"), text("b")] },
      }),
      schema({
        name: "lines",
        logicalType: "array",
        items: { logicalType: "object", properties: [text("a"), text("c")] },
      }),
      ["property.renamed lines[].b"],
    ],
  ])("%s", (_, before, after, expected) => expect(brief(before, after)).toEqual(expected));
});

describe("they stay two", () => {
  test.each<[string, unknown, unknown, string[]]>([
    [
      "when the type is another",
      schema(text("a")),
      schema({ name: "b", logicalType: "integer" }),
      ["property.removed a", "property.added b"],
    ],
    [
      "when the descriptions speak of different things",
      schema(text("email", { description: "Mail address" })),
      schema(text("iban", { description: "Bank account" })),
      ["property.removed email", "property.added iban"],
    ],
    [
      "when both are as good a match",
      schema(text("x"), text("a", { description: "Code" }), text("y")),
      schema(text("b", { description: "Code" }), text("x"), text("y"), text("c", { description: "Code" })),
      ["property.removed a", "property.added b", "property.added c"],
    ],
    [
      "when ids say so",
      schema(text("a", { id: "1" })),
      schema(text("b", { id: "2" })),
      ["property.removed a", "property.added b"],
    ],
    [
      "when it came at another place and nothing else tells",
      schema(text("a"), text("b"), text("c")),
      schema(text("b"), text("c"), text("d")),
      ["property.removed a", "property.added d"],
    ],
  ])("%s", (_, before, after, expected) => expect(brief(before, after)).toEqual(expected));

  test("a name that is used again is the same column, even under another id", () => {
    expect(brief(schema(text("a", { id: "1" })), schema(text("a", { id: "2" })))).toEqual(["id.changed a"]);
  });
});

describe("objects", () => {
  const columns = ["a", "b", "c", "d"].map((name) => text(name));
  const object = (name: string, properties: Column[]) => ({ name, physicalType: "view", properties });

  test("are renamed when most of their columns are the same", () => {
    const after = { schema: [object("lessees", [...columns.slice(1), text("e", { description: "New" })])] };
    expect(brief({ schema: [object("tenants", columns)] }, after)).toContain("object.renamed tenants");
  });

  test("are others when their columns are", () => {
    const after = {
      schema: [
        object(
          "ratings",
          ["w", "x", "y"].map((name) => text(name)),
        ),
      ],
    };
    expect(brief({ schema: [object("tenants", columns)] }, after)).toEqual([
      "object.removed tenants",
      "object.added ratings",
    ]);
  });

  test("a changed column of a renamed object is known by the old name", () => {
    const before = { schema: [{ ...object("tenants", columns), id: "t" }] };
    const after = { schema: [{ ...object("lessees", columns.slice(1)), id: "t" }] };
    expect(brief(before, after)).toEqual(["object.renamed tenants", "property.removed a"]);
    expect(diffContracts(before, after).changes[1]).toMatchObject({
      object: "tenants",
      property: "a",
      beforePath: ["schema", 0, "properties", 0],
      afterPath: null,
    });
  });
});

test("a thousand columns alike cost no more than others", () => {
  const many = (letter: string) => schema(...Array.from({ length: 1000 }, (_, at) => text(`${letter}${at}`)));
  diffContracts(many("a"), many("b"));
  const { user } = process.cpuUsage();
  expect(diffContracts(many("a"), many("b")).changes).toHaveLength(1000);
  // Work of this process alone, as other tests run beside it; the bar of 50 ms is measured by the bench.
  expect((process.cpuUsage().user - user) / 1000).toBeLessThan(500);
});
