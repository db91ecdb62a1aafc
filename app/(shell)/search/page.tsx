import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { NothingFound } from "@/components/search/nothing-found";
import { ResultPages } from "@/components/search/result-pages";
import { ReturnToRow } from "@/components/search/return-to-row";
import { SaveSearch } from "@/components/search/save-search";
import { SearchChips } from "@/components/search/search-chips";
import { SearchFilters } from "@/components/search/search-filters";
import { type LinkParams, searchHref } from "@/components/search/search-links";
import { SearchNotes } from "@/components/search/search-notes";
import { SearchResults } from "@/components/search/search-results";
import { SortLinks } from "@/components/search/sort-links";
import { requireActor } from "@/lib/auth/actor";
import { canSomewhere } from "@/lib/domain/permissions";
import { search } from "@/lib/features/search/queries";
import { readSearchParams, type SearchResult } from "@/lib/features/search/schema";
import { plural } from "@/lib/format";

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
  const filterable = result.facets.length > 0;
  return (
    <>
      <PageHeader title={params.q === "" ? "Data products" : `“${params.q}”`} />
      <div className={filterable ? "xl:grid xl:grid-cols-[13rem_minmax(0,1fr)] xl:gap-10" : undefined}>
        {filterable ? <SearchFilters result={result} params={params} /> : null}
        <div className="min-w-0">
          <Found result={result} params={params} mayAsk={canSomewhere(actor, "need.create")} />
        </div>
      </div>
      <ReturnToRow />
    </>
  );
}

function Found({ result, params, mayAsk }: { result: SearchResult; params: LinkParams; mayAsk: boolean }) {
  const { total, rows } = result;
  const mixed = !result.relaxed && rows.some((row) => row.partial);
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p role="status" className="text-muted">
          {total.about ? "About " : ""}
          {plural(total.value, "data product")}
          {mixed ? " with all of the words" : ""}
        </p>
        <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 print:hidden">
          <SaveSearch
            query={searchHref({ ...params, cursor: null }).split("?")[1] ?? ""}
            suggestedName={params.q.slice(0, 80) || "All data products"}
          />
          {rows.length > 1 || params.cursor !== null ? <SortLinks params={params} /> : null}
        </div>
      </div>
      <SearchChips result={result} params={params} />
      <SearchNotes result={result} params={params} />
      {rows.length === 0 ? (
        <NothingFound result={result} params={params} mayAsk={mayAsk} />
      ) : (
        <>
          <SearchResults rows={rows} mixed={mixed} now={new Date()} />
          <ResultPages result={result} params={params} />
        </>
      )}
    </>
  );
}
