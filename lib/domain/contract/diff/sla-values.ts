import { ordered } from "./options";
import { field, isEmpty, textOf } from "./values";

/** Which of two values of a service level is the better promise. */
type Better = "less" | "more" | "earlier" | "later";

const betters: Record<string, Better> = {
  latency: "less",
  frequency: "less",
  freshness: "less",
  interval: "less",
  delay: "less",
  responsetime: "less",
  errorrate: "less",
  downtime: "less",
  timetodetect: "less",
  timetonotify: "less",
  timetorepair: "less",
  timetorecover: "less",
  timetoresolve: "less",
  recoverytime: "less",
  recoverypoint: "less",
  rto: "less",
  rpo: "less",
  mttr: "less",
  retention: "more",
  availability: "more",
  uptime: "more",
  throughput: "more",
  completeness: "more",
  coverage: "more",
  accuracy: "more",
  history: "more",
  generalavailability: "earlier",
  timeofavailability: "earlier",
  endofsupport: "later",
  endoflife: "later",
};

/** `timeToRepair`, `time_to_repair` and `Time to repair` are one. */
export const slaName = (property: string) => property.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Levels that set an end: with none set, there is none. */
export const setsEnd = (property: string) => ["endofsupport", "endoflife"].includes(slaName(property));

const [minute, hour, day] = [60, 3600, 86_400];
const [month, year] = [30.4375 * day, 365.25 * day];
const seconds: Record<string, number> = {
  ms: 0.001,
  millisecond: 0.001,
  s: 1,
  sec: 1,
  second: 1,
  m: minute,
  min: minute,
  minute,
  h: hour,
  hr: hour,
  hour,
  d: day,
  day,
  w: 7 * day,
  wk: 7 * day,
  week: 7 * day,
  mo: month,
  mon: month,
  month,
  q: 3 * month,
  quarter: 3 * month,
  y: year,
  yr: year,
  year,
};
const words: Record<string, number> = {
  secondly: 1,
  minutely: minute,
  hourly: hour,
  daily: day,
  weekly: 7 * day,
  biweekly: 14 * day,
  monthly: month,
  quarterly: 3 * month,
  yearly: year,
  annually: year,
};

const lookUp = (table: Record<string, number>, name: string) => (Object.hasOwn(table, name) ? table[name] : undefined);

/** A level as a number of one dimension; two of the same dimension can be compared. */
type Level = { dimension: string; amount: number };

function inUnit(amount: number, unit: string): Level {
  const text = unit.trim().toLowerCase();
  if (text === "%" || text === "percent" || text === "pct") return { dimension: "share", amount };
  const rate = /^(?:times |runs |updates )?(?:per |\/|x\/)\s*(.+)$/.exec(text);
  const name = rate?.[1] ?? text;
  const size = lookUp(seconds, name) ?? lookUp(seconds, name.replace(/s$/, ""));
  if (size === undefined) return { dimension: `unit ${text}`, amount };
  return { dimension: "time", amount: rate ? size / amount : size * amount };
}

/** ISO 8601 durations: P3Y, PT4H. */
function duration(text: string): Level | null {
  const found =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i.exec(text);
  if (!found || text.length < 3) return null;
  const sizes = [year, month, 7 * day, day, hour, minute, 1];
  return { dimension: "time", amount: sizes.reduce((sum, size, at) => sum + size * Number(found[at + 1] ?? 0), 0) };
}

/** `09:00-08:00` as minutes of the day in UTC. */
function clock(text: string): Level | null {
  const found = /^(\d{1,2}):(\d{2})(?::\d{2})?\s*(?:(Z)|([+-])(\d{2}):?(\d{2})?)?$/i.exec(text);
  if (!found) return null;
  const local = Number(found[1]) * 60 + Number(found[2]);
  const offset = (Number(found[5] ?? 0) * 60 + Number(found[6] ?? 0)) * (found[4] === "-" ? -1 : 1);
  return { dimension: "clock", amount: local - offset };
}

function levelOf(value: unknown, unit: string): Level | null {
  if (typeof value === "number") return inUnit(value, unit);
  const text = textOf(value);
  if (text === null || typeof value === "boolean") return null;
  const simple = /^[-+]?\d+(?:\.\d+)?$/.test(text) ? inUnit(Number(text), unit) : (duration(text) ?? clock(text));
  if (simple) return simple;
  const word = lookUp(words, text.toLowerCase());
  if (word !== undefined) return { dimension: "time", amount: word };
  const moment = ordered(text);
  if (moment !== null) return { dimension: "moment", amount: moment };
  const measured = /^([<>≤≥]=?\s*)?(\d+(?:\.\d+)?)\s*([a-z%/ ]+)$/i.exec(text);
  return measured ? inUnit(Number(measured[2]), measured[3] ?? "") : null;
}

/** 0.999 without a unit and 99.9 % are the same share. */
function shares(level: Level): Level {
  return level.dimension === "unit "
    ? { dimension: "share", amount: level.amount <= 1 ? level.amount * 100 : level.amount }
    : level;
}

const closeTo = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

export type LevelOrder = "same" | "stronger" | "weaker" | "changed";

/** Compares what two entries of `slaProperties` promise, in `value` or `valueExt`, each in its own unit. */
export function levelOrder(property: string, before: unknown, after: unknown, name: string): LevelOrder {
  const better = Object.hasOwn(betters, slaName(property)) ? betters[slaName(property)] : undefined;
  const read = (entry: unknown) => levelOf(field(entry, name), textOf(field(entry, "unit")) ?? "");
  let [a, b] = [read(before), read(after)];
  if (a === null || b === null) return isEmpty(field(before, name)) && isEmpty(field(after, name)) ? "same" : "changed";
  if (a.dimension !== b.dimension) [a, b] = [shares(a), shares(b)];
  if (a.dimension !== b.dimension) return "changed";
  if (closeTo(a.amount, b.amount)) return "same";
  if (better === undefined) return "changed";
  const rises = b.amount > a.amount;
  return rises === (better === "more" || better === "later") ? "stronger" : "weaker";
}
