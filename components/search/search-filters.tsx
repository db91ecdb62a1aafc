import { ListFilter } from "lucide-react";
import { facetNames, type SearchResult } from "@/lib/features/search/schema";
import { plural } from "@/lib/format";
import { FacetList } from "./facet-list";
import type { LinkParams } from "./search-links";

/** The filters: beside the result, and folded above it where there is no room. See search.css. */
export function SearchFilters({ result, params }: { result: SearchResult; params: LinkParams }) {
  const inForce = facetNames.reduce((sum, name) => sum + params[name].length, 0);
  return (
    <aside aria-label="Filters" className="min-w-0 print:hidden">
      <details className="search-filters max-xl:mb-4 max-xl:rounded-md max-xl:border max-xl:border-line">
        <summary className="flex h-10 items-center gap-2 px-3 font-medium">
          <ListFilter aria-hidden className="size-4 text-muted" />
          Filter
          {inForce > 0 ? <span className="font-normal text-muted">{plural(inForce, "filter")} in force</span> : null}
        </summary>
        <div className="max-xl:border-t max-xl:border-line max-xl:p-3">
          <FacetList facets={result.facets} params={params} />
        </div>
      </details>
    </aside>
  );
}
