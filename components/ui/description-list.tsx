import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

export type Description = { term: string; value: ReactNode };

/** Facts as term and value. Side by side where there is room, one under the other in a narrow column. */
export function DescriptionList({ items, className }: { items: ReadonlyArray<Description>; className?: string }) {
  return (
    <dl className={cn("@container", className)}>
      {items.map(({ term, value }) => (
        <div
          key={term}
          className="grid gap-x-4 border-b border-line py-2 last:border-0 @sm:grid-cols-[10rem_minmax(0,1fr)]"
        >
          <dt className="text-muted">{term}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
