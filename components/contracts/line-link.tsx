import { cn } from "@/lib/cn";
import type { FieldPath } from "@/lib/domain/document/field-path";

/** Where a field stands: the address of its line in the source view. */
export type LinePlace = { href: string; line: number };

/** Finds the line of a field; null where there is no source to show. */
export type FindLine = (path: FieldPath) => LinePlace | null;

export const noLines: FindLine = () => null;

/**
 * "line 42": the way from what one reads to where it is written. A plain link: a thousand of them on a page must cost the
 * browser nothing.
 */
export function LineLink({ place, className }: { place: LinePlace | null; className?: string }) {
  if (place === null) return null;
  return (
    <a
      href={place.href}
      className={cn(
        "inline-flex min-h-6 items-center font-mono text-xs whitespace-nowrap text-faint hover:text-ink hover:underline print:hidden",
        className,
      )}
    >
      line {place.line}
    </a>
  );
}
