import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { typeShape } from "./nested-type";

const moment = { logicalType: "timestamp", logicalTypeOptions: { timezone: true } };
const wallClock = { logicalType: "timestamp", logicalTypeOptions: { timezone: false } };
const whole = { logicalType: "integer" };
const number = { logicalType: "number" };
const string = { logicalType: "string" };
const atMost = (maxLength: number) => ({ logicalType: "string", logicalTypeOptions: { maxLength } });
const formatted = (format: string) => ({ logicalType: "string", logicalTypeOptions: { format } });

describe("a type of a platform", () => {
  it.each([
    // The same word, another meaning.
    ["postgres", "timestamp", wallClock],
    ["postgres", "timestamp without time zone", wallClock],
    ["postgres", "timestamp(6) with time zone", moment],
    ["postgres", "timestamptz", moment],
    ["redshift", "TIMESTAMP WITHOUT TIME ZONE", wallClock],
    ["snowflake", "TIMESTAMP_NTZ(9)", wallClock],
    ["snowflake", "TIMESTAMP_TZ", moment],
    ["snowflake", "TIMESTAMP_LTZ(9)", moment],
    ["bigquery", "TIMESTAMP", moment],
    ["bigquery", "DATETIME", wallClock],
    ["databricks", "timestamp", moment],
    ["databricks", "timestamp_ntz", wallClock],
    ["duckdb", "TIMESTAMP", wallClock],
    ["duckdb", "TIMESTAMP WITH TIME ZONE", moment],
    ["duckdb", "TIMESTAMP_NS", wallClock],
    ["sqlserver", "datetimeoffset(7)", moment],
    ["sqlserver", "datetime2", wallClock],
    ["sqlserver", "timestamp", formatted("binary")],
    ["postgres", "time without time zone", { logicalType: "time", logicalTypeOptions: { timezone: false } }],
    ["postgres", "date", { logicalType: "date" }],
    ["sqlserver", "bit", { logicalType: "boolean" }],
    ["postgres", "bit(3)", string],
    ["sqlserver", "tinyint", whole],
    ["databricks", "tinyint", whole],
    ["snowflake", "INTEGER", whole],
    ["bigquery", "INT64", whole],
    ["postgres", "integer", whole],
    ["duckdb", "HUGEINT", whole],
    ["duckdb", "UBIGINT", whole],
    ["databricks", "bigint", whole],
    // Exact numbers: without a scale they are whole, without anything nobody knows.
    ["snowflake", "NUMBER(38,0)", whole],
    ["snowflake", "NUMBER", number],
    ["postgres", "numeric(10,2)", number],
    ["postgres", "numeric(10)", whole],
    ["bigquery", "BIGNUMERIC", number],
    ["redshift", "numeric(18, 0)", whole],
    ["duckdb", "DECIMAL(18,3)", number],
    ["postgres", "double precision", number],
    ["postgres", "real", number],
    ["snowflake", "FLOAT", number],
    ["databricks", "float", number],
    ["sqlserver", "float(24)", number],
    ["sqlserver", "float", number],
    ["postgres", "character varying(256)", atMost(256)],
    ["snowflake", "VARCHAR(16777216)", atMost(16_777_216)],
    ["sqlserver", "nvarchar(max)", string],
    ["postgres", "text", string],
    ["postgres", "uuid", formatted("uuid")],
    ["sqlserver", "uniqueidentifier", formatted("uuid")],
    ["postgres", "bytea", formatted("binary")],
    ["duckdb", "ENUM('a', 'b,c')", string],
    ["postgres", "jsonb", { logicalType: "object" }],
    ["snowflake", "VARIANT", { logicalType: "object" }],
    ["redshift", "super", { logicalType: "object" }],
    ["databricks", "map<string,int>", { logicalType: "object" }],
    ["postgres", "USER-DEFINED", {}],
    ["snowflake", "VECTOR(FLOAT, 256)", {}],
  ])("%s: %s", (platform, type, shape) => {
    expect(typeShape(type, platform)).toEqual({ ...shape, physicalType: type });
  });
});

const named = (name: string, shape: object, physicalType: string) => ({ name, ...shape, physicalType });

