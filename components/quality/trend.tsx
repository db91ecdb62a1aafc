import { cn } from "@/lib/cn";
import type { Outcome } from "@/lib/domain/quality/result";
import { trendWords } from "@/lib/domain/quality/trend";

/** What passed stands above the line and what failed hangs below it, so that the shape is read without colour. */
const BARS: Record<Outcome, { y: number; height: number; ink: string }> = {
  passed: { y: 1, height: 10, ink: "text-success-ink" },
  warning: { y: 6, height: 5, ink: "text-warning-ink" },
  failed: { y: 13, height: 10, ink: "text-danger-ink" },
  error: { y: 13, height: 5, ink: "text-warning-ink" },
  skipped: { y: 11, height: 2, ink: "text-faint" },
};

const STEP = 5;
const SLOTS = 20;

/** The last results of a check, oldest at the left, as one small picture with its words. */
export function Trend({ results, className }: { results: readonly Outcome[]; className?: string }) {
  const shown = results.slice(-SLOTS);
  const first = SLOTS - shown.length;
  return (
    <svg
      role="img"
      aria-label={trendWords(shown)}
      viewBox={`0 0 ${SLOTS * STEP} 24`}
      width={SLOTS * STEP}
      height="24"
      className={cn("shrink-0", className)}
    >
      <title>{trendWords(shown)}</title>
      <line x1="0" x2={SLOTS * STEP} y1="12" y2="12" className="text-line-strong" stroke="currentColor" />
      {shown.map((outcome, index) => {
        const { y, height, ink } = BARS[outcome];
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: results are known by their place only
            key={index}
            x={(first + index) * STEP + 1}
            width={STEP - 2}
            y={y}
            height={height}
            className={ink}
            fill="currentColor"
          />
        );
      })}
    </svg>
  );
}

/** Says what the bars mean, once per table. */
export function TrendLegend() {
  return (
    <p className="mt-2 text-sm text-muted">
      Trend: the last {SLOTS} results, newest at the right. A bar above the line passed, below it failed; short bars are
      warnings and checks that could not run.
    </p>
  );
}
