import { type LogicalShape, scalarType } from "./scalar-type";

/** A type as ODCS describes a property: what is inside an object or an array included. */
export type PropertyShape = LogicalShape & {
  physicalType?: string;
  properties?: (PropertyShape & { name: string })[];
  items?: PropertyShape;
};

/** Types nested deeper are kept as text only. */
const DEEPEST = 20;
const closing: Record<string, string> = { "<": ">", "(": ")" };

/** Splits at commas outside brackets and quotes. */
function parts(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  let quote = "";
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (quote !== "") {
      if (sign === quote) quote = "";
    } else if (/["'`]/.test(sign)) quote = sign;
    else if (/[<([]/.test(sign)) depth++;
    else if (/[>)\]]/.test(sign)) depth--;
    else if (sign === "," && depth === 0) {
      found.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  return [...found, text.slice(from).trim()].filter((part) => part !== "");
}

type Split = { name: string; inner: string | null; rest: string };

/** `STRUCT<a INT64> NOT NULL` → STRUCT, `a INT64`, `NOT NULL`. */
function split(text: string): Split {
  const open = text.search(/[<(]/);
  if (open < 0) return { name: text.trim(), inner: null, rest: "" };
  const close = text.lastIndexOf(closing[text.charAt(open)] ?? ")");
  if (close < open) return { name: text.slice(0, open).trim(), inner: null, rest: "" };
  return { name: text.slice(0, open).trim(), inner: text.slice(open + 1, close), rest: text.slice(close + 1).trim() };
}

/** One field of a struct: `a INT64`, `a: int`, `"my field" TEXT`. Null for a type without a name. */
function field(text: string): { name: string; type: string } | null {
  const quoted = /^(["`])((?:(?!\1).)+)\1\s*:?\s*(.+)$/s.exec(text);
  if (quoted) return { name: quoted[2] ?? "", type: quoted[3] ?? "" };
  const plain = /^([^\s:<(]+)\s*[:\s]\s*(.+)$/s.exec(text);
  return plain ? { name: plain[1] ?? "", type: plain[2] ?? "" } : null;
}

function structOf(inner: string, platform: string, depth: number): PropertyShape {
  const fields = parts(inner).map(field);
  const seen = new Set<string>();
  const properties = fields.flatMap((f) => {
    if (f === null || seen.has(f.name)) return [];
    seen.add(f.name);
    return [{ name: f.name, ...shapeOf(f.type, platform, depth + 1) }];
  });
  return { logicalType: "object", ...(properties.length > 0 ? { properties } : {}) };
}

const arrayOf = (inner: string, platform: string, depth: number): PropertyShape => ({
  logicalType: "array",
  items: shapeOf(inner, platform, depth + 1),
});

/** The element of an array however it is written: `text[]`, `_text`, `REPEATED STRING`, `STRING REPEATED`. */
function element(text: string, platform: string): string | null {
  const repeated = /^REPEATED\s+(.+)$/is.exec(text) ?? /^(.+?)\s+REPEATED$/is.exec(text);
  if (repeated) return repeated[1] ?? null;
  const brackets = /^(.+?)\s*\[\d*\]$/s.exec(text);
  if (brackets) return brackets[1] ?? null;
  // PostgreSQL's own names of array types begin with an underscore.
  return /^(postgres|redshift|postgresql)$/.test(platform) && /^_[a-z]\w*$/i.test(text) ? text.slice(1) : null;
}

function bracketed({ name, inner, rest }: Split, platform: string, depth: number): PropertyShape {
  const word = name.toUpperCase().replace(/\s+/g, "_");
  if (inner !== null) {
    if (/^(ARRAY|LIST)$/.test(word)) return arrayOf(inner, platform, depth);
    if (/^(STRUCT|RECORD|ROW|OBJECT|TUPLE|NESTED)$/.test(word)) return structOf(inner, platform, depth);
    if (/^(NULLABLE|LOWCARDINALITY)$/.test(word)) return shapeOf(inner, platform, depth + 1);
  }
  const numbers = inner === null ? [] : parts(inner).map(Number);
  const full = rest === "" ? word : `${word}_${rest.toUpperCase().replace(/\s+/g, "_")}`;
  const known = scalarType(full, numbers, platform);
  return known.logicalType ? known : scalarType(word, numbers, platform);
}

function shapeOf(physicalType: string, platform: string, depth: number): PropertyShape {
  const text = physicalType.trim();
  if (text === "") return {};
  if (depth > DEEPEST) return { physicalType: text };
  const bare = text.replace(/\s+NOT\s+NULL$/i, "");
  const inside = element(bare, platform);
  const shape = inside === null ? bracketed(split(bare), platform, depth) : arrayOf(inside, platform, depth);
  return { ...shape, physicalType: text };
}

/**
 * Reads a platform's type: `NUMBER(38,0)`, `ARRAY<STRUCT<a INT64>>`, `timestamp without time zone`. `platform` is dbt's
 * adapter (`postgres`, `snowflake`, …), because one word may mean different things. What is not known keeps its physical
 * type and has no logical one. Never throws.
 */
export function typeShape(physicalType: string, platform: string): PropertyShape {
  // No platform has types this long; reading one costs more than it tells.
  if (physicalType.length > 100_000) return { physicalType: physicalType.trim().slice(0, 200) };
  return shapeOf(physicalType, platform.toLowerCase(), 0);
}
