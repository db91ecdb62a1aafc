import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

/** A grey place where something will be. Give it the size of what comes: `<Skeleton className="h-5 w-40" />`. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={cn("block max-w-full rounded-sm bg-selected motion-safe:animate-pulse", className)} />
  );
}

/** Around skeletons: says once that the page is loading. */
export function Loading({ label = "Loading", children }: { label?: string; children: ReactNode }) {
  return (
    <div role="status">
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}

const WIDTHS = ["w-11/12", "w-3/5", "w-4/5", "w-2/5"] as const;

/** Rows of the table's own height, so that nothing jumps when they arrive. */
export function SkeletonRows({ rows = 8, columns = 4 }: { rows?: number; columns?: number }) {
  return (
    <div aria-hidden>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <div key={row} className="flex h-9 items-center gap-6 border-b border-line">
          {Array.from({ length: columns }, (_, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
            <div key={column} className={column === 0 ? "flex-2" : "flex-1 max-sm:hidden"}>
              <Skeleton className={cn("h-3", WIDTHS[(row + column * 3) % WIDTHS.length])} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
