/** A moment: a Date, or what JSON made of one (ISO 8601). */
export type DateLike = Date | string;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function toDate(value: DateLike): Date {
  return typeof value === "string" ? new Date(value) : value;
}

function isValid(date: Date): boolean {
  return !Number.isNaN(date.getTime());
}

/**
 * "12 Mar 2026", in UTC. Written by hand rather than by Intl, whose short months differ between ICU versions ("Sept"),
 * so server and browser would disagree. An unreadable date gives "—".
 */
export function formatDate(value: DateLike): string {
  const date = toDate(value);
  if (!isValid(date)) return "—";
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "12 Mar 2026, 14:05 UTC". */
export function formatDateTime(value: DateLike): string {
  const date = toDate(value);
  if (!isValid(date)) return "—";
  const clock = [date.getUTCHours(), date.getUTCMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
  return `${formatDate(date)}, ${clock} UTC`;
}

/** Largest unit first; `seconds` is where the unit begins. */
const STEPS: ReadonlyArray<{ seconds: number; unit: string }> = [
  { seconds: 365 * DAY, unit: "year" },
  { seconds: 30 * DAY, unit: "month" },
  { seconds: DAY, unit: "day" },
  { seconds: HOUR, unit: "hour" },
  { seconds: MINUTE, unit: "minute" },
];

/** "just now", "3 days ago", "in 2 hours". `now` is an argument, so that a page has one clock. Rounds down. */
export function formatRelative(value: DateLike, now: DateLike): string {
  const date = toDate(value);
  const seconds = Math.trunc((date.getTime() - toDate(now).getTime()) / 1000);
  if (Number.isNaN(seconds)) return "—";
  const distance = Math.abs(seconds);
  const step = STEPS.find((candidate) => distance >= candidate.seconds);
  if (!step) return "just now";
  const amount = plural(Math.floor(distance / step.seconds), step.unit);
  return seconds < 0 ? `${amount} ago` : `in ${amount}`;
}

const integers = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const decimals = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });

/** "12,345" or "0.25": at most two decimals. */
export function formatNumber(value: number): string {
  return Number.isInteger(value) ? integers.format(value) : decimals.format(value);
}

/** A share between 0 and 1 as "99.5 %": at most one decimal, never rounded up to a whole it has not reached. */
export function formatPercent(share: number): string {
  const tenths = Math.floor(share * 1000 + 1e-9) / 10;
  return `${formatNumber(tenths)} %`;
}

/** A length in whole days: "1 day", "90 days"; full years of 365 days as "1 year". */
export function formatDays(days: number): string {
  if (days >= 365 && days % 365 === 0) return plural(days / 365, "year");
  return plural(days, "day");
}

const BYTE_UNITS = ["B", "kB", "MB", "GB", "TB", "PB"] as const;

/** Bytes in decimal units: "0 B", "1.5 kB", "12 MB". */
export function formatBytes(bytes: number): string {
  let amount = Math.max(0, bytes);
  let unit = 0;
  // 999.5 would print as 1000: it belongs to the next unit.
  while (amount >= 999.5 && unit < BYTE_UNITS.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  const rounded = amount < 10 && unit > 0 ? Math.round(amount * 10) / 10 : Math.round(amount);
  return `${rounded} ${BYTE_UNITS[unit]}`;
}

/** "1 request", "3 requests", "2 entries" (with `many`). */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export function formatList(items: ReadonlyArray<string>, word = "and"): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;
}

/** At most two letters for an avatar: first and last name, or the first two letters of a single one. */
export function initials(name: string): string {
  const words = name
    .split(/[\s._-]+/u)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ""))
    .filter((word) => word !== "");
  const letters =
    words.length > 1 ? [words[0], words.at(-1)].map((word) => [...(word ?? "")][0]) : [...(words[0] ?? "?")];
  return letters.slice(0, 2).join("").toLocaleUpperCase("en-GB");
}
