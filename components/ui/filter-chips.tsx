import { X } from "lucide-react";
import Link from "next/link";

export type FilterChip = { label: string; value: string; removeHref: string };

/** The filters in force; each is a link to the same list without it. */
export function FilterChips({ items, clearHref }: { items: ReadonlyArray<FilterChip>; clearHref: string }) {
  if (items.length === 0) return null;
  return (
    <ul aria-label="Filters in force" className="flex flex-wrap items-center gap-2">
      {items.map((item) => (
        <li key={item.removeHref} className="min-w-0">
          <Link
            href={item.removeHref}
            scroll={false}
            aria-label={`Remove filter ${item.label}: ${item.value}`}
            className="inline-flex h-6 max-w-full items-center gap-1 rounded-sm bg-selected pr-1 pl-2 text-sm hover:bg-line-strong"
          >
            <span className="text-muted">{item.label}</span>
            <span className="truncate font-medium">{item.value}</span>
            <X aria-hidden className="size-3.5 shrink-0 text-muted" />
          </Link>
        </li>
      ))}
      <li>
        <Link
          href={clearHref}
          scroll={false}
          className="inline-flex h-6 items-center px-1 text-sm text-muted hover:text-ink"
        >
          Clear all
        </Link>
      </li>
    </ul>
  );
}
