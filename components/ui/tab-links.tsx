import Link from "next/link";
import { cn } from "@/lib/cn";

export type TabLink = { label: string; href: string; current: boolean; count?: number };

/** Views of one thing, each with its own address: links in a navigation, not an ARIA tab list. */
export function TabLinks({ label, items }: { label: string; items: ReadonlyArray<TabLink> }) {
  return (
    // The line runs under the row; scrolling sideways stays inside it on phones. Padding leaves room for the focus ring.
    <nav aria-label={label} className="relative -mx-2 overflow-x-auto shadow-[inset_0_-1px_var(--line)] print:hidden">
      <ul className="flex gap-1 px-0.5">
        {items.map((item) => (
          <li key={item.href}>
            <Link
              href={item.href}
              scroll={false}
              aria-current={item.current ? "page" : undefined}
              className={cn(
                "flex h-9 items-center gap-1.5 border-b-2 px-2 whitespace-nowrap outline-offset-[-3px]",
                item.current ? "border-ink font-medium text-ink" : "border-transparent text-muted hover:text-ink",
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
