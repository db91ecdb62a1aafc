import { always, asSet, compareFields, each, type Judge, type Judges, report, together, withDefault } from "./fields";
import { inside, type Pair, type Scope } from "./findings";
import type { RuleId } from "./rules";
import { logicalTypeOrder, physicalTypeOrder, type TypeOrder } from "./type-order";
import { canonicalText, field, isEmpty, isRecord, textAt } from "./values";

export const typeRules: Record<TypeOrder, RuleId> = {
  same: "field.restated",
  widened: "property.type.widened",
  loosened: "property.type.loosened",
  narrowed: "property.type.narrowed",
  changed: "property.type.changed",
};

/** Judges `logicalType` or `physicalType`, each by its own order of types. */
export function typeJudge(order: (before: string, after: string) => TypeOrder): Judge {
  return (scope, pair, name) => {
    const [before, after] = [textAt(pair.before, name), textAt(pair.after, name)];
    const rule =
      before === null
        ? "property.type.stated"
        : after === null
          ? "property.type.unstated"
          : typeRules[order(before, after)];
    report(rule, scope, pair, name);
  };
}

export const types: [string, Judge][] = [
  ["logicalType", typeJudge(logicalTypeOrder)],
  ["physicalType", typeJudge(physicalTypeOrder)],
];

/** A number, or a moment as a number; null for what has no order. Moments without a zone count as UTC. */
export function ordered(value: unknown): number | null {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return null;
  const text = value.trim();
  if (/^[-+]?\d+(\.\d+)?$/.test(text)) return Number(text);
  const time = /^(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (time) return Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3] ?? 0);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return null;
  const moment = Date.parse(/T.*(Z|[+-]\d{2}:?\d{2})$/i.test(text) || !text.includes("T") ? text : `${text}Z`);
  return Number.isNaN(moment) ? null : moment;
}

/** 1: the new limit lets fewer values through; -1: more or unknown; 0: the same. */
type Direction = -1 | 0 | 1;

type Limit = { at: number; open: boolean };

function limitOf(options: unknown, inclusive: string, exclusive: string, sign: 1 | -1): Limit | null | "unordered" {
  let strictest: Limit | null = null;
  for (const name of [inclusive, exclusive]) {
    const value = field(options, name);
    // ODCS v3.0 knew `exclusiveMaximum: true` beside `maximum`.
    if (isEmpty(value) || typeof value === "boolean") continue;
    const at = ordered(value);
    if (at === null) return "unordered";
    const open = name === exclusive || field(options, exclusive) === true;
    if (strictest === null || sign * (at - strictest.at) > 0 || (at === strictest.at && open)) strictest = { at, open };
  }
  return strictest;
}

function limitDirection(
  before: Limit | null | "unordered",
  after: Limit | null | "unordered",
  sign: 1 | -1,
): Direction {
  if (after === null) return -1;
  if (before === null) return 1;
  if (before === "unordered" || after === "unordered") return -1;
  if (before.at !== after.at) return sign * (after.at - before.at) > 0 ? 1 : -1;
  return before.open === after.open ? 0 : after.open ? 1 : -1;
}

function reportDirection(direction: Direction, scope: Scope, pair: Pair, before: string, after = before): void {
  const rule =
    direction > 0
      ? "property.values.narrowed"
      : direction < 0
        ? "property.values.widened"
        : ("field.restated" as const);
  if (before === after) {
    report(rule, scope, pair, before);
    return;
  }
  // The limit moved to the other of its two fields: one change from the old value to the new.
  const [old, fresh] = [inside(pair, before), inside(pair, after)];
  const values = { before: old.before, beforePath: old.beforePath, after: fresh.after, afterPath: fresh.afterPath };
  scope.found.add(rule, scope, after, values, `the limit ${before} of ${scope.label} becomes ${after}`);
}

/** `minimum` with `exclusiveMinimum`, or the same for the maximum: they make one limit. */
function limitJudge(inclusive: string, exclusive: string, sign: 1 | -1): Judge {
  return (scope, pair, name) => {
    const limit = (options: unknown) => limitOf(options, inclusive, exclusive, sign);
    const direction = limitDirection(limit(pair.before), limit(pair.after), sign);
    const other = name === inclusive ? exclusive : inclusive;
    const moved =
      isEmpty(field(pair.after, name)) && isEmpty(field(pair.before, other)) && !isEmpty(field(pair.after, other));
    const back =
      isEmpty(field(pair.before, name)) && isEmpty(field(pair.after, other)) && !isEmpty(field(pair.before, other));
    reportDirection(direction, scope, pair, back ? other : name, moved ? other : name);
  };
}

