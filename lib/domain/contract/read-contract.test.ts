import { describe, expect, test } from "vitest";
import { loadProducts } from "@/prisma/seed/premium-offices/load";
import { readProduct } from "../product/read-product";
import { readContract } from "./read-contract";

const seeds = await loadProducts();

describe("the documents of Premium Offices", () => {
  test.each(seeds.map((s) => [s.id, s] as const))("%s has no problem", (_id, seed) => {
    expect(readProduct(seed.odpsSource).problems).toEqual([]);
    for (const contract of seed.contracts) expect(readContract(contract.source).problems).toEqual([]);
  });
});

const head = "apiVersion: v3.1.0\nkind: DataContract\nid: rents.main\nversion: 1.0.0\nstatus: active\n";
const schema = "schema:\n  - name: rents\n    properties:\n      - name: id\n";

/** A contract with one thing wrong: what is added, where it is found, and a word of the sentence. */
const wrong: [string, string, string, number, string][] = [
  ["an unknown field", `${head}statsu: active\n${schema}`, "statsu", 6, "Did you mean status?"],
  ["a missing field", `${head.replace("status: active\n", "")}${schema}`, "status", 1, "is missing"],
  ["a wrong type", `${head}tags: lease\n${schema}`, "tags", 6, "Must be a list, but is text"],
  [
    "a wrong word",
    `${head}${schema}        logicalType: strnig\n`,
    "schema[0].properties[0].logicalType",
    10,
    "Did you mean string?",
  ],
  [
    "a wrong server type",
    `${head}servers:\n  - {server: x, type: postgers}\n${schema}`,
    "servers[0].type",
    7,
    "Did you mean postgres",
  ],
  ["a team of neither form", `${head}team: us\n${schema}`, "team", 6, "Must be a mapping of fields or a list"],
  [
    "a check that compares nothing",
    `${head}${schema}        quality:\n          - {type: library, metric: rowCount}\n`,
    "schema[0].properties[0].quality[0]",
    11,
    "mustBe",
  ],
  [
    "a repeated property",
    `${head}${schema}      - name: id\n`,
    "schema[0].properties[1].name",
    10,
    "stands here twice",
  ],
  ["a repeated object", `${head}${schema}  - name: rents\n`, "schema[1].name", 10, "stands here twice"],
  ["an id with a space", `${head.replace("rents.main", "rents main")}${schema}`, "id", 3, "no spaces"],
  ["a version that is a number", `${head.replace("1.0.0", "1.0")}${schema}`, "version", 4, "Put it in quotes"],
  ["a version that is none", `${head.replace("1.0.0", "first")}${schema}`, "version", 4, "semantic version"],
  ["a leading v", `${head.replace("version: 1", "version: v1")}${schema}`, "version", 4, "without the leading v"],
  [
    "a version nobody knows",
    `${head.replace("v3.1.0", "v9.9.9")}${schema}`,
    "apiVersion",
    1,
    "ODCS v9.9.9 is not known",
  ],
  ["a product", `${head.replace("DataContract", "DataProduct")}${schema}`, "kind", 2, "data product"],
];

describe("problems of a contract", () => {
  test.each(wrong)("%s", (_name, source, path, line, words) => {
    const problem = readContract(source).problems.find((p) => p.path === path);
    expect(problem).toMatchObject({ severity: "error", line });
    expect(problem?.message).toContain(words);
  });

  test("one mistake is one sentence", () => {
    for (const [, source] of wrong)
      expect(readContract(source).problems.filter((p) => p.severity === "error")).toHaveLength(1);
  });

  test("a format and an unknown classification are warnings", () => {
    const source = `${head}contractCreatedTs: yesterday\n${schema}        classification: secret\n`;
    expect(readContract(source).problems.map((p) => [p.path, p.severity])).toEqual([
      ["contractCreatedTs", "warning"],
      ["schema[0].properties[0].classification", "warning"],
    ]);
  });

  test("a contract's pattern is never run", () => {
    const evil = `        logicalType: string\n        logicalTypeOptions: {pattern: "(a+)+$"}\n        examples: [${"a".repeat(5_000)}!]\n`;
    expect(readContract(`${head}${schema}${evil}`).problems).toEqual([]);
  });
});

describe("the model", () => {
  test("takes the strictest classification, at any depth", () => {
    const nested =
      "        logicalType: object\n        properties:\n          - {name: iban, classification: restricted}\n";
    expect(readContract(`${head}${schema}${nested}`).model.classification).toBe("restricted");
    expect(readContract(head + schema).model.classification).toBe("internal");
    const open = `${head}${schema}customProperties: [{property: classification, value: public}]\n`;
    expect(readContract(open).model.classification).toBe("public");
  });

  test("is there for a document with problems", () => {
    const { model } = readContract(`${head}description: text\nservers: 7\n${schema}`);
    expect(model).toMatchObject({ id: "rents.main", description: { purpose: "" }, servers: [] });
    expect(model.objects[0]?.properties.map((p) => p.name)).toEqual(["id"]);
  });
});