describe("a type that holds others", () => {
  const text = { ...string, physicalType: "text" };
  it.each([
    ["postgres", "text[]", text],
    ["postgres", "_text", text],
    ["duckdb", "INTEGER[3]", { ...whole, physicalType: "INTEGER" }],
    ["bigquery", "ARRAY<STRING>", { ...string, physicalType: "STRING" }],
    ["bigquery", "REPEATED STRING", { ...string, physicalType: "STRING" }],
    ["bigquery", "STRING REPEATED", { ...string, physicalType: "STRING" }],
    ["snowflake", "ARRAY(NUMBER(10,2))", { logicalType: "number", physicalType: "NUMBER(10,2)" }],
  ])("%s: %s is an array", (platform, type, items) => {
    expect(typeShape(type, platform)).toEqual({ logicalType: "array", physicalType: type, items });
  });

  it("knows no items where the platform names none", () => {
    expect(typeShape("ARRAY", "postgres")).toEqual({ logicalType: "array", physicalType: "ARRAY" });
  });

  it.each([
    ["bigquery", "STRUCT<street STRING, at TIMESTAMP>", "STRING", "TIMESTAMP", moment],
    ["databricks", "struct<street:string,at:timestamp_ntz>", "string", "timestamp_ntz", wallClock],
    ["duckdb", 'STRUCT(street VARCHAR, "at" TIMESTAMP)', "VARCHAR", "TIMESTAMP", wallClock],
    ["snowflake", "OBJECT(street VARCHAR, at TIMESTAMP_TZ)", "VARCHAR", "TIMESTAMP_TZ", moment],
    ["trino", "ROW(street varchar, at timestamp(3) with time zone)", "varchar", "timestamp(3) with time zone", moment],
  ])("%s: %s is an object", (platform, type, street, at, clock) => {
    expect(typeShape(type, platform)).toEqual({
      logicalType: "object",
      physicalType: type,
      properties: [named("street", string, street), named("at", clock, at)],
    });
  });

  it("is read to any depth that somebody writes", () => {
    const type = "ARRAY<STRUCT<id INT64 NOT NULL, lines ARRAY<STRUCT<amount NUMERIC(10, 2), tags ARRAY<STRING>>>>>";
    expect(typeShape(type, "bigquery")).toMatchObject({
      logicalType: "array",
      items: {
        logicalType: "object",
        properties: [
          { name: "id", ...whole, physicalType: "INT64 NOT NULL" },
          {
            name: "lines",
            logicalType: "array",
            items: {
              properties: [
                { name: "amount", logicalType: "number", physicalType: "NUMERIC(10, 2)" },
                { name: "tags", logicalType: "array", items: { logicalType: "string" } },
              ],
            },
          },
        ],
      },
    });
  });
});

describe("whatever somebody writes", () => {
  const platforms = fc.constantFrom(
    "postgres",
    "snowflake",
    "bigquery",
    "databricks",
    "duckdb",
    "sqlserver",
    "other",
    "",
  );
  const sign = fc.constantFrom(
    "ARRAY<",
    "STRUCT<",
    "(",
    ")",
    ">",
    "<",
    ",",
    " ",
    "a",
    ":",
    "INT64",
    "[]",
    "'",
    '"',
    "_x",
  );
  const type = fc.oneof(
    fc.string(),
    fc.array(sign, { maxLength: 60 }).map((signs) => signs.join("")),
  );

  it("is read without an error and keeps its text", () => {
    fc.assert(
      fc.property(type, platforms, (text, platform) => {
        const shape = typeShape(text, platform);
        expect(shape.physicalType ?? "").toBe(text.trim());
      }),
      { numRuns: 2000 },
    );
  });

  it.each(["ARRAY<".repeat(20_000), `STRUCT<${"a STRUCT<".repeat(5000)}`, "a".repeat(1_000_000), "[]".repeat(20_000)])(
    "is read at once, however long (%#)",
    (text) => {
      const start = performance.now();
      typeShape(text, "bigquery");
      expect(performance.now() - start).toBeLessThan(3000);
    },
  );
});
