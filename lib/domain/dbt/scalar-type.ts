/** The part of ODCS v3.1.0 that says what a value is, apart from its name. */
export type LogicalShape = {
  logicalType?: "string" | "date" | "timestamp" | "time" | "number" | "integer" | "object" | "array" | "boolean";
  logicalTypeOptions?: Record<string, string | number | boolean>;
};

const words = (text: string) => text.split(" ");

/** Names of types that hold the same on every platform read here, in upper case, without their numbers. */
const byName = new Map<string, LogicalShape>([
  ...words(
    "TEXT TINYTEXT MEDIUMTEXT LONGTEXT STRING VARCHAR VARCHAR2 NVARCHAR NVARCHAR2 CHAR NCHAR BPCHAR CHARACTER NTEXT CITEXT NAME CLOB NCLOB SYSNAME XML INET CIDR MACADDR MACADDR8 ENUM SET INTERVAL GEOGRAPHY GEOMETRY POINT TSVECTOR HSTORE LTREE VARBIT HIERARCHYID FIXEDSTRING",
  ).map((name) => [name, { logicalType: "string" }] as const),
  ...words("CHARACTER_VARYING NATIONAL_CHARACTER NATIONAL_CHARACTER_VARYING BIT_VARYING CHAR_VARYING").map(
    (name) => [name, { logicalType: "string" }] as const,
  ),
  ...words("UUID UNIQUEIDENTIFIER GUID").map(
    (name) => [name, { logicalType: "string", logicalTypeOptions: { format: "uuid" } }] as const,
  ),
  ...words("BYTEA BYTES BLOB BINARY VARBINARY BINARY_VARYING VARBYTE IMAGE ROWVERSION RAW").map(
    (name) => [name, { logicalType: "string", logicalTypeOptions: { format: "binary" } }] as const,
  ),
  ...words("BOOLEAN BOOL LOGICAL").map((name) => [name, { logicalType: "boolean" }] as const),
  ...words("TINYINT INT1 INT8_T").map((name) => [name, integer("i8")] as const),
  ...words("SMALLINT INT2 INT16 SMALLSERIAL SERIAL2 SHORT").map((name) => [name, integer("i16")] as const),
  ...words("INT INTEGER INT4 INT32 SERIAL SERIAL4 MEDIUMINT SIGNED").map((name) => [name, integer("i32")] as const),
  ...words("BIGINT INT64 BIGSERIAL SERIAL8 LONG INT8").map((name) => [name, integer("i64")] as const),
  ...words("HUGEINT INT128").map((name) => [name, integer("i128")] as const),
  ...words("UTINYINT UINT8").map((name) => [name, integer("u8")] as const),
  ...words("USMALLINT UINT16").map((name) => [name, integer("u16")] as const),
  ...words("UINTEGER UINT32").map((name) => [name, integer("u32")] as const),
  ...words("UBIGINT UINT64").map((name) => [name, integer("u64")] as const),
  ...words("UHUGEINT UINT128").map((name) => [name, integer("u128")] as const),
  ...words("REAL FLOAT4 FLOAT32").map((name) => [name, float("f32")] as const),
  ...words("DOUBLE FLOAT8 FLOAT64 DOUBLE_PRECISION").map((name) => [name, float("f64")] as const),
  ...words("FLOAT NUMERIC DECIMAL DEC NUMBER FIXED BIGNUMERIC BIGDECIMAL MONEY SMALLMONEY DECFLOAT").map(
    (name) => [name, { logicalType: "number" }] as const,
  ),
  ["DATE", { logicalType: "date" }],
  ["DATE32", { logicalType: "date" }],
  ...words("TIME TIME_WITHOUT_TIME_ZONE").map((name) => [name, clock("time", false)] as const),
  ...words("TIMETZ TIME_WITH_TIME_ZONE").map((name) => [name, clock("time", true)] as const),
  ...words(
    "TIMESTAMP_WITHOUT_TIME_ZONE TIMESTAMP_NTZ TIMESTAMPNTZ DATETIME DATETIME2 DATETIME64 SMALLDATETIME TIMESTAMP_S TIMESTAMP_MS TIMESTAMP_US TIMESTAMP_NS",
  ).map((name) => [name, clock("timestamp", false)] as const),
  ...words(
    "TIMESTAMPTZ TIMESTAMP_WITH_TIME_ZONE TIMESTAMP_WITH_LOCAL_TIME_ZONE TIMESTAMP_TZ TIMESTAMPLTZ TIMESTAMP_LTZ DATETIMEOFFSET",
  ).map((name) => [name, clock("timestamp", true)] as const),
  ...words("JSON JSONB VARIANT SUPER OBJECT RECORD STRUCT ROW MAP").map(
    (name) => [name, { logicalType: "object" }] as const,
  ),
  ["ARRAY", { logicalType: "array" }],
  ["LIST", { logicalType: "array" }],
]);

