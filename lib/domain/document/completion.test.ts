import { describe, expect, test } from "vitest";
import odcs from "@/lib/domain/contract/standards/odcs-json-schema-v3.1.0.json";
import odps from "@/lib/domain/product/standards/odps-json-schema-v1.0.0.json";
import { completeAt, helpAt, type KnownValues } from "./completion";
import type { SchemaNode } from "./schema-walk";
import { cursorAt, pathAt } from "./yaml-cursor";

const nothing: KnownValues = () => [];

/** The cursor is where the bar stands. */
function complete(marked: string, schema: SchemaNode = odcs, known: KnownValues = nothing) {
  const offset = marked.indexOf("|");
  const completion = completeAt(marked.replace("|", ""), offset, schema, known);
  return { completion, labels: completion?.suggestions.map((s) => s.label) ?? [] };
}

const head = "apiVersion: v3.1.0\nkind: DataContract\n";

describe("fields", () => {
  test("of the document, required ones first, without those that stand there, above or below", () => {
    const { completion, labels } = complete(`${head}|\nversion: 1.0.0\n`);
    expect(labels.slice(0, 2).sort()).toEqual(["id", "status"]);
    expect(labels).toContain("servers");
    expect(labels).not.toContain("kind");
    expect(labels).not.toContain("version");
    const id = completion?.suggestions.find((s) => s.label === "id");
    expect(id).toMatchObject({ kind: "field", required: true, insert: "id: ", detail: "text, required" });
    expect(id?.info).toMatch(/identif/i);
  });

  test("of an entry of a list, also inside $ref and allOf", () => {
    expect(complete(`${head}schema:\n  - name: rents\n    |`).labels).toEqual(
      expect.arrayContaining(["properties", "quality", "physicalType", "businessName", "relationships"]),
    );
    expect(complete(`${head}schema:\n- name: rents\n  properties:\n  - na|`).labels[0]).toBe("name");
  });

  test("follow conditions: a server's fields depend on its type, also when it stands below", () => {
    const postgres = complete(`${head}servers:\n  - server: w\n    |\n    type: postgres\n`).labels;
    expect(postgres.slice(0, 4).sort()).toEqual(["database", "host", "port", "schema"]);
    expect(postgres).not.toContain("warehouse");
    expect(complete(`${head}servers:\n  - type: snowflake\n    |`).labels).toContain("warehouse");
  });

  test("options follow the type of the column around them", () => {
    const options = (type: string) =>
      complete(
        `${head}schema:\n  - name: a\n    properties:\n      - name: b\n        logicalType: ${type}\n        logicalTypeOptions:\n          |`,
      ).labels;
    expect(options("string")).toEqual(["minLength", "maxLength", "pattern", "format"]);
    expect(options("array")).toEqual(["maxItems", "minItems", "uniqueItems"]);
  });

  test("inside oneOf: any comparison, until one is chosen", () => {
    const rule = `${head}schema:\n  - name: a\n    quality:\n      - metric: rowCount\n        `;
    expect(complete(`${rule}|`).labels).toEqual(expect.arrayContaining(["mustBe", "mustBeBetween", "arguments"]));
    const chosen = complete(`${rule}mustBe: 1\n        |`).labels;
    expect(chosen).not.toContain("mustBeBetween");
    expect(chosen).toContain("dimension");
    expect(complete(`${head}team:\n  |`).labels).toContain("members");
    expect(complete(`${head}team:\n  members:\n    - |`).labels[0]).toBe("username");
  });

  test("open what they hold", () => {
    const { completion } = complete(`${head}sch|`);
    expect(completion?.from).toBe(head.length);
    expect(completion?.suggestions.find((s) => s.label === "schema")?.insert).toBe("schema:\n  - ");
    expect(completion?.suggestions.find((s) => s.label === "description")?.insert).toBe("description:\n  ");
  });
});

describe("values", () => {
  test("of an enumeration, of a boolean, and the default said", () => {
    const types = complete(
      `${head}schema:\n  - name: a\n    properties:\n      - name: b\n        logicalType: |`,
    ).labels;
    expect(types).toEqual(expect.arrayContaining(["string", "timestamp", "array"]));
    const { completion } = complete(`${head}schema:\n  - name: a\n    properties:\n      - required: |`);
    expect(completion?.suggestions.map((s) => [s.label, s.detail])).toEqual([
      ["true", ""],
      ["false", "default"],
    ]);
  });

  test("this installation's own come first, and are quoted where YAML needs it", () => {
    const known: KnownValues = (path) =>
      path.join(".") === "domain"
        ? [
            { value: "brokerage", detail: "Brokerage" },
            { value: "no", detail: "Norway" },
          ]
        : [];
    const { completion } = complete("kind: DataProduct\ndomain: b|", odps, known);
    expect(completion?.suggestions.slice(0, 2).map((s) => s.insert)).toEqual(["brokerage", '"no"']);
  });

  test("entries of lists, in lines and in brackets", () => {
    const known: KnownValues = (path) => (path[0] === "tags" ? [{ value: "lease", detail: "tag" }] : []);
    expect(complete(`${head}tags:\n  - le|`, odcs, known).labels).toContain("lease");
    expect(complete(`${head}tags: [rent, le|`, odcs, known).labels).toContain("lease");
    expect(cursorAt("tags: [rent, le", 15)?.holder).toEqual(["tags", 1]);
  });
});

describe("places", () => {
  test.each([
    ["# a comment|", null],
    ["description:\n  purpose: |-\n    text with name: no▮", null],
    ["a: {b: ▮", null],
  ])("nothing is offered in %s", (marked, expected) => {
    const bar = marked.includes("▮") ? "▮" : "|";
    const offset = marked.lastIndexOf(bar);
    expect(cursorAt(marked.slice(0, offset) + marked.slice(offset + 1), offset)).toBe(expected);
  });

  test("the way to a cursor counts entries, also of lists that are not indented", () => {
    const text =
      "schema:\n- name: a\n- name: b\n  properties:\n  - name: x\n    tags: []\n  - name: y\n    unique: true\n";
    expect(pathAt(text, text.indexOf("unique") + 3)).toEqual(["schema", 1, "properties", 1, "unique"]);
    expect(pathAt(text, text.indexOf("name: b"))).toEqual(["schema", 1, "name"]);
    expect(pathAt("a:\n  b: |\n    some\n    text\n", 20)).toEqual(["a", "b"]);
    expect(pathAt("tags:\n  - one\n  - two\n", 18)).toEqual(["tags", 1]);
    expect(pathAt("", 0)).toEqual([]);
  });

  test("help names the field under the pointer with the standard's words", () => {
    const text = `${head}servers:\n  - server: w\n    type: postgres\n    schema: x\n`;
    expect(helpAt(text, text.indexOf("schema: x") + 2, odcs)).toMatchObject({
      name: "schema",
      detail: "text, required",
    });
    expect(helpAt(text, text.indexOf("postgres"), odcs)).toBeNull();
    expect(helpAt("nonsense: 1", 2, odcs)).toBeNull();
  });
});
