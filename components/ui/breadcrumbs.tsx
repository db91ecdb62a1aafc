import Link from "next/link";
import { cn } from "@/lib/cn";

export type Crumb = { label: string; href: string };

/** Where this page stands, from the outside in; the page itself is the heading below and not repeated. */
export function Breadcrumbs({ items, className }: { items: ReadonlyArray<Crumb>; className?: string }) {
  return (
    <nav aria-label="Breadcrumb" className={cn("print:hidden", className)}>
      <ol className="flex flex-wrap items-center text-sm text-muted">
        {items.map((item, index) => (
          <li key={item.href} className="flex items-center">
            {index > 0 ? (
              <span aria-hidden className="px-1.5 text-faint">
                /
              </span>
            ) : null}
            <Link
              href={item.href}
              className="inline-flex min-h-6 items-center rounded-sm hover:text-ink hover:underline"
            >
              {item.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
