/** Names of types in older contracts and in databases, and the logical type of ODCS v3.1.0 each of them is. */
const logicalTypes: Readonly<Record<string, string>> = {
  string: "string",
  text: "string",
  varchar: "string",
  char: "string",
  uuid: "string",
  date: "date",
  time: "time",
  timestamp: "timestamp",
  datetime: "timestamp",
  timestamp_tz: "timestamp",
  timestamp_ntz: "timestamp",
  number: "number",
  numeric: "number",
  decimal: "number",
  float: "number",
  double: "number",
  real: "number",
  integer: "integer",
  int: "integer",
  smallint: "integer",
  bigint: "integer",
  long: "integer",
  boolean: "boolean",
  bool: "boolean",
  array: "array",
  list: "array",
  object: "object",
  record: "object",
  struct: "object",
  map: "object",
};

/** The logical type a word stands for; null when none does (`bytes`, `variant`). */
export function toLogicalType(word: string): string | null {
  return logicalTypes[word.trim().toLowerCase()] ?? null;
}
