import Link from "next/link";
import { cn } from "@/lib/cn";
import { type Sort, sorts } from "@/lib/features/search/schema";
import { type LinkParams, sortHref } from "./search-links";

const WORDS: Record<Sort, string> = { relevance: "Best match", newest: "Newest", name: "Name", used: "Most used" };

/** Orders of the result, each with its own address. */
export function SortLinks({ params }: { params: LinkParams }) {
  return (
    <nav aria-label="Order" className="min-w-0 print:hidden">
      <ul className="flex flex-wrap items-center gap-1 text-sm">
        {sorts.map((sort) => (
          <li key={sort}>
            <Link
              href={sortHref(params, sort)}
              scroll={false}
              prefetch={false}
              aria-current={params.sort === sort ? "true" : undefined}
              className={cn(
                "inline-flex h-7 items-center rounded-md px-2",
                params.sort === sort ? "bg-selected font-medium" : "text-muted hover:bg-hover hover:text-ink",
              )}
            >
              {WORDS[sort]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
