import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "./button-style";

type PaginationProps = {
  /** Addresses of the neighbours; left out at the ends. */
  previous?: string | undefined;
  next?: string | undefined;
  /** Where one is: "1–50 of 1,204". */
  summary?: string;
};

/** Earlier and later pages of a list, as links. */
export function Pagination({ previous, next, summary }: PaginationProps) {
  if (previous === undefined && next === undefined) {
    return summary === undefined ? null : <p className="mt-3 text-sm text-muted">{summary}</p>;
  }
  return (
    <nav aria-label="Pages" className="mt-3 flex flex-wrap items-center justify-between gap-3 text-sm text-muted">
      <p>{summary}</p>
      <div className="flex gap-2">
        {previous === undefined ? null : (
          <Link href={previous} rel="prev" className={buttonClass({ size: "sm" })}>
            <ChevronLeft aria-hidden />
            Previous
          </Link>
        )}
        {next === undefined ? null : (
          <Link href={next} rel="next" className={buttonClass({ size: "sm" })}>
            Next
            <ChevronRight aria-hidden />
          </Link>
        )}
      </div>
    </nav>
  );
}
