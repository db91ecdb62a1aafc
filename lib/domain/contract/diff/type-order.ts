import { type PhysicalType, readPhysicalType } from "./physical-type";

/**
 * How a new type relates to the old one. `widened` keeps every value and its kind; `loosened` keeps every value, but as
 * another kind of value; `narrowed` loses some; `changed` cannot be compared.
 */
export type TypeOrder = "same" | "widened" | "loosened" | "narrowed" | "changed";

const byContainment = (grows: boolean, shrinks: boolean): TypeOrder =>
  grows && shrinks ? "narrowed" : grows ? "widened" : shrinks ? "narrowed" : "same";

type Of<K extends PhysicalType["kind"]> = Extract<PhysicalType, { kind: K }>;

function integers(a: Of<"integer">, b: Of<"integer">): TypeOrder {
  if (a.bits === b.bits && a.signed === b.signed) return "same";
  const fits = a.signed ? b.signed && b.bits >= a.bits : b.signed ? b.bits > a.bits : b.bits >= a.bits;
  return fits ? "widened" : "narrowed";
}

function texts(a: Of<"text"> | Of<"binary">, b: Of<"text"> | Of<"binary">): TypeOrder {
  const order = byContainment(b.length > a.length, b.length < a.length);
  if (order === "narrowed") return order;
  // Fixed length pads with blanks, which come or go.
  if (a.fixed !== b.fixed) return "loosened";
  // National types hold every character, others those of one code page.
  if (a.kind === "text" && b.kind === "text" && a.national !== b.national) return a.national ? "narrowed" : "widened";
  return order;
}

/** Decimal digits that hold every integer of so many bits. */
const digitsOf = (bits: number) => Math.ceil(bits * Math.log10(2));
const mantissa = (bytes: number) => (bytes >= 8 ? 53 : bytes >= 4 ? 24 : 11);

function records(a: Of<"record">, b: Of<"record">): TypeOrder {
  const fresh = new Map(b.fields);
  let worst: TypeOrder = b.fields.length > a.fields.length ? "widened" : "same";
  for (const [name, type] of a.fields) {
    const other = fresh.get(name);
    if (other === undefined) return "narrowed";
    worst = worse(worst, order(type, other));
  }
  return worst;
}

const severity: TypeOrder[] = ["same", "widened", "loosened", "narrowed", "changed"];
const worse = (a: TypeOrder, b: TypeOrder): TypeOrder => (severity.indexOf(a) >= severity.indexOf(b) ? a : b);

function acrossNumbers(a: PhysicalType, b: PhysicalType): TypeOrder {
  if (a.kind === "integer" && b.kind === "decimal") return b.whole >= digitsOf(a.bits) ? "loosened" : "narrowed";
  if (a.kind === "integer" && b.kind === "float") return a.bits <= mantissa(b.bytes) ? "loosened" : "narrowed";
  if (a.kind === "decimal" && b.kind === "integer")
    return a.scale <= 0 && a.whole < digitsOf(b.bits) && b.signed ? "loosened" : "narrowed";
  const numbers = ["integer", "decimal", "float"];
  return numbers.includes(a.kind) && numbers.includes(b.kind) ? "narrowed" : "changed";
}

function moments(a: Of<"moment">, b: Of<"moment">): TypeOrder {
  return a.of === b.of ? byContainment(b.digits > a.digits, b.digits < a.digits) : "changed";
}

function acrossKinds(a: PhysicalType, b: PhysicalType): TypeOrder {
  const isDate = (type: PhysicalType) => type.kind === "simple" && type.name === "date";
  if (isDate(a) && b.kind === "moment" && b.of === "timestamp") return "loosened";
  if (isDate(b) && a.kind === "moment" && a.of.startsWith("timestamp")) return "narrowed";
  return acrossNumbers(a, b);
}

function order(a: PhysicalType, b: PhysicalType): TypeOrder {
  if (a.kind === "integer" && b.kind === "integer") return integers(a, b);
  if (a.kind === "decimal" && b.kind === "decimal")
    return byContainment(b.whole > a.whole || b.scale > a.scale, b.whole < a.whole || b.scale < a.scale);
  if (a.kind === "float" && b.kind === "float") return byContainment(b.bytes > a.bytes, b.bytes < a.bytes);
  if ((a.kind === "text" && b.kind === "text") || (a.kind === "binary" && b.kind === "binary")) return texts(a, b);
  if (a.kind === "moment" && b.kind === "moment") return moments(a, b);
  if (a.kind === "list" && b.kind === "list") return order(a.item, b.item);
  if (a.kind === "map" && b.kind === "map") return worse(order(a.key, b.key), order(a.value, b.value));
  if (a.kind === "nullable") return b.kind === "nullable" ? order(a.of, b.of) : worse("widened", order(a.of, b));
  if (a.kind === "record" && b.kind === "record") return records(a, b);
  if (a.kind === "values" && b.kind === "values") {
    if (a.values.length === b.values.length && a.values.every((value, at) => value === b.values[at])) return "same";
    // A value that can no longer come is no loss to a reader; one that is new may be.
    return b.values.every((value) => a.values.includes(value)) ? "widened" : "loosened";
  }
  if (a.kind === "simple" && b.kind === "simple") return a.name === b.name ? "same" : "changed";
  return acrossKinds(a, b);
}

/** Compares two physical types of any common platform. */
export function physicalTypeOrder(before: string, after: string): TypeOrder {
  return order(readPhysicalType(before, after), readPhysicalType(after, before));
}

const logicalOrders: Record<string, TypeOrder> = {
  "integer number": "loosened",
  "number integer": "narrowed",
  "date timestamp": "loosened",
  "timestamp date": "narrowed",
};

/** Compares two logical types of ODCS. */
export function logicalTypeOrder(before: string, after: string): TypeOrder {
  const [a, b] = [before.trim().toLowerCase(), after.trim().toLowerCase()];
  if (a === b) return "same";
  const key = `${a} ${b}`;
  return Object.hasOwn(logicalOrders, key) ? (logicalOrders[key] ?? "changed") : "changed";
}
