import Link from "next/link";
import { cn } from "@/lib/cn";

export type Choice = { label: string; href: string; current: boolean };

/** A choice between a few things, each with its own address. With only one there is nothing to choose. */
export function ChoiceLinks({ label, items }: { label: string; items: readonly Choice[] }) {
  if (items.length < 2) return null;
  return (
    <nav aria-label={label} className="mb-4 print:hidden">
      <ul className="flex flex-wrap gap-1">
        {items.map((item) => (
          <li key={item.href} className="min-w-0">
            <Link
              href={item.href}
              scroll={false}
              aria-current={item.current ? "true" : undefined}
              className={cn(
                "inline-flex min-h-7 max-w-full items-center rounded-md px-2 wrap-anywhere",
                item.current ? "bg-selected font-medium" : "text-muted hover:bg-hover hover:text-ink",
              )}
            >
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
