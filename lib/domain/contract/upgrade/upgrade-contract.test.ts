import { describe, expect, test } from "vitest";
import { readContract } from "../read-contract";

const upgradedOf = (source: string) => readContract(source).upgraded;

describe("ODCS v2.2", () => {
  const v2 = (more: string) =>
    `apiVersion: v2.2.2\nkind: DataContract\nuuid: a\ntype: tables\nversion: 1.0.0\nstatus: current\ndatasetName: n\nquantumName: q\n${more}`;

  test("fields have the names they have now, and what has none is an own property", () => {
    const source = v2(
      "datasetDomain: d\nsourceSystem: x\nslaDefaultColumn: t.c\nslaProperties: [{property: latency, value: 4, column: t.c, comment: why}]\nproductDl: a@b.example\nstakeholders: [{username: u, comment: c}]\ndataset:\n  - table: t\n    priorTableName: old\n    columns:\n      - {column: c, logicalType: double, physicalType: f, isPrimaryKey: true, isNullable: false, sampleValues: ['1']}\n",
    );
    expect(upgradedOf(source)).toEqual({
      apiVersion: "v3.1.0",
      kind: "DataContract",
      id: "a",
      version: "1.0.0",
      status: "active",
      name: "n",
      dataProduct: "q",
      domain: "d",
      slaDefaultElement: "t.c",
      slaProperties: [{ property: "latency", value: 4, element: "t.c" }],
      support: [{ channel: "a@b.example", tool: "email", url: "mailto:a@b.example" }],
      team: { members: [{ username: "u", description: "c" }] },
      schema: [
        {
          name: "t",
          properties: [
            {
              name: "c",
              physicalType: "f",
              primaryKey: true,
              examples: ["1"],
              logicalType: "number",
              required: true,
              customProperties: [{ property: "logicalType", value: "double" }],
            },
          ],
          customProperties: [{ property: "priorTableName", value: "old" }],
        },
      ],
      customProperties: [
        { property: "type", value: "tables" },
        { property: "sourceSystem", value: "x" },
        { property: "slaProperties[0].comment", value: "why" },
      ],
    });
  });

  test("one server's fields become a server of the type its driver names", () => {
    const source = v2("driver: jdbc:postgresql\nserver: db.example:5432\ndatabase: d.s\nusername: u\ndataset: []\n");
    expect(upgradedOf(source)?.servers).toMatchObject([
      { server: "db.example:5432", type: "postgres", host: "db.example", port: 5432, database: "d", schema: "s" },
    ]);
    const bare = v2("driver: jdbc:postgresql\nserver: db.example\ndataset: []\n");
    expect(upgradedOf(bare)?.servers).toMatchObject([{ server: "db.example", type: "custom", host: "db.example" }]);
  });

  test("problems point at the lines and names somebody wrote", () => {
    const columns = "      - {column: c, logicalType: string, physicalType: t}\n";
    const { problems } = readContract(v2(`dataset:\n  - table: t\n    columns:\n${columns}${columns}`));
    expect(problems[0]).toMatchObject({ path: "dataset[0].columns[1].column", line: 13, severity: "error" });
    const version = readContract(v2("dataset: []\n").replace("uuid: a", "uuid: a b"));
    expect(version.problems[0]).toMatchObject({ path: "uuid", line: 3, severity: "error" });
  });
});

describe("ODCS v3.0", () => {
  const v30 = (property: string) =>
    upgradedOf(
      `apiVersion: v3.0.2\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: active\nschema: [{name: t, properties: [{name: c, ${property}}]}]\n`,
    )?.schema;

  test.each([
    [
      "logicalType: integer, logicalTypeOptions: {maximum: 9, exclusiveMaximum: true}",
      { logicalTypeOptions: { exclusiveMaximum: 9 } },
    ],
    [
      "logicalType: integer, logicalTypeOptions: {maximum: 9, exclusiveMaximum: false}",
      { logicalTypeOptions: { maximum: 9 } },
    ],
    [
      "quality: [{rule: nullCheck}]",
      { quality: [{ rule: "nullCheck", type: "library", metric: "nullValues", mustBe: 0 }] },
    ],
    [
      "quality: [{rule: duplicateCount, mustBeLessThan: 3}]",
      { quality: [{ metric: "duplicateValues", mustBeLessThan: 3 }] },
    ],
    [
      "quality: [{rule: rowCount, id: r, mustBeGreaterThan: 1, mustBeLessThan: 3}]",
      {
        quality: [
          { metric: "rowCount", mustBeGreaterThan: 1 },
          { metric: "rowCount", mustBeLessThan: 3 },
        ],
      },
    ],
    [
      "quality: [{rule: own, description: d}]",
      { quality: [{ type: "text", description: "d", customProperties: [{ property: "rule", value: "own" }] }] },
    ],
    [
      "quality: [{type: sql, query: select 1}]",
      { quality: [{ type: "custom", engine: "sql", implementation: "select 1" }] },
    ],
  ])("%s", (written, made) => expect(v30(written)).toMatchObject([{ properties: [{ name: "c", ...made }] }]));
});

