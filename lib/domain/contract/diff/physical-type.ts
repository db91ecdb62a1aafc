/** A physical type as a family with its limits. What is not recognized keeps its text and compares by it alone. */
export type PhysicalType =
  | { kind: "integer"; bits: number; signed: boolean }
  | { kind: "decimal"; whole: number; scale: number }
  | { kind: "float"; bytes: number }
  | { kind: "text"; length: number; fixed: boolean; national: boolean }
  | { kind: "binary"; length: number; fixed: boolean }
  | { kind: "moment"; of: "timestamp" | "timestamptz" | "time" | "timetz"; digits: number }
  | { kind: "list"; item: PhysicalType }
  | { kind: "map"; key: PhysicalType; value: PhysicalType }
  | { kind: "nullable"; of: PhysicalType }
  | { kind: "record"; fields: [string, PhysicalType][] }
  | { kind: "values"; values: string[] }
  | { kind: "simple"; name: string };

/** Bits per spelling. `int8` is bytes to Postgres and bits elsewhere: see `integerOf`. */
const integers: Record<string, number> = {
  tinyint: 8,
  byte: 8,
  byteint: 8,
  i8: 8,
  smallint: 16,
  int2: 16,
  short: 16,
  int16: 16,
  i16: 16,
  smallserial: 16,
  mediumint: 24,
  int: 32,
  integer: 32,
  int4: 32,
  int32: 32,
  i32: 32,
  serial: 32,
  bigint: 64,
  int8: 64,
  long: 64,
  int64: 64,
  i64: 64,
  bigserial: 64,
  hugeint: 128,
  int128: 128,
  i128: 128,
  int256: 256,
};
const floats: Record<string, number> = {
  half: 2,
  float16: 2,
  real: 4,
  float: 4,
  float4: 4,
  float32: 4,
  f32: 4,
  binary_float: 4,
  double: 8,
  "double precision": 8,
  float8: 8,
  float64: 8,
  f64: 8,
  binary_double: 8,
};
const texts: Record<string, "fixed" | "varying"> = {
  char: "fixed",
  character: "fixed",
  nchar: "fixed",
  bpchar: "fixed",
  varchar: "varying",
  varchar2: "varying",
  nvarchar: "varying",
  nvarchar2: "varying",
  "character varying": "varying",
  "char varying": "varying",
  string: "varying",
  str: "varying",
  text: "varying",
  ntext: "varying",
  tinytext: "varying",
  fixedstring: "fixed",
  clob: "varying",
  nclob: "varying",
  mediumtext: "varying",
  longtext: "varying",
  utf8: "varying",
};
const binaries: Record<string, "fixed" | "varying"> = {
  binary: "fixed",
  varbinary: "varying",
  bytea: "varying",
  bytes: "varying",
  blob: "varying",
  longblob: "varying",
  raw: "varying",
};
const moments: Record<string, "timestamp" | "timestamptz" | "time" | "timetz"> = {
  timestamp: "timestamp",
  datetime: "timestamp",
  datetime2: "timestamp",
  datetime64: "timestamp",
  smalldatetime: "timestamp",
  timestamp_ntz: "timestamp",
  timestampntz: "timestamp",
  "timestamp without time zone": "timestamp",
  timestamptz: "timestamptz",
  timestamp_tz: "timestamptz",
  timestamp_ltz: "timestamptz",
  "timestamp with time zone": "timestamptz",
  "timestamp with local time zone": "timestamptz",
  datetimeoffset: "timestamptz",
  time: "time",
  "time without time zone": "time",
  timetz: "timetz",
  "time with time zone": "timetz",
};
const decimals = ["decimal", "numeric", "number", "dec", "bignumeric", "bigdecimal"];
const synonyms: Record<string, string> = {
  bool: "boolean",
  guid: "uuid",
  uniqueidentifier: "uuid",
  struct: "record",
  object: "record",
};

