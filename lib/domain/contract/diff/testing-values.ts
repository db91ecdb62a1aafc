/** Pairs of values whose order is known, for the tests of the diff. */

export type Patch = Record<string, unknown>;

export const widened: [string, string][] = [
  ["int", "bigint"],
  ["smallint", "integer"],
  ["INT2", "INT8"],
  ["int32", "int64"],
  ["int8", "int16"],
  ["uint8", "int16"],
  ["int unsigned", "bigint"],
  ["varchar(10)", "varchar(20)"],
  ["VARCHAR(10)", "text"],
  ["character varying(5)", "string"],
  ["char(2)", "char(3)"],
  ["nvarchar(10)", "nvarchar(max)"],
  ["float", "double"],
  ["real", "double precision"],
  ["float32", "float64"],
  ["decimal(10,2)", "decimal(12,2)"],
  ["numeric(10,2)", "DECIMAL(12, 4)"],
  ["number(10,0)", "number(38,0)"],
  ["numeric(10,2)", "numeric"],
  ["timestamp(3)", "timestamp(6)"],
  ["time(0)", "time(6)"],
  ["varbinary(8)", "varbinary(16)"],
  ["array<int>", "array<bigint>"],
  ["varchar(5)[]", "text[]"],
  ["struct<a:int>", "struct<a:int,b:string>"],
  ["struct<a:int,b:array<float>>", "struct<a:bigint,b:array<double>>"],
];
export const loosened: [string, string][] = [
  ["int", "decimal(12,2)"],
  ["int", "double"],
  ["decimal(5,0)", "int"],
  ["date", "timestamp"],
  ["char(3)", "varchar(3)"],
  ["enum('a','b')", "enum('a','b','c')"],
];
export const changed: [string, string][] = [
  ["int", "text"],
  ["varchar(10)", "int"],
  ["timestamp", "timestamptz"],
  ["boolean", "int"],
  ["uuid", "text"],
  ["json", "text"],
  ["date", "time"],
  ["geometry", "geography"],
];
export const narrowed: [string, string][] = [
  ...widened.map(([a, b]): [string, string] => [b, a]),
  ["bigint", "double"],
  ["bigint", "decimal(10,0)"],
  ["double", "decimal(10,2)"],
  ["decimal(10,2)", "int"],
  ["decimal(10,2)", "decimal(10,4)"],
  ["varchar(20)", "char(10)"],
  ["timestamp", "date"],
];
export const restated: [string, string][] = [
  ["int", "INTEGER"],
  ["varchar(20)", "character varying(20)"],
  ["decimal(10, 2)", "NUMERIC(10,2)"],
  ["float8", "double precision"],
  ["bool", "boolean"],
  ["timestamp", "timestamp without time zone"],
  ["bigint", "int8"],
];

export const fewer: [Patch | undefined, Patch | undefined][] = [
  [{ maximum: 200 }, { maximum: 100 }],
  [{ minimum: 0 }, { minimum: 1 }],
  [{ minimum: 0 }, { exclusiveMinimum: 0 }],
  [{ exclusiveMaximum: 10 }, { maximum: 9 }],
  [undefined, { maximum: 100 }],
  [{ minLength: 1 }, { minLength: 2 }],
  [{ maxLength: 9 }, { maxLength: 8 }],
  [{}, { maxLength: 8 }],
  [{ maxItems: 9 }, { maxItems: 8 }],
  [{ minItems: 0 }, { minItems: 1 }],
  [{ minProperties: 1 }, { minProperties: 2 }],
  [{ multipleOf: 0.01 }, { multipleOf: 0.1 }],
  [{}, { pattern: "^a+$" }],
  [{ uniqueItems: false }, { uniqueItems: true }],
  [{ enum: ["a", "b", "c"] }, { enum: ["c", "a"] }],
  [{ minimum: "2020-01-01" }, { minimum: "2021-01-01" }],
  [{ maximum: "2030-01-01T00:00:00Z" }, { maximum: "2030-01-01T00:00:00+02:00" }],
];
export const more: [Patch | undefined, Patch | undefined][] = [
  ...fewer.map(([a, b]): [Patch | undefined, Patch | undefined] => [b, a]),
  [{ pattern: "^a$" }, { pattern: "^b$" }],
  [{ multipleOf: 2 }, { multipleOf: 3 }],
  [{ enum: ["a", "b"] }, { enum: ["a", "c"] }],
];

const threshold = (operator: string, value: unknown): Patch => ({ mustBe: undefined, [operator]: value });
export const tighter: [Patch, Patch][] = [
  [threshold("mustBeLessThan", 5), threshold("mustBeLessThan", 4)],
  [threshold("mustBeLessOrEqualTo", 5), threshold("mustBeLessThan", 5)],
  [threshold("mustBeGreaterThan", 5), threshold("mustBeGreaterThan", 6)],
  [threshold("mustBeBetween", [0, 10]), threshold("mustBeBetween", [1, 9])],
  [threshold("mustBeBetween", [0, 10]), { mustBe: 3 }],
  [threshold("mustNotBeBetween", [4, 5]), threshold("mustNotBeBetween", [3, 6])],
  [threshold("mustNotBe", 5), threshold("mustBeGreaterThan", 5)],
  [{ severity: "warning" }, { severity: "error" }],
];
export const better: [Patch, Patch][] = [
  [
    { property: "latency", value: 1, unit: "d" },
    { property: "latency", value: 4, unit: "h" },
  ],
  [
    { property: "frequency", value: "daily" },
    { property: "frequency", value: "hourly" },
  ],
  [
    { property: "freshness", value: "P1D" },
    { property: "freshness", value: "PT4H" },
  ],
  [
    { property: "retention", value: 12, unit: "months" },
    { property: "retention", value: 3, unit: "years" },
  ],
  [
    { property: "availability", value: 99, unit: "%" },
    { property: "availability", value: "99.9 %" },
  ],
  [
    { property: "endOfSupport", value: "2030-01-01" },
    { property: "endOfSupport", value: "2031-01-01" },
  ],
  [
    { property: "generalAvailability", value: "2030-02-01" },
    { property: "generalAvailability", value: "2030-01-01" },
  ],
  [
    { property: "timeOfAvailability", value: "09:00-08:00" },
    { property: "timeOfAvailability", value: "08:00-08:00" },
  ],
];
