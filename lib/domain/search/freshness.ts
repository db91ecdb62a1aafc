import { unitWord } from "@/lib/domain/trust";

/** Classes of how often data is renewed, most often first: what the freshness filter offers. */
export const freshnessClasses = ["hourly", "daily", "weekly", "monthly", "rarely", "unstated"] as const;
export type FreshnessClass = (typeof freshnessClasses)[number];

/** What the classes are called on screen. */
export const freshnessLabels: Record<FreshnessClass, string> = {
  hourly: "Within the day",
  daily: "Every day",
  weekly: "Every week",
  monthly: "Every month",
  rarely: "Less often",
  unstated: "Not stated",
};

const HOURS: Readonly<Record<string, number>> = {
  second: 1 / 3600,
  minute: 1 / 60,
  hour: 1,
  day: 24,
  week: 168,
  month: 730,
  quarter: 2190,
  year: 8760,
};

const WORDS: Readonly<Record<string, number>> = {
  hourly: 1,
  daily: 24,
  weekly: 168,
  monthly: 730,
  quarterly: 2190,
  yearly: 8760,
};

/** Hours between two renewals, of a frequency as search keeps it ("1 d", "4 hours", "daily"); null when it says no time. */
function hoursOf(kept: string): number | null {
  const [value = "", unit = ""] = kept.trim().toLowerCase().split(/\s+/);
  if (WORDS[value] !== undefined) return WORDS[value];
  const hours = HOURS[unitWord(unit)];
  const amount = Number(value);
  return hours === undefined || !(amount > 0) ? null : amount * hours;
}

/** The class of a frequency as search keeps it. A day is up to 24 hours, a week up to 7 days, a month up to 31. */
export function freshnessClass(kept: string | null): FreshnessClass {
  const hours = kept === null ? null : hoursOf(kept);
  if (hours === null) return "unstated";
  if (hours < 24) return "hourly";
  if (hours < 48) return "daily";
  if (hours <= 168) return "weekly";
  return hours <= 744 ? "monthly" : "rarely";
}
