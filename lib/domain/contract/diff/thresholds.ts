import { canonicalText, field, isEmpty, isRecord } from "./values";

/** The fields of ODCS that compare what was measured; the two long spellings are of v3.0. */
export const operators = [
  "mustBe",
  "mustNotBe",
  "mustBeGreaterThan",
  "mustBeGreaterOrEqualTo",
  "mustBeGreaterThanOrEqualTo",
  "mustBeLessThan",
  "mustBeLessOrEqualTo",
  "mustBeLessThanOrEqualTo",
  "mustBeBetween",
  "mustNotBeBetween",
] as const;

/** Numbers that pass, as ranges in rising order; `from` and `to` belong to a range unless it is open there. */
type Range = { from: number; fromOpen: boolean; to: number; toOpen: boolean };

const [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
const range = (from: number, to: number, fromOpen = false, toOpen = false): Range => ({ from, fromOpen, to, toOpen });
const number = (value: unknown): number | null => {
  const read = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof read === "number" && !Number.isNaN(read) ? read : null;
};

function ofTwo(value: unknown, make: (from: number, to: number) => Range[]): Range[] | null {
  const [one, other] = Array.isArray(value) && value.length === 2 ? [number(value[0]), number(value[1])] : [null, null];
  return one === null || other === null ? null : make(Math.min(one, other), Math.max(one, other));
}

function ofOne(value: unknown, make: (limit: number) => Range[]): Range[] | null {
  const limit = number(value);
  return limit === null ? null : make(limit);
}

function rangesOf(operator: (typeof operators)[number], value: unknown): Range[] | null {
  switch (operator) {
    case "mustBe":
      return ofOne(value, (at) => [range(at, at)]);
    case "mustNotBe":
      return ofOne(value, (at) => [range(low, at, false, true), range(at, high, true)]);
    case "mustBeGreaterThan":
      return ofOne(value, (at) => [range(at, high, true)]);
    case "mustBeGreaterOrEqualTo":
    case "mustBeGreaterThanOrEqualTo":
      return ofOne(value, (at) => [range(at, high)]);
    case "mustBeLessThan":
      return ofOne(value, (at) => [range(low, at, false, true)]);
    case "mustBeLessOrEqualTo":
    case "mustBeLessThanOrEqualTo":
      return ofOne(value, (at) => [range(low, at)]);
    case "mustBeBetween":
      return ofTwo(value, (from, to) => [range(from, to)]);
    case "mustNotBeBetween":
      return ofTwo(value, (from, to) => [range(low, from, false, true), range(to, high, true)]);
  }
}

function overlap(a: Range, b: Range): Range[] {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  const opens = (side: "from" | "to", at: number) => [a, b].some((one) => one[side] === at && one[`${side}Open`]);
  const both = range(from, to, opens("from", from), opens("to", to));
  return from < to || (from === to && !both.fromOpen && !both.toOpen) ? [both] : [];
}

/** What passes a rule; null where that is not a matter of numbers. Several comparisons must hold together. */
function passing(rule: unknown): Range[] | null {
  let ranges: Range[] = [range(low, high)];
  for (const operator of operators) {
    const value = field(rule, operator);
    if (isEmpty(value)) continue;
    const one = rangesOf(operator, value);
    if (one === null) return null;
    ranges = ranges.flatMap((a) => one.flatMap((b) => overlap(a, b)));
  }
  return ranges;
}

function within(a: Range, b: Range): boolean {
  const begins = b.from < a.from || (b.from === a.from && (!b.fromOpen || a.fromOpen));
  const ends = b.to > a.to || (b.to === a.to && (!b.toOpen || a.toOpen));
  return begins && ends;
}

const contains = (outer: readonly Range[], inner: readonly Range[]) =>
  inner.every((a) => outer.some((b) => within(a, b)));

/** Measures that only ever count something, never below nothing. */
const counts = (rule: unknown) => isRecord(rule) && !isEmpty(field(rule, "metric"));

/**
 * Compares what passes two rules: `stronger` when less passes than before. Ranges decide, so it does not matter by which
 * comparison they are written: `mustBe: 0` and, for a count, `mustBeLessOrEqualTo: 0` are the same.
 */
export function thresholdOrder(before: unknown, after: unknown): "same" | "stronger" | "weaker" | "changed" {
  const whole = counts(before) && counts(after) ? [range(0, high)] : [range(low, high)];
  const [old, fresh] = [passing(before), passing(after)];
  if (old === null || fresh === null) {
    const written = (rule: unknown) => canonicalText(operators.map((operator) => field(rule, operator)));
    return written(before) === written(after) ? "same" : "changed";
  }
  const [a, b] = [old, fresh].map((ranges) => ranges.flatMap((one) => whole.flatMap((all) => overlap(one, all))));
  if (a === undefined || b === undefined) return "changed";
  const [less, more] = [contains(a, b), contains(b, a)];
  return less && more ? "same" : less ? "stronger" : more ? "weaker" : "changed";
}