describe("Data Contract Specification", () => {
  const dcs = (more: string) =>
    `dataContractSpecification: 1.2.1\nid: a\ninfo: {title: t, version: 1.0.0, owner: o}\n${more}`;

  test("models, nested fields, definitions, keys and references", () => {
    const source = dcs(
      "models:\n  lines:\n    type: table\n    primaryKey: [nr, order]\n    fields:\n      order: {$ref: '#/definitions/order/id', references: orders.id}\n      nr: {type: long, enum: ['1', '2']}\n      tags: {type: array, items: {type: record, fields: {name: {type: text}}}}\ndefinitions:\n  order/id: {type: string, pattern: '^o', title: Order}\n",
    );
    expect(upgradedOf(source)).toMatchObject({
      id: "a",
      name: "t",
      version: "1.0.0",
      status: "draft",
      team: { name: "o" },
      schema: [
        {
          name: "lines",
          physicalType: "table",
          properties: [
            {
              name: "order",
              businessName: "Order",
              logicalType: "string",
              logicalTypeOptions: { pattern: "^o" },
              primaryKeyPosition: 2,
              relationships: [{ type: "foreignKey", to: "orders.id" }],
            },
            {
              name: "nr",
              logicalType: "integer",
              physicalType: "long",
              primaryKeyPosition: 1,
              quality: [{ metric: "invalidValues", arguments: { validValues: ["1", "2"] }, mustBe: 0 }],
            },
            { name: "tags", logicalType: "array", items: { logicalType: "object", properties: [{ name: "name" }] } },
          ],
        },
      ],
      customProperties: expect.arrayContaining([{ property: "definitions", value: expect.anything() }]),
    });
  });

  test("servers, terms, service levels and links", () => {
    const source = dcs(
      "servers: {prod: {type: kafka, host: h, topic: t}, db: {type: teradata, host: h, port: '1025'}}\nterms: {usage: u, billing: b, policies: [{name: privacy, url: 'https://x.example'}]}\nservicelevels: {freshness: {threshold: 25h, timestampField: a.b}, retention: {period: P1Y, unlimited: false}}\nlinks: {wiki: 'https://w.example'}\ntags: [x]\n",
    );
    const upgraded = upgradedOf(source);
    expect(upgraded).toMatchObject({
      tags: ["x"],
      servers: [
        { server: "prod", type: "kafka", host: "h", customProperties: [{ property: "topic", value: "t" }] },
        {
          server: "db",
          type: "custom",
          host: "h",
          port: 1025,
          customProperties: [{ property: "type", value: "teradata" }],
        },
      ],
      description: {
        usage: "u",
        authoritativeDefinitions: [{ type: "privacy", url: "https://x.example" }],
        customProperties: [{ property: "billing", value: "b" }],
      },
      slaProperties: [
        { property: "freshness", value: "25h", element: "a.b" },
        { property: "retention", value: "P1Y" },
      ],
      authoritativeDefinitions: [{ type: "wiki", url: "https://w.example" }],
    });
    expect(upgraded?.customProperties).toContainEqual({ property: "servicelevels.retention.unlimited", value: false });
  });

  test("a definition of itself ends", () => {
    const circle =
      "models: {m: {fields: {a: {$ref: '#/definitions/d'}}}}\ndefinitions: {d: {type: object, fields: {a: {$ref: '#/definitions/d'}}}}\n";
    expect(upgradedOf(dcs(circle))?.schema).toMatchObject([
      { properties: [{ name: "a", properties: [{ name: "a" }] }] },
    ]);
  });

  test("what is of the wrong kind is not mended", () => {
    for (const wrong of ["servers: 7\n", "models: []\n", "servicelevels: [1]\n"])
      expect(readContract(dcs(wrong)).problems.some((p) => p.severity === "error")).toBe(true);
  });
});

test("fields of the v3.2.0 draft are kept where v3.1.0 has a place for own ones", () => {
  const source =
    "apiVersion: v3.2.0\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: active\nschema: [{name: t, properties: [{name: c, logicalType: string, enum: [{value: x}]}]}]\n";
  const { upgraded, problems } = readContract(source);
  expect(upgraded).toMatchObject({
    apiVersion: "v3.1.0",
    schema: [{ properties: [{ name: "c", customProperties: [{ property: "enum", value: [{ value: "x" }] }] }] }],
  });
  expect(problems.map((p) => p.severity)).not.toContain("error");
  expect(problems[0]?.message).toContain("draft");
});
