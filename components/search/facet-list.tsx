import { EXACT_UP_TO } from "@/lib/domain/search/counting";
import type { Facet } from "@/lib/features/search/schema";
import { formatNumber } from "@/lib/format";
import { DomainFacet } from "./domain-facet";
import { FacetLine } from "./facet-line";
import { facetLabels } from "./facet-words";
import { FilterValues } from "./filter-values";
import type { LinkParams } from "./search-links";
import { SoftLinks } from "./soft-links";

/** Values shown at once; the rest unfolds. */
const SHOWN = 8;

/** The filters with how many products each would leave. Plain links, so they work without script. */
export function FacetList({ facets, params }: { facets: readonly Facet[]; params: LinkParams }) {
  const estimated = facets.some(({ values }) => values.some(({ count }) => count.about));
  return (
    <SoftLinks>
      <div className="flex flex-col gap-5">
        {facets.map((facet) => (
          <section key={facet.name} aria-labelledby={`facet-${facet.name}`}>
            <h2 id={`facet-${facet.name}`} className="mb-1 text-xs font-medium text-faint">
              {facetLabels[facet.name]}
            </h2>
            {facet.name === "domain" ? (
              <DomainFacet values={facet.values} params={params} />
            ) : (
              <Values facet={facet} params={params} />
            )}
          </section>
        ))}
        {estimated ? (
          <p className="text-xs text-faint">
            Numbers are exact up to {formatNumber(EXACT_UP_TO)} products; those marked ~ are estimates.
          </p>
        ) : null}
      </div>
    </SoftLinks>
  );
}

function Values({ facet: { name, values, more }, params }: { facet: Facet; params: LinkParams }) {
  const shown = values.filter((value, index) => index < SHOWN || value.selected);
  const rest = values.filter((value) => !shown.includes(value));
  const label = facetLabels[name].toLowerCase();
  return (
    <>
      <ul>
        {shown.map((value) => (
          <li key={value.value}>
            <FacetLine facet={name} value={value} params={params} />
          </li>
        ))}
      </ul>
      {rest.length === 0 ? null : (
        <details>
          <summary className="flex min-h-7 items-center text-sm text-accent-ink hover:underline">
            Show {more ? "more" : "all"}
            <span className="sr-only"> values of {label}</span>
          </summary>
          <div className="mt-1">
            <FilterValues label={`Find a ${label}`} />
            <ul className="max-h-72 overflow-y-auto px-1.5">
              {rest.map((value) => (
                <li key={value.value}>
                  <FacetLine facet={name} value={value} params={params} />
                </li>
              ))}
            </ul>
            {more ? (
              <p className="mt-1 text-xs text-faint">
                The most frequent ones. For any other, type{" "}
                <code className="font-mono">{name === "team" ? "owner" : name}:</code> in the search field.
              </p>
            ) : null}
          </div>
        </details>
      )}
    </>
  );
}
