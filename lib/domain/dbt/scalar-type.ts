/** The part of ODCS v3.1.0 that says what a value is, apart from its name. */
export type LogicalShape = {
  logicalType?: "string" | "date" | "timestamp" | "time" | "number" | "integer" | "object" | "array" | "boolean";
  logicalTypeOptions?: Record<string, string | number | boolean>;
};

const formatted = (format: string): LogicalShape => ({ logicalType: "string", logicalTypeOptions: { format } });

/** `timezone` says whether a value names one moment (ODCS v3.1.0, logicalTypeOptions of timestamp and time). */
const clock = (logicalType: "time" | "timestamp", timezone: boolean): LogicalShape => ({
  logicalType,
  logicalTypeOptions: { timezone },
});

/** Names of types that mean the same on every platform read here, in upper case, without their numbers. */
const names: readonly (readonly [LogicalShape, string])[] = [
  [
    { logicalType: "string" },
    `TEXT TINYTEXT MEDIUMTEXT LONGTEXT STRING VARCHAR VARCHAR2 NVARCHAR NVARCHAR2 CHAR NCHAR BPCHAR CHARACTER
    CHARACTER_VARYING NATIONAL_CHARACTER NATIONAL_CHARACTER_VARYING CHAR_VARYING NTEXT CITEXT NAME CLOB NCLOB SYSNAME
    FIXEDSTRING XML INET CIDR MACADDR MACADDR8 ENUM SET INTERVAL GEOGRAPHY GEOMETRY POINT TSVECTOR HSTORE LTREE
    BIT_VARYING VARBIT HIERARCHYID`,
  ],
  [formatted("uuid"), "UUID UNIQUEIDENTIFIER GUID"],
  [formatted("binary"), "BYTEA BYTES BLOB BINARY VARBINARY BINARY_VARYING VARBYTE IMAGE ROWVERSION RAW"],
  [{ logicalType: "boolean" }, "BOOLEAN BOOL LOGICAL"],
  [
    { logicalType: "integer" },
    `TINYINT SMALLINT MEDIUMINT INT INTEGER BIGINT HUGEINT BYTE BYTEINT SHORT LONG SIGNED
    INT1 INT2 INT4 INT8 INT16 INT32 INT64 INT128 INT256 UINT8 UINT16 UINT32 UINT64 UINT128 UINT256
    UTINYINT USMALLINT UINTEGER UBIGINT UHUGEINT SMALLSERIAL SERIAL BIGSERIAL SERIAL2 SERIAL4 SERIAL8
    TINYINT_UNSIGNED SMALLINT_UNSIGNED MEDIUMINT_UNSIGNED INT_UNSIGNED INTEGER_UNSIGNED BIGINT_UNSIGNED`,
  ],
  [
    { logicalType: "number" },
    `REAL FLOAT DOUBLE DOUBLE_PRECISION FLOAT4 FLOAT8 FLOAT32 FLOAT64 NUMERIC DECIMAL DEC NUMBER FIXED BIGNUMERIC
    BIGDECIMAL MONEY SMALLMONEY DECFLOAT`,
  ],
  [{ logicalType: "date" }, "DATE DATE32"],
  [clock("time", false), "TIME TIME_WITHOUT_TIME_ZONE"],
  [clock("time", true), "TIMETZ TIME_WITH_TIME_ZONE"],
  [
    clock("timestamp", false),
    `TIMESTAMP_WITHOUT_TIME_ZONE TIMESTAMP_NTZ TIMESTAMPNTZ DATETIME DATETIME2 DATETIME64 SMALLDATETIME
    TIMESTAMP_S TIMESTAMP_MS TIMESTAMP_US TIMESTAMP_NS`,
  ],
  [
    clock("timestamp", true),
    `TIMESTAMPTZ TIMESTAMP_WITH_TIME_ZONE TIMESTAMP_WITH_LOCAL_TIME_ZONE TIMESTAMP_TZ TIMESTAMPLTZ TIMESTAMP_LTZ
    DATETIMEOFFSET`,
  ],
  [{ logicalType: "object" }, "JSON JSONB VARIANT SUPER OBJECT RECORD STRUCT ROW MAP"],
  [{ logicalType: "array" }, "ARRAY LIST"],
];

const byName = new Map(names.flatMap(([shape, list]) => list.split(/\s+/).map((name) => [name, shape] as const)));

/** A bare TIMESTAMP names a moment on these; elsewhere it is a reading of a clock on some wall. */
const momentsByDefault = /^(bigquery|databricks|spark)$/;
const sqlServer = /^(sqlserver|synapse|fabric)$/;

/** Where one word means different things. */
function byPlatform(name: string, platform: string): LogicalShape | null {
  if (name === "TIMESTAMP")
    // SQL Server's is a row's version.
    return sqlServer.test(platform) ? formatted("binary") : clock("timestamp", momentsByDefault.test(platform));
  if (name === "BIT") return { logicalType: sqlServer.test(platform) ? "boolean" : "string" };
  // ClickHouse stores seconds since 1970.
  if (platform === "clickhouse" && /^DATETIME(64)?$/.test(name)) return clock("timestamp", true);
  return null;
}

const exact = /^(NUMERIC|DECIMAL|DEC|NUMBER|FIXED|BIGNUMERIC|BIGDECIMAL)$/;
const sized = /^(N?VARCHAR2?|N?CHAR|BPCHAR|CHARACTER(_VARYING)?|NATIONAL_CHARACTER(_VARYING)?|STRING|TEXT)$/;

/**
 * What one unnested type is. `name` is in upper case with words joined by `_`, `numbers` are its arguments:
 * `NUMBER`, [38, 0]. An unknown name has no logical type.
 */
export function scalarType(name: string, numbers: readonly number[], platform: string): LogicalShape {
  const found = byPlatform(name, platform) ?? byName.get(name);
  if (!found) return {};
  // Without a scale there is none: NUMERIC(10) is a whole number. A bare NUMERIC says nothing.
  if (exact.test(name) && numbers.length > 0) return { logicalType: (numbers[1] ?? 0) <= 0 ? "integer" : "number" };
  const [length] = numbers;
  if (sized.test(name) && length !== undefined && Number.isInteger(length) && length > 0)
    return { logicalType: "string", logicalTypeOptions: { maxLength: length } };
  return found;
}
