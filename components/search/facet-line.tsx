import { Square, SquareCheck } from "lucide-react";
import { cn } from "@/lib/cn";
import type { FacetName, FacetValue } from "@/lib/features/search/schema";
import { CountText } from "./count-text";
import { valueLabel } from "./facet-words";
import { type LinkParams, toggleHref } from "./search-links";

type Props = { facet: FacetName; value: FacetValue; params: LinkParams; className?: string | undefined };

/** One value of a filter, with how many products choosing it would leave. A plain link: see `SoftLinks`. */
export function FacetLine({ facet, value, params, className }: Props) {
  const Icon = value.selected ? SquareCheck : Square;
  const label = valueLabel(facet, value.label);
  return (
    <a
      href={toggleHref(params, facet, value.value)}
      aria-current={value.selected ? "true" : undefined}
      className={cn(
        "-mx-1.5 flex min-h-7 items-center gap-2 rounded-md px-1.5 hover:bg-hover max-lg:min-h-9",
        value.selected && "font-medium",
        className,
      )}
    >
      <Icon aria-hidden className={cn("size-4 shrink-0", value.selected ? "text-accent-ink" : "text-faint")} />
      <span className="min-w-0 flex-1 truncate" title={label}>
        {label}
      </span>
      <CountText count={value.count} className="text-sm font-normal text-faint" />
    </a>
  );
}
