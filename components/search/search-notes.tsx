import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { facetNames, type SearchResult } from "@/lib/features/search/schema";
import { routes } from "@/lib/routes";
import { MissedQuestion } from "./missed-question";
import { clearHref, type LinkParams, questionHref } from "./search-links";

/** Says when something else was searched for than what was typed. */
export function SearchNotes({ result, params }: { result: SearchResult; params: LinkParams }) {
  if (result.total.value === 0) return null;
  if (result.correctedFrom !== null) {
    return (
      <p className="mb-3" role="status">
        Showing results for <strong className="font-semibold">{result.query}</strong>. Nothing matches{" "}
        <Link className="link" href={questionHref(params, params.q, false)}>
          {result.correctedFrom}
        </Link>
        {result.relaxed ? "; the products below have some of the words." : "."}
      </p>
    );
  }
  if (!result.relaxed) return null;
  return (
    <p className="mb-3" role="status">
      No product has all of these words. The ones below have some of them.
    </p>
  );
}

/** Instead of rows: what to try next. */
export function NothingFound({ result, params }: { result: SearchResult; params: LinkParams }) {
  const filtered = facetNames.some((name) => params[name].length > 0);
  if (filtered) {
    return (
      <EmptyState
        kind="no-match"
        title={
          params.q === "" ? "No data product matches these filters" : `Nothing for “${params.q}” with these filters`
        }
        action={<LinkButton href={clearHref(params)}>Clear the filters</LinkButton>}
      >
        The filters together leave nothing over.
      </EmptyState>
    );
  }
  if (params.q === "") {
    return (
      <EmptyState kind="first-use" title="There are no data products yet">
        They appear here as soon as a team publishes the first one.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      kind="no-match"
      title={`Nothing found for “${params.q}”`}
      action={
        <LinkButton href={routes.newNeed({ q: params.q })} variant="primary">
          Ask for this data
        </LinkButton>
      }
    >
      <MissedQuestion q={params.q} />
      {result.nearest.length > 0 ? (
        <p>
          Nearest words:{" "}
          {result.nearest.map((word, index) => (
            <span key={word}>
              {index > 0 ? ", " : ""}
              <Link className="link" href={questionHref(params, word)}>
                {word}
              </Link>
            </span>
          ))}
          .
        </p>
      ) : null}
      <p>
        Names, tags, columns, business terms and descriptions were searched. If the data should exist, ask for it:
        others can say that they need it too, and you are told when it is there. Or{" "}
        <Link className="link" href={routes.domains()}>
          browse the domains
        </Link>
        .
      </p>
    </EmptyState>
  );
}
