import { CircleCheck, CircleDashed, CircleDot, CircleMinus, CircleX, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

export type TimelineState = "done" | "current" | "waiting" | "failed" | "skipped";

export type TimelineItem = {
  key: string;
  state: TimelineState;
  title: ReactNode;
  /** When: a `RelativeTime` or a date. */
  time?: ReactNode;
  /** What was said, or what it waits for. */
  detail?: ReactNode;
};

const STATES: Record<TimelineState, { icon: LucideIcon; ink: string; word: string }> = {
  done: { icon: CircleCheck, ink: "text-success-ink", word: "Done" },
  current: { icon: CircleDot, ink: "text-accent-ink", word: "Now" },
  waiting: { icon: CircleDashed, ink: "text-faint", word: "To come" },
  failed: { icon: CircleX, ink: "text-danger-ink", word: "Failed" },
  skipped: { icon: CircleMinus, ink: "text-faint", word: "Not needed" },
};

/** What happened and what comes next, from top to bottom. */
export function Timeline({ label, items }: { label: string; items: ReadonlyArray<TimelineItem> }) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {items.map((item) => (
        <TimelineLine key={item.key} item={item} />
      ))}
    </ol>
  );
}

function TimelineLine({ item }: { item: TimelineItem }) {
  const { icon: Icon, ink, word } = STATES[item.state];
  const quiet = item.state === "waiting" || item.state === "skipped";
  return (
    <li
      aria-current={item.state === "current" ? "step" : undefined}
      className="group relative grid grid-cols-[16px_minmax(0,1fr)] gap-x-3 pb-5 last:pb-0"
    >
      <span aria-hidden className="absolute top-6 bottom-0.5 left-[7.5px] w-px bg-line-strong group-last:hidden" />
      <Icon aria-hidden className={cn("mt-0.5 size-4", ink)} />
      <div className="min-w-0">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <p className={quiet ? "text-muted" : "font-medium"}>
            <span className="sr-only">{word}: </span>
            {item.title}
          </p>
          {item.time === undefined ? null : <span className="text-sm text-faint">{item.time}</span>}
        </div>
        {item.detail === undefined ? null : <div className="mt-0.5 text-muted">{item.detail}</div>}
      </div>
    </li>
  );
}
