import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contractSections, fixedFields } from "@/lib/domain/contract/form/contract-form";
import odcs from "@/lib/domain/contract/standards/odcs-json-schema-v3.1.0.json";
import { productSections } from "@/lib/domain/product/product-form";
import odps from "@/lib/domain/product/standards/odps-json-schema-v1.0.0.json";
import type { FieldPath } from "../field-path";
import { fieldsOf, type SchemaNode, schemasAt } from "../schema-walk";
import { readScalar, shownValue } from "./any-value";
import { type FieldSpec, namesOf, onlyInText, type SectionSpec } from "./spec";
import { readValue } from "./typed-value";

type Level = { path: FieldPath; beside: ReadonlyMap<number, ReadonlyMap<string, string>> };

/** Compares the form with the standard at each level, once for each value a condition asks for. */
function missing(specs: readonly FieldSpec[], schema: SchemaNode, { path, beside }: Level, depth = 0): string[] {
  const conditions = [...new Set(specs.flatMap((s) => (s.when ? s.when.is.map((v) => `${s.when?.field}=${v}`) : [])))];
  return (conditions.length === 0 ? [""] : conditions).flatMap((condition) => {
    const [field = "", value = ""] = condition.split("=");
    const here = new Map(beside).set(path.length, new Map(value === "" ? [] : [[field, value]]));
    const active = specs.filter((s) => !s.when || (s.when.field === field && s.when.is.includes(value)));
    const known = new Set(active.flatMap(namesOf));
    const lacking = fieldsOf(schemasAt(schema, path, here), schema)
      .map((f) => f.name)
      .filter(
        (name) => !known.has(name) && !fixedFields.includes(name) && field !== "primaryKey" && field !== "partitioned",
      )
      .filter((name) => !specs.some((s) => s.when && namesOf(s).includes(name) && s.when.field !== field))
      // A property names itself as one end, and only an entry that is an object holds properties.
      .filter((name) => !(name === "from" && path.includes("properties")))
      .filter((name) => !(name === "properties" && path.at(-1) === "items"))
      .map((name) => `${[...path, name].join(".")} (${condition})`);
    const inner =
      depth > 3
        ? []
        : active.flatMap((spec) => {
            if (spec.kind !== "group" && spec.kind !== "list") return [];
            const step = spec.kind === "list" ? [...path, spec.name, 0] : [...path, spec.name];
            return missing(spec.fields(), schema, { path: step, beside: here }, depth + 1);
          });
    return [...lacking, ...inner];
  });
}

const all = (sections: readonly SectionSpec[]) => sections.flatMap((section) => section.fields);

describe("the form covers the standard", () => {
  test("ODCS v3.1.0", () => {
    expect([...new Set(missing(all(contractSections), odcs, { path: [], beside: new Map() }))]).toEqual([]);
  });
  test("ODPS v1.0.0", () => {
    expect([...new Set(missing(all(productSections("v1.0.0")), odps, { path: [], beside: new Map() }))]).toEqual([]);
  });
});

describe("what the form does not show is named", () => {
  const specs = all(contractSections);
  test("unknown fields, at any depth, and values in a shape no control has", () => {
    const document = {
      id: "a",
      team: [{ username: "ada" }],
      "x-own": { a: 1 },
      servers: [{ server: "w", type: "postgres", warehouse: "x" }],
      schema: [
        { name: "o", properties: [{ name: "p", logicalType: "string", logicalTypeOptions: { maxLength: 3, x: 1 } }] },
      ],
      customProperties: [{ property: "classification", value: "internal" }],
    };
    expect(onlyInText(specs, document).map((path) => path.join("."))).toEqual([
      "team",
      "x-own",
      "servers.0.warehouse",
      "schema.0.properties.0.logicalTypeOptions.x",
    ]);
  });
});

describe("any value in a text field", () => {
  test("is given back as it was", () => {
    const tokens = [
      "5",
      "1e3",
      ".inf",
      "0x1f",
      "~",
      "true",
      "null",
      "a",
      "#",
      " ",
      "\t",
      ":",
      "-",
      "---",
      "...",
      "&a",
      "*a",
    ];
    const pieces = fc.constantFrom(
      ...tokens,
      "[",
      "]",
      "{",
      "}",
      '"',
      "'",
      "!!int",
      "|",
      ">",
      "%",
      "@",
      "?",
      ",",
      "\n",
      "é",
    );
    const text = fc.array(pieces, { maxLength: 5 }).map((parts) => parts.join(""));
    // As JSON writes it: there is no negative zero in it.
    const any = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)));
    fc.assert(
      fc.property(fc.oneof(any, text, fc.array(text), fc.dictionary(text, text)), (value) => {
        expect(readValue(shownValue(value))).toEqual(value);
      }),
      { numRuns: 2000 },
    );
  });
  test("words and numbers are known without the YAML library", () => {
    const text = fc.oneof(
      fc.constantFrom("~", "True", "nulls", "0o17", "0x1f", "+1.", "1e3", "5 a", ".5"),
      fc.double().map(String),
    );
    fc.assert(
      fc.property(
        text.filter((typed) => !/inf|nan/i.test(typed)),
        (typed) => {
          expect(readScalar(typed)).toEqual(readValue(typed));
        },
      ),
    );
  });
  test.each([
    ["5", 5],
    ['"5"', "5"],
    ["true", true],
    ["a: b", "a: b"],
    ["50 # of them", "50 # of them"],
    ["[a, 1]", ["a", 1]],
    ["{ validValues: [a] }", { validValues: ["a"] }],
    ["[", "["],
    ["*x", "*x"],
  ])("%s", (typed, value) => expect(readValue(typed)).toEqual(value));
});
