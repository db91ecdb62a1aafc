import { type FacetName, type SearchParams, type Sort, writeSearchParams } from "@/lib/features/search/schema";
import { routes } from "@/lib/routes";

/** What the search page was asked for: every link on it is this with one thing changed. */
export type LinkParams = SearchParams;

const first = (params: LinkParams): LinkParams => ({ ...params, cursor: null });

export function searchHref(params: LinkParams): string {
  return routes.search(writeSearchParams(params));
}

/** With the filter value added, or without it when it is in force. A domain takes the place of another one. */
export function toggleHref(params: LinkParams, facet: FacetName, value: string): string {
  const values: readonly string[] = params[facet];
  const without = values.filter((other) => other !== value);
  const next = without.length < values.length ? without : facet === "domain" ? [value] : [...values, value];
  return searchHref({ ...first(params), [facet]: next });
}

export const sortHref = (params: LinkParams, sort: Sort) => searchHref({ ...first(params), sort });
export const pageHref = (params: LinkParams, cursor: string | null) => searchHref({ ...params, cursor });
export const questionHref = (params: LinkParams, q: string, correct = true) =>
  searchHref({ ...first(params), q, correct });

/** The same words without any filter. */
export function clearHref({ q, sort }: LinkParams): string {
  return routes.search({ q, sort: sort === "relevance" ? "" : sort });
}
