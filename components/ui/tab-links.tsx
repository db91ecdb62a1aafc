import Link from "next/link";
import { cn } from "@/lib/cn";

export type TabLink = { label: string; href: string; current: boolean; count?: number };

/** Views of one thing, each with its own address: links in a navigation, not an ARIA tab list. */
export function TabLinks({ label, items }: { label: string; items: ReadonlyArray<TabLink> }) {
  return (
    // The hairline belongs to the nav, the sideways scrolling on phones to the list inside it.
    <nav
      aria-label={label}
      className="relative -mx-1 after:absolute after:inset-x-1 after:bottom-0 after:h-px after:bg-line print:hidden"
    >
      <ul className="flex gap-3 overflow-x-auto">
        {items.map((item) => (
          <li key={item.href}>
            <Link
              href={item.href}
              scroll={false}
              aria-current={item.current ? "page" : undefined}
              className={cn(
                "relative z-1 flex h-9 items-center gap-1.5 rounded-sm px-1 whitespace-nowrap -outline-offset-2",
                "after:absolute after:inset-x-1 after:bottom-0 after:h-0.5",
                item.current ? "font-medium text-ink after:bg-ink" : "text-muted hover:text-ink",
              )}
            >
              {item.label}
              {item.count === undefined ? null : <span className="text-sm font-normal text-faint">{item.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
