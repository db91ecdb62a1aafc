import { Megaphone } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { facetNames, type SearchResult } from "@/lib/features/search/schema";
import { routes } from "@/lib/routes";
import { MissedQuestion } from "./missed-question";
import { clearHref, type LinkParams, questionHref } from "./search-links";

type Props = { result: SearchResult; params: LinkParams; mayAsk: boolean };

/** Instead of rows: what to try next. With words the end of the way is to ask for the data, for who may. */
export function NothingFound({ result, params, mayAsk }: Props) {
  const filtered = facetNames.some((name) => params[name].length > 0);
  if (params.q !== "") return <NoSuchWords result={result} params={params} mayAsk={mayAsk} filtered={filtered} />;
  if (filtered) {
    return (
      <EmptyState
        kind="no-match"
        title="No data product matches these filters"
        action={<LinkButton href={clearHref(params)}>Clear the filters</LinkButton>}
      >
        The filters together leave nothing over.
      </EmptyState>
    );
  }
  return (
    <EmptyState kind="first-use" title="There are no data products yet">
      They appear here as soon as a team publishes the first one.
    </EmptyState>
  );
}

function NoSuchWords({ result, params, mayAsk, filtered }: Props & { filtered: boolean }) {
  const words = params.q.split(/\s+/).filter((word) => word !== "");
  return (
    <EmptyState
      kind="no-match"
      title={filtered ? `Nothing for “${params.q}” with these filters` : `Nothing found for “${params.q}”`}
      action={
        <div className="flex flex-wrap gap-2">
          {mayAsk ? (
            <LinkButton href={routes.newNeed({ q: params.q })} variant="primary" icon={<Megaphone aria-hidden />}>
              Ask for this data
            </LinkButton>
          ) : null}
          {filtered ? (
            <LinkButton href={clearHref(params)}>Search without the filters</LinkButton>
          ) : (
            <LinkButton href={routes.domains()}>Browse the domains</LinkButton>
          )}
        </div>
      }
    >
      {filtered ? null : <MissedQuestion q={params.q} />}
      <div className="flex flex-col gap-2">
        <Words label="Nearest words" words={result.nearest} params={params} />
        {words.length > 1 ? <Words label="Look for one of them" words={words} params={params} /> : null}
        <p>
          Names, tags, columns, business terms and descriptions were searched.
          {mayAsk
            ? " If the data should exist, say what you need it for: the owners of the domains see it, and everybody who needs it too can join."
            : " Every domain page names who to ask for data that should exist."}
        </p>
      </div>
    </EmptyState>
  );
}

function Words({ label, words, params }: { label: string; words: readonly string[]; params: LinkParams }) {
  if (words.length === 0) return null;
  return (
    <p>
      {label}:{" "}
      {[...new Set(words)].map((word, index) => (
        <span key={word}>
          {index > 0 ? ", " : ""}
          <Link className="link" href={questionHref(params, word)}>
            {word}
          </Link>
        </span>
      ))}
      .
    </p>
  );
}
