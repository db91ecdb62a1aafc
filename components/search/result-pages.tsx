import { ChevronRight, ChevronsLeft } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button-style";
import type { SearchResult } from "@/lib/features/search/schema";
import { formatNumber, plural } from "@/lib/format";
import { type LinkParams, pageHref } from "./search-links";

/** The way on and the way back to the start. A page goes on after its last row, so there is no number of pages. */
export function ResultPages({ result, params }: { result: SearchResult; params: LinkParams }) {
  const { rows, total, next, narrow } = result;
  const deep = params.cursor !== null;
  // The total is of those with all the words: rows with some of them are no part of it.
  const mixed = !result.relaxed && rows.some((row) => row.partial);
  return (
    <>
      {narrow ? (
        <p className="mt-4 max-w-prose text-muted">
          These were the best matches. More products match: add a word or a filter to reach them.
        </p>
      ) : null}
      <nav
        aria-label="Pages"
        className="mt-3 flex flex-wrap items-center justify-between gap-3 text-sm text-muted print:hidden"
      >
        <p>
          {(deep || next !== null) && !mixed
            ? `${formatNumber(rows.length)} of ${total.about ? "about " : ""}${formatNumber(total.value)}`
            : plural(rows.length, "data product")}
        </p>
        <div className="flex flex-wrap gap-2">
          {deep ? (
            <Link href={pageHref(params, null)} rel="first" prefetch={false} className={buttonClass({ size: "sm" })}>
              <ChevronsLeft aria-hidden />
              Back to the first
            </Link>
          ) : null}
          {next === null ? null : (
            <Link href={pageHref(params, next)} rel="next" prefetch={false} className={buttonClass({ size: "sm" })}>
              Next
              <ChevronRight aria-hidden />
            </Link>
          )}
        </div>
      </nav>
    </>
  );
}
