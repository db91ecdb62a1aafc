import type { ReactNode } from "react";

export type StatItem = {
  label: string;
  value: ReactNode;
  /** What it is measured against: "of 24", "last 30 days". */
  hint?: ReactNode;
};

/** A few numbers in a line, by weight and grey rather than boxes. */
export function StatList({ items }: { items: ReadonlyArray<StatItem> }) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:flex sm:flex-wrap sm:gap-x-10">
      {items.map(({ label, value, hint }) => (
        <div key={label} className="flex min-w-24 flex-col-reverse justify-end">
          <dt className="text-sm text-muted">{label}</dt>
          <dd className="flex items-baseline gap-1.5 text-xl font-semibold tracking-tight">
            {value}
            {hint === undefined ? null : <span className="text-sm font-normal tracking-normal text-faint">{hint}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
