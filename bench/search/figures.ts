import type { Measured, Subject } from "./measure-class";
import { subjects } from "./measure-class";
import type { ClassName } from "./questions";
import { quantile } from "./stats";

/** What is kept of a run for the next ones, and what the tables are made of. Milliseconds. */
export type Spread = { p50: number; p95: number; p99: number; quiet95: number };
export type Figures = {
  cls: ClassName;
  questions: number;
  statements: number;
  spread: Partial<Record<Subject, Spread>>;
};

/** Over all samples; `quiet95` over the best sample of each question, which others' work on the machine disturbs least. */
function spreadOf(rows: readonly (readonly number[])[]): Spread {
  const all = rows.flat();
  const best = rows.filter((row) => row.length > 0).map((row) => Math.min(...row));
  return { p50: quantile(all, 0.5), p95: quantile(all, 0.95), p99: quantile(all, 0.99), quiet95: quantile(best, 0.95) };
}

export function figuresOf({ cls, questions, statements, samples }: Measured): Figures {
  const names = (Object.keys(subjects) as Subject[]).filter((name) => samples[name]);
  const spread = Object.fromEntries(names.map((name) => [name, spreadOf(samples[name] ?? [])]));
  return { cls, questions, statements, spread };
}

export type Verdict = { bar: string; seen: string; met: boolean };

const ms = (value: number) => `${value.toFixed(1)} ms`;
const RAW_BAR_MS = 25;
const BACKSTAGE_BARS: Readonly<Record<number, number>> = { 10000: 5, 100000: 30, 1000000: 100 };

/** Endpoint against the SQL it runs and an endpoint that does nothing, per class. */
export function endpointVerdict({ spread: { endpoint, sql, emptyEndpoint } }: Figures): Verdict | null {
  if (!endpoint || !sql || !emptyEndpoint) return null;
  const ratio = endpoint.p95 / (sql.p95 + emptyEndpoint.p95);
  const quiet = endpoint.quiet95 / (sql.quiet95 + emptyEndpoint.quiet95);
  return {
    bar: "endpoint ≤ 2 × (SQL + empty)",
    seen: `${ratio.toFixed(2)} (best of rounds ${quiet.toFixed(2)})`,
    met: ratio <= 2,
  };
}

export function rawVerdict({ spread: { sql } }: Figures): Verdict | null {
  if (!sql) return null;
  return {
    bar: `SQL p95 ≤ ${RAW_BAR_MS} ms`,
    seen: `${ms(sql.p95)} (best of rounds ${ms(sql.quiet95)})`,
    met: sql.p95 <= RAW_BAR_MS,
  };
}

/** Our SQL at this size against the same class at the smallest. */
export function growthVerdict(now: Figures, before: Figures | undefined): Verdict | null {
  if (!now.spread.sql || !before?.spread.sql) return null;
  const ratio = now.spread.sql.p95 / before.spread.sql.p95;
  const quiet = now.spread.sql.quiet95 / before.spread.sql.quiet95;
  return { bar: "growth ≤ 4 ×", seen: `${ratio.toFixed(2)} (best of rounds ${quiet.toFixed(2)})`, met: ratio <= 4 };
}

export function backstageVerdict(size: number, { spread: { backstage, sql } }: Figures): Verdict | null {
  const bar = BACKSTAGE_BARS[size];
  if (!bar || !backstage || !sql) return null;
  const ratio = backstage.p95 / sql.p95;
  return { bar: `Backstage's form ÷ our SQL ≥ ${bar}, common word`, seen: ratio.toFixed(1), met: ratio >= bar };
}
