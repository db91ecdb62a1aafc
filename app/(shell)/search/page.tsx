import { ListFilter } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/layout/page-header";
import { FacetList } from "@/components/search/facet-list";
import { facetLabels, valueLabel } from "@/components/search/facet-words";
import { SaveSearch } from "@/components/search/save-search";
import {
  clearHref,
  type LinkParams,
  pageHref,
  searchHref,
  sortHref,
  toggleHref,
} from "@/components/search/search-links";
import { NothingFound, SearchNotes } from "@/components/search/search-notes";
import { SearchResults } from "@/components/search/search-results";
import { FilterChips } from "@/components/ui/filter-chips";
import { Pagination } from "@/components/ui/pagination";
import { requireActor } from "@/lib/auth/actor";
import { search } from "@/lib/features/search/queries";
import { facetNames, readSearchParams, type SearchResult, sorts } from "@/lib/features/search/schema";
import { formatNumber, plural } from "@/lib/format";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { q } = readSearchParams(await searchParams);
  return { title: q === "" ? "Search" : `${q} · Search` };
}

/** Everything is in the address: words, filters, order and page. */
export default async function SearchPage({ searchParams }: Props) {
  const actor = await requireActor();
  const params = readSearchParams(await searchParams);
  const result = await search(actor, params);
  const inForce = facetNames.reduce((sum, name) => sum + params[name].length, 0);
  const filterable = result.facets.length > 0;
  return (
    <>
      <PageHeader title={params.q === "" ? "Data products" : `“${params.q}”`} />
      <div className={filterable ? "lg:grid lg:grid-cols-[13rem_minmax(0,1fr)] lg:gap-10" : undefined}>
        {filterable ? (
          <aside aria-label="Filters" className="print:hidden">
            <details className="mb-4 rounded-md border border-line lg:hidden">
              <summary className="flex h-10 items-center gap-2 px-3 font-medium">
                <ListFilter aria-hidden className="size-4 text-muted" />
                Filter
                {inForce > 0 ? (
                  <span className="font-normal text-muted">{plural(inForce, "filter")} in force</span>
                ) : null}
              </summary>
              <div className="border-t border-line p-3">
                <FacetList facets={result.facets} params={params} idPrefix="phone" />
              </div>
            </details>
            <div className="hidden lg:block">
              <FacetList facets={result.facets} params={params} idPrefix="side" />
            </div>
          </aside>
        ) : null}
        <div className="min-w-0">
          <Found result={result} params={params} />
        </div>
      </div>
    </>
  );
}

function Found({ result, params }: { result: SearchResult; params: LinkParams }) {
  const chips = facetNames.flatMap((name) =>
    params[name].map((value) => {
      const shown = result.facets.find((facet) => facet.name === name)?.values.find((v) => v.value === value);
      return {
        label: facetLabels[name],
        value: valueLabel(name, shown?.label ?? value),
        removeHref: toggleHref(params, name, value),
      };
    }),
  );
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p role="status" className="text-muted">
          {result.total.about ? "About " : ""}
          {plural(result.total.value, "data product")}
        </p>
        <div className="flex flex-wrap items-center gap-2 print:hidden">
          <SaveSearch
            query={searchHref({ ...params, cursor: null }).split("?")[1] ?? ""}
            suggestedName={params.q.slice(0, 80) || "All data products"}
          />
          {result.total.value > 1 ? <SortLinks params={params} /> : null}
        </div>
      </div>
      {chips.length > 0 ? (
        <div className="mb-3">
          <FilterChips items={chips} clearHref={clearHref(params)} />
        </div>
      ) : null}
      <SearchNotes result={result} params={params} />
      {result.rows.length === 0 ? (
        <NothingFound result={result} params={params} />
      ) : (
        <>
          <SearchResults rows={result.rows} now={new Date()} />
          <Pagination
            previous={params.cursor === null ? undefined : pageHref(params, null)}
            next={result.next === null ? undefined : pageHref(params, result.next)}
            summary={`${formatNumber(result.rows.length)} of ${formatNumber(result.total.value)}`}
          />
        </>
      )}
    </>
  );
}

const SORT_WORDS = { relevance: "Best match", newest: "Newest", name: "Name", used: "Most used" } as const;

function SortLinks({ params }: { params: LinkParams }) {
  return (
    <nav aria-label="Order" className="print:hidden">
      <ul className="flex items-center gap-1 text-sm">
        {sorts.map((sort) => (
          <li key={sort}>
            <Link
              href={sortHref(params, sort)}
              scroll={false}
              prefetch={false}
              aria-current={params.sort === sort ? "true" : undefined}
              className={
                params.sort === sort
                  ? "inline-flex h-7 items-center rounded-md bg-selected px-2 font-medium"
                  : "inline-flex h-7 items-center rounded-md px-2 text-muted hover:bg-hover hover:text-ink"
              }
            >
              {SORT_WORDS[sort]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
