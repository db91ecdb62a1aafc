import { plural } from "@/lib/format";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Seconds as people say them: "less than a minute", "25 minutes", "3 hours", "2 days". Rounds to the nearest. */
export function duration(seconds: number): string {
  if (seconds < MINUTE) return "Less than a minute";
  if (seconds < 90 * MINUTE) return plural(Math.round(seconds / MINUTE), "minute");
  if (seconds < 36 * HOUR) return plural(Math.round(seconds / HOUR), "hour");
  return plural(Math.round(seconds / DAY), "day");
}
