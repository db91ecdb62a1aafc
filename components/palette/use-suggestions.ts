import { useEffect, useState } from "react";
import { noSuggestions, type Suggestions } from "@/lib/domain/search/suggestion";
import { routes } from "@/lib/routes";

/** Long enough to let a word be typed, short enough to feel immediate. */
const PAUSE_MS = 120;
const SHORTEST = 2;

async function fetchSuggestions(text: string, signal: AbortSignal): Promise<Suggestions> {
  const response = await fetch(routes.suggestions({ q: text.slice(0, 200) }), { signal });
  return response.ok ? await response.json() : noSuggestions;
}

/**
 * What the server suggests for the text, and for which text that is. The last answer stays until the next one is here;
 * an answer for a text that has changed since is dropped. Where the server does not answer, there is nothing to suggest.
 */
export function useSuggestions(text: string): { text: string; suggestions: Suggestions } {
  const [answer, setAnswer] = useState({ text: "", suggestions: noSuggestions });
  const short = text.trim().length < SHORTEST;
  useEffect(() => {
    if (short) return setAnswer({ text, suggestions: noSuggestions });
    const abort = new AbortController();
    const timer = setTimeout(() => {
      fetchSuggestions(text, abort.signal)
        .catch(() => noSuggestions)
        .then((suggestions) => {
          if (!abort.signal.aborted) setAnswer({ text, suggestions });
        });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, short]);
  return answer;
}