const unlimited = Number.POSITIVE_INFINITY;
const own = <T>(table: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** Splits at commas that stand outside brackets and quotes. */
function parts(text: string): string[] {
  const found = [""];
  let [depth, quoted] = [0, false];
  for (const sign of text) {
    if (sign === "'") quoted = !quoted;
    else if (!quoted && "<([".includes(sign)) depth++;
    else if (!quoted && ">)]".includes(sign)) depth--;
    if (sign === "," && depth === 0 && !quoted) found.push("");
    else found[found.length - 1] += sign;
  }
  return found.map((part) => part.trim()).filter((part) => part !== "");
}

function number(text: string | undefined, otherwise: number): number {
  const value = text === undefined ? Number.NaN : Number.parseInt(text, 10);
  return Number.isNaN(value) ? otherwise : value;
}

function integerOf(name: string, beside: string): PhysicalType | null {
  const unsigned = /^u?(?:int|big|small|tiny).* unsigned$/.test(name) || /^u(?:int)?\d+$/.test(name);
  const plain = name.replace(/ unsigned$/, "").replace(/^u(?=int\d|\d)/, "");
  const bare = /^\d+$/.test(plain) ? `int${plain}` : plain;
  const countsBits = unsigned || /\bu?int(?:16|32|64|128|256)\b/.test(beside);
  const bits = bare === "int8" && countsBits ? 8 : own(integers, bare);
  return bits === undefined ? null : { kind: "integer", bits, signed: !unsigned };
}

function nested(name: string, inner: string, beside: string, depth: number): PhysicalType | null {
  if (["array", "list", "set", "multiset", "repeated"].includes(name))
    return { kind: "list", item: readPhysicalType(inner, beside, depth + 1) };
  if (name === "lowcardinality") return readPhysicalType(inner, beside, depth + 1);
  if (name === "nullable") return { kind: "nullable", of: readPhysicalType(inner, beside, depth + 1) };
  if (name === "map") {
    const [key = "", value = ""] = parts(inner);
    const read = (text: string) => readPhysicalType(text, beside, depth + 1);
    return { kind: "map", key: read(key), value: read(value) };
  }
  if (!["struct", "row", "record", "tuple"].includes(name)) return null;
  const fields = parts(inner).map((part): [string, PhysicalType] => {
    const [, key = part, type = ""] = /^\s*([^\s:]+)\s*:?\s*(.*)$/s.exec(part) ?? [];
    return [key, readPhysicalType(type, beside, depth + 1)];
  });
  return { kind: "record", fields };
}

/**
 * Reads a physical type of any common platform. `beside` is the type it will be compared with: it tells whether `int8` counts
 * bytes or bits.
 */
export function readPhysicalType(text: string, beside = "", depth = 0): PhysicalType {
  const whole = text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/ not null$/, "");
  const simple: PhysicalType = { kind: "simple", name: own(synonyms, whole) ?? whole };
  if (depth > 20 || whole.length > 2000) return simple;
  if (whole.endsWith("[]")) return { kind: "list", item: readPhysicalType(whole.slice(0, -2), beside, depth + 1) };
  const [, head = "", inner, tail = ""] = /^([^<(]+)(?:[<(](.*)[>)])?([^>)]*)$/s.exec(whole) ?? [];
  const name = `${head.trim()}${tail.trim() === "" ? "" : ` ${tail.trim()}`}`;
  if (inner !== undefined) {
    const type = nested(name, inner, beside, depth);
    if (type) return type;
    if (name === "enum") return { kind: "values", values: parts(inner) };
  }
  return scalarType(name, inner === undefined ? [] : parts(inner), beside.toLowerCase()) ?? simple;
}

function scalarType(name: string, args: readonly string[], beside: string): PhysicalType | null {
  const integer = integerOf(name, beside);
  if (integer) return integer;
  if (decimals.includes(name)) {
    if (args.length === 0) return { kind: "decimal", whole: unlimited, scale: unlimited };
    const scale = number(args[1], 0);
    return { kind: "decimal", whole: number(args[0], 38) - scale, scale };
  }
  const bytes = own(floats, name);
  if (bytes !== undefined) return { kind: "float", bytes: name === "float" && number(args[0], 0) > 24 ? 8 : bytes };
  const limit = (fixed: boolean) => number(args[0], fixed ? 1 : unlimited);
  const text = own(texts, name);
  if (text)
    return { kind: "text", length: limit(text === "fixed"), fixed: text === "fixed", national: name.startsWith("n") };
  const binary = own(binaries, name);
  if (binary)
    return { kind: "binary", length: number(args[0], unlimited), fixed: binary === "fixed" && args.length > 0 };
  const moment = own(moments, name);
  if (moment) return { kind: "moment", of: moment, digits: number(args[0], 6) };
  return null;
}
