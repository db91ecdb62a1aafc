import { type Outcome, outcomes } from "./result";

const words: Record<Outcome, string> = {
  passed: "passed",
  warning: "with a warning",
  failed: "failed",
  error: "could not run",
  skipped: "skipped",
};

/** A row of results in words: "Last 20 results: 18 passed, 2 failed; the newest passed." */
export function trendWords(results: readonly Outcome[]): string {
  const newest = results.at(-1);
  if (newest === undefined) return "No results.";
  const parts = outcomes
    .map((outcome) => ({ outcome, count: results.filter((r) => r === outcome).length }))
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => `${count} ${words[outcome]}`);
  if (results.length === 1) return `One result so far: ${words[newest]}.`;
  return `Last ${results.length} results: ${parts.join(", ")}; the newest ${words[newest]}.`;
}