function integer(format: string): LogicalShape {
  return { logicalType: "integer", logicalTypeOptions: { format } };
}

function float(format: string): LogicalShape {
  return { logicalType: "number", logicalTypeOptions: { format } };
}

/** `timezone` says whether a value names one moment (ODCS v3.1.0, logicalTypeOptions of timestamp and time). */
function clock(logicalType: "time" | "timestamp", timezone: boolean): LogicalShape {
  return { logicalType, logicalTypeOptions: { timezone } };
}

/** A bare TIMESTAMP names a moment on these; elsewhere it is a reading of a clock on some wall. */
const momentsByDefault = new Set(["bigquery", "databricks", "spark", "athena_iceberg"]);

/** Where one word means different things. */
function byPlatform(name: string, platform: string, numbers: readonly number[]): LogicalShape | null {
  const sqlserver = /^(sqlserver|synapse|fabric)$/.test(platform);
  if (name === "TIMESTAMP")
    return sqlserver
      ? { logicalType: "string", logicalTypeOptions: { format: "binary" } }
      : clock("timestamp", momentsByDefault.has(platform));
  if (name === "BIT") return sqlserver ? { logicalType: "boolean" } : { logicalType: "string" };
  if (name === "BYTE") return integer("i8");
  if (name === "BYTEINT") return integer(platform === "snowflake" ? "i128" : "i8");
  // SQL Server's TINYINT counts from 0 to 255.
  if (name === "TINYINT" && sqlserver) return integer("u8");
  // Snowflake's whole-number types are all NUMBER(38, 0), and its FLOAT has 64 bits.
  if (platform === "snowflake" && /^(INT|INTEGER|BIGINT|SMALLINT|TINYINT)$/.test(name)) return integer("i128");
  if (platform === "snowflake" && /^(REAL|FLOAT4)$/.test(name)) return float("f64");
  // BigQuery's are all INT64.
  if (platform === "bigquery" && /^(INT|INTEGER|BIGINT|SMALLINT|TINYINT)$/.test(name)) return integer("i64");
  if (platform === "clickhouse" && name === "INT8") return integer("i8");
  if (platform === "clickhouse" && name === "DATETIME") return clock("timestamp", true);
  if (name === "FLOAT") return floating(platform, numbers[0]);
  return null;
}

function floating(platform: string, bits: number | undefined): LogicalShape {
  if (bits !== undefined && bits <= 24) return float("f32");
  return float(platform === "databricks" || platform === "spark" || platform === "duckdb" ? "f32" : "f64");
}

const exact = /^(NUMERIC|DECIMAL|DEC|NUMBER|FIXED|BIGNUMERIC|BIGDECIMAL)$/;
const sized = /^(N?VARCHAR2?|N?CHAR|BPCHAR|CHARACTER(_VARYING)?|NATIONAL_CHARACTER(_VARYING)?|STRING|TEXT)$/;

/**
 * What one unnested type is. `name` is in upper case with words joined by `_`, `numbers` are its arguments:
 * `NUMBER`, [38, 0]. An unknown name has no logical type.
 */
export function scalarType(name: string, numbers: readonly number[], platform: string): LogicalShape {
  const found = byPlatform(name, platform, numbers) ?? byName.get(name);
  if (!found) return {};
  // Without a scale there is none: NUMERIC(10) is a whole number. A bare NUMERIC says nothing.
  if (exact.test(name) && numbers.length > 0) return (numbers[1] ?? 0) <= 0 ? { logicalType: "integer" } : found;
  const [length] = numbers;
  if (sized.test(name) && length !== undefined && Number.isInteger(length) && length > 0)
    return { logicalType: "string", logicalTypeOptions: { maxLength: length } };
  return found;
}