/** A bound that stands alone: `maxLength` (sign -1: less is narrower) or `minItems` (sign 1), 0 when not given. */
function boundJudge(sign: 1 | -1, otherwise?: number): Judge {
  return (scope, pair, name) => {
    const bound = (options: unknown): Limit | null | "unordered" => {
      const value = field(options, name) ?? otherwise;
      const at = isEmpty(value) ? null : ordered(value);
      return isEmpty(value) ? null : at === null ? "unordered" : { at, open: false };
    };
    reportDirection(limitDirection(bound(pair.before), bound(pair.after), sign), scope, pair, name);
  };
}

const multipleOf: Judge = (scope, pair, name) => {
  const [before, after] = [ordered(field(pair.before, name)), ordered(field(pair.after, name))];
  const times = before !== null && after !== null && before > 0 ? after / before : Number.NaN;
  const narrower = before === null || (times >= 1 && Math.abs(times - Math.round(times)) < 1e-9);
  reportDirection(after !== null && narrower ? 1 : -1, scope, pair, name);
};

const trueIsNarrower: Judge = (scope, pair, name) => {
  const [before, after] = [field(pair.before, name) === true, field(pair.after, name) === true];
  reportDirection(before === after ? 0 : after ? 1 : -1, scope, pair, name);
};

/** A new pattern is more than none; two patterns cannot be compared, for a contract's regular expressions are never run. */
const patternJudge: Judge = (scope, pair, name) =>
  reportDirection(isEmpty(field(pair.before, name)) ? 1 : -1, scope, pair, name);

/** `format`: a width for numbers, a way of writing for everything else. */
const formatJudge: Judge = (scope, pair, name) => {
  const [before, after] = [textAt(pair.before, name), textAt(pair.after, name)];
  const width = /^[iuf]\d+$/;
  if (before === null) return report("property.values.narrowed", scope, pair, name);
  if (after === null) return report("property.values.widened", scope, pair, name);
  if (width.test(before) && width.test(after))
    return report(typeRules[physicalTypeOrder(before, after)], scope, pair, name);
  report("property.format.changed", scope, pair, name);
};

/** `required` of an object: names of its fields that are always there. */
const requiredNames: Judge = (scope, pair, name) => {
  const names = (options: unknown) => {
    const list = field(options, name);
    return Array.isArray(list) ? list.map(canonicalText) : [];
  };
  const [before, after] = [new Set(names(pair.before)), new Set(names(pair.after))];
  const lost = [...before].some((one) => !after.has(one));
  if (!lost && before.size === after.size) return;
  report(lost ? "property.required.dropped" : "property.required.added", scope, pair, name);
};

/** The values an enumeration allows; `enum` of v3.2.0 has mappings with a `value`. */
function enumValues(list: unknown): Set<string> | null {
  if (!Array.isArray(list) || list.length === 0) return null;
  return new Set(list.map((item) => canonicalText(isRecord(item) && Object.hasOwn(item, "value") ? item.value : item)));
}

/** A list of allowed values: one that is new may surprise, one that is gone can no longer come. */
export const enumJudge: Judge = (scope, pair, name) => {
  const [before, after] = [enumValues(field(pair.before, name)), enumValues(field(pair.after, name))];
  const grows = after === null || (before !== null && [...after].some((value) => !before.has(value)));
  const equal = before !== null && after !== null && !grows && before.size === after.size;
  if (equal) return asSet("property.text.changed")(scope, pair, name);
  reportDirection(grows ? -1 : 1, scope, pair, name);
};

const judges: Judges = new Map<string, Judge>([
  ...together(["minimum", "exclusiveMinimum"], limitJudge("minimum", "exclusiveMinimum", 1)),
  ...together(["maximum", "exclusiveMaximum"], limitJudge("maximum", "exclusiveMaximum", -1)),
  ...each(["minLength", "minItems", "minProperties"], () => boundJudge(1, 0)),
  ...each(["maxLength", "maxItems", "maxProperties", "precision", "scale"], () => boundJudge(-1)),
  ["multipleOf", multipleOf],
  ["uniqueItems", trueIsNarrower],
  ["pattern", patternJudge],
  ["format", formatJudge],
  ["required", requiredNames],
  ["enum", enumJudge],
  ["timezone", withDefault(false, always("property.timezone.changed"))],
  ["defaultTimezone", withDefault("Etc/UTC", always("property.timezone.changed"))],
]);

/** `logicalTypeOptions`: which values may come. Fewer are safe for a reader, more are not. */
export const optionsJudge: Judge = (scope, pair, name) => {
  const options = inside(pair, name);
  const usable = (value: unknown) => isRecord(value) || isEmpty(value);
  if (!usable(options.before) || !usable(options.after)) return report("field.unknown", scope, pair, name);
  compareFields(scope, options, judges);
};
