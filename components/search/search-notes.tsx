import Link from "next/link";
import type { ReactNode } from "react";
import type { SearchResult } from "@/lib/features/search/schema";
import { type LinkParams, questionHref } from "./search-links";

function Note({ children }: { children: ReactNode }) {
  return (
    <p className="mb-3 max-w-prose" role="status">
      {children}
    </p>
  );
}

/** Says when something else was searched for than what was typed. */
export function SearchNotes({ result, params }: { result: SearchResult; params: LinkParams }) {
  if (result.rows.length === 0) return null;
  if (result.correctedFrom !== null) {
    return (
      <Note>
        Showing results for <strong className="font-semibold">{result.query}</strong>. Nothing matches{" "}
        <Link className="link" href={questionHref(params, params.q, false)}>
          {result.correctedFrom}
        </Link>
        {result.relaxed ? "; the products below have some of the words." : "."}
      </Note>
    );
  }
  return result.relaxed ? <Note>No product has all of these words. The ones below have some of them.</Note> : null;
}
