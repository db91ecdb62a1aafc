import { loadavg, totalmem } from "node:os";
import { table } from "../report";
import {
  backstageVerdict,
  endpointVerdict,
  type Figures,
  growthVerdict,
  rawVerdict,
  type Spread,
  type Verdict,
} from "./figures";
import { type Subject, subjects } from "./measure-class";
import { classes } from "./questions";

const three = (spread: Spread | undefined) =>
  spread ? [spread.p50, spread.p95, spread.p99].map((value) => value.toFixed(1)).join(" / ") : "–";

const said = (verdict: Verdict | null) => (verdict ? `${verdict.seen} ${verdict.met ? "met" : "**NOT met**"}` : "–");

/** Milliseconds of every way to ask, per class: p50 / p95 / p99. */
export function timings(figures: readonly Figures[]): string {
  const names = (Object.keys(subjects) as Subject[]).filter((name) => figures.some(({ spread }) => spread[name]));
  const rows = figures.map(({ cls, questions, spread }) => [
    `${classes[cls]} (${questions})`,
    ...names.map((name) => three(spread[name])),
  ]);
  return table(["p50 / p95 / p99, ms", ...names.map((name) => subjects[name])], rows);
}

/** Each bar beside what was seen. `before` are the figures at 10,000 products, where there are any and this is another size. */
export function verdicts(size: number, figures: readonly Figures[], before: readonly Figures[] | null): string {
  const rows = figures.map((one) => [
    classes[one.cls],
    said(endpointVerdict(one)),
    size === 1_000_000 ? said(rawVerdict(one)) : (rawVerdict(one)?.seen ?? "–"),
    said(
      growthVerdict(
        one,
        before?.find(({ cls }) => cls === one.cls),
      ),
    ),
  ]);
  const bars = [
    "endpoint ÷ (SQL + empty endpoint), ≤ 2",
    `SQL p95${size === 1_000_000 ? ", ≤ 25 ms" : ""}`,
    "SQL against 10,000, ≤ 4",
  ];
  const common = figures.find(({ cls }) => cls === "common");
  const backstage = common ? backstageVerdict(size, common) : null;
  return [table(["bar, p95", ...bars], rows), ...(backstage ? [`${backstage.bar}: ${said(backstage)}.`] : [])].join(
    "\n\n",
  );
}

/** What the figures were taken on. */
export function machine(size: number): string {
  const load = loadavg().map((value) => value.toFixed(1));
  return `${size.toLocaleString("en")} products, Node ${process.versions.node}, ${process.platform} ${process.arch}, ${Math.round(
    totalmem() / 2 ** 30,
  )} GB; load of the machine over 1, 5 and 15 minutes: ${load.join(", ")}`;
}
