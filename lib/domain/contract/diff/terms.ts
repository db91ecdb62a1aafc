import { rankOf } from "./classification";
import { customJudge, type Meaning } from "./custom";
import { always, asSet, compareFields, each, idJudge, type Judge, type Judges, report, together } from "./fields";
import { inside, type Pair } from "./findings";
import type { RuleId } from "./rules";
import { show } from "./sentences";
import { field, isEmpty, isRecord, textAt } from "./values";

/** Prose of terms; another line break is not another term. */
const proseJudge = (): Judge => (scope, pair, name) => {
  const plain = (one: unknown) => (textAt(one, name) ?? "").replace(/\s+/g, " ").toLowerCase();
  report(plain(pair.before) === plain(pair.after) ? "field.restated" : "terms.changed", scope, pair, name);
};

const judges: Judges = new Map<string, Judge>([
  ["purpose", always("terms.purpose.changed")],
  ...each(["usage", "limitations"], proseJudge),
  ["authoritativeDefinitions", asSet("terms.links.changed")],
  ["customProperties", customJudge()],
]);

/** `description` of the contract: what it is for, and what may be done with it. */
export const descriptionJudge: Judge = (scope, parent, section) => {
  const text = inside(parent, section);
  const usable = [text.before, text.after].every((one) => isEmpty(one) || isRecord(one));
  if (!usable) return report("terms.changed", scope, parent, section);
  compareFields({ ...scope, subject: "description" }, text, judges);
};

const bytes: Record<string, number> = {
  byte: 1,
  kilobyte: 1e3,
  megabyte: 1e6,
  gigabyte: 1e9,
  terabyte: 1e12,
  petabyte: 1e15,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  pb: 1e15,
  day: 1 / 365.25,
  week: 7 / 365.25,
  month: 1 / 12,
  quarter: 1 / 4,
  year: 1,
};
const timeUnits = ["day", "week", "month", "quarter", "year"];

/** Price of one unit of its dimension, so that 1 per megabyte and 1,000 per gigabyte are the same. */
function rate(price: unknown): { per: string; amount: number } | null {
  const amount = field(price, "priceAmount") ?? 0;
  if (typeof amount !== "number") return null;
  const written = (textAt(price, "priceUnit") ?? "").toLowerCase();
  const unit = written.replace(/^per /, "").replace(/s$/, "");
  const size = Object.hasOwn(bytes, unit) ? bytes[unit] : undefined;
  return size === undefined
    ? { per: written, amount }
    : { per: timeUnits.includes(unit) ? "year" : "byte", amount: amount / size };
}

function priceRule(before: unknown, after: unknown): RuleId {
  const [was, is] = [rate(before), rate(after)];
  const currency = (price: unknown) => (textAt(price, "priceCurrency") ?? "").toUpperCase();
  if (was === null || is === null) return "price.changed";
  if (was.amount === 0 && is.amount === 0) return "field.restated";
  if (is.amount === 0) return isEmpty(field(after, "priceAmount")) ? "price.removed" : "price.lowered";
  if (was.amount === 0) return is.amount > 0 ? "price.raised" : "price.lowered";
  if (currency(before) !== currency(after) || was.per !== is.per) return "price.changed";
  if (Math.abs(is.amount - was.amount) <= 1e-9 * Math.abs(was.amount)) return "field.restated";
  return is.amount > was.amount ? "price.raised" : "price.lowered";
}

const priceWords = (price: unknown) => {
  const unit = textAt(price, "priceUnit");
  const amount = `${textAt(price, "priceAmount") ?? "no amount"} ${textAt(price, "priceCurrency") ?? ""}`.trim();
  return isEmpty(price) ? "nothing" : `${amount}${unit === null ? "" : ` per ${unit.replace(/^per /i, "")}`}`;
};

/** Amount, currency and unit make one price; the first that differs is the field that changed. */
const amountJudge: Judge = (scope, pair, name) =>
  report(
    priceRule(pair.before, pair.after),
    scope,
    pair,
    name,
    `the price changes from ${priceWords(pair.before)} to ${priceWords(pair.after)}`,
  );

const priceJudges: Judges = new Map<string, Judge>([
  idJudge,
  ...together(["priceAmount", "priceCurrency", "priceUnit"], amountJudge),
]);

/** `price`. */
export const priceJudge: Judge = (scope, parent, section) => {
  const price = inside(parent, section);
  const inner = { ...scope, label: "the price", subject: "price" };
  if ([price.before, price.after].every((one) => isEmpty(one) || isRecord(one)))
    return compareFields(inner, price, priceJudges);
  report("price.changed", inner, parent, section);
};

const words: Record<string, RuleId> = {
  deprecated: "status.deprecated",
  retired: "status.retired",
  active: "status.activated",
  draft: "status.withdrawn",
  proposed: "status.withdrawn",
};

/** `status`, by where it leads: what is said for the first time, or was not promised yet, takes nothing away. */
export const statusJudge: Judge = (scope, pair, name) => {
  const status = (one: unknown) => (textAt(one, name) ?? "").toLowerCase();
  const [before, after] = [status(pair.before), status(pair.after)];
  if (before === after) return report("field.restated", scope, pair, name);
  const early = ["proposed", "draft", ""];
  const step = early.includes(before) && ["proposed", "draft"].includes(after);
  const rule = step ? "status.activated" : Object.hasOwn(words, after) ? words[after] : undefined;
  report(rule ?? "status.changed", scope, pair, name);
};

const value = (pair: Pair) => inside(pair, "value");

/** Custom properties of a contract that Mercat acts on. */
export const termMeanings: Record<string, Meaning> = {
  classification: (scope, pair) => {
    const { before, after } = value(pair);
    const [was, is] = [rankOf(before), rankOf(after)];
    const whole = scope.found.contractRank;
    // A column may be stricter than the contract says of itself; then this word decides nothing.
    const order = is === was ? 0 : Math.sign(whole.after - whole.before);
    const changed = is === was ? "field.restated" : "custom.changed";
    const rule = order > 0 ? "contract.classification.raised" : order < 0 ? "contract.classification.lowered" : changed;
    const words = `the classification of the contract changes from ${show(before)} to ${show(after)}`;
    report(rule, scope, pair, "value", words);
  },
  maximumAccessDays: (scope, pair) => {
    const days = (one: unknown) => (typeof one === "number" && one > 0 ? one : Number.POSITIVE_INFINITY);
    const [was, is] = [days(value(pair).before), days(value(pair).after)];
    const rule = is < was ? "terms.accessDays.tightened" : is > was ? "terms.accessDays.loosened" : "field.restated";
    const said = (one: number) => (Number.isFinite(one) ? `${one} days` : "no limit");
    report(rule, scope, pair, "value", `the longest access changes from ${said(was)} to ${said(is)}`);
  },
};
