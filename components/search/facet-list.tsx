import { Square, SquareCheck } from "lucide-react";
import Link from "next/link";
import { cn } from "@/lib/cn";
import type { Facet, FacetValue } from "@/lib/features/search/schema";
import { formatNumber } from "@/lib/format";
import { facetLabels, valueLabel } from "./facet-words";
import { type LinkParams, toggleHref } from "./search-links";

type Props = {
  facets: readonly Facet[];
  params: LinkParams /** Tells the two copies on the page apart. */;
  idPrefix: string;
};

/** The filters with how many products each would leave. Plain links, so they work without script. */
export function FacetList({ facets, params, idPrefix }: Props) {
  return (
    <div className="flex flex-col gap-5">
      {facets.map((facet) => (
        <section key={facet.name} aria-labelledby={`${idPrefix}-${facet.name}`}>
          <h2 id={`${idPrefix}-${facet.name}`} className="mb-1 text-xs font-medium text-faint">
            {facetLabels[facet.name]}
          </h2>
          <ul>
            {facet.values.map((value) => (
              <FacetLine key={value.value} facet={facet} value={value} params={params} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const INDENTS = ["", "pl-4", "pl-8", "pl-12"] as const;

function FacetLine({ facet, value, params }: { facet: Facet; value: FacetValue; params: LinkParams }) {
  const Icon = value.selected ? SquareCheck : Square;
  return (
    <li className={INDENTS[Math.min(value.depth, INDENTS.length - 1)]}>
      <Link
        href={toggleHref(params, facet.name, value.value)}
        scroll={false}
        prefetch={false}
        aria-current={value.selected ? "true" : undefined}
        className={cn(
          "-mx-1.5 flex min-h-7 items-center gap-2 rounded-md px-1.5 hover:bg-hover max-lg:min-h-9",
          value.selected ? "font-medium" : "",
        )}
      >
        <Icon aria-hidden className={cn("size-4 shrink-0", value.selected ? "text-accent-ink" : "text-faint")} />
        <span className="min-w-0 flex-1 truncate" title={value.label}>
          {valueLabel(facet.name, value.label)}
        </span>
        <span className="text-sm font-normal text-faint">
          {formatNumber(value.count.value)}
          <span className="sr-only"> products</span>
        </span>
      </Link>
    </li>
  );
}
