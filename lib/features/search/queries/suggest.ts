import type { Actor } from "@/lib/domain/actor";
import { underWay } from "@/lib/domain/search/completion";
import { parseQuestion } from "@/lib/domain/search/question";
import { SUGGESTIONS, type SuggestionLine, type Suggestions } from "@/lib/domain/search/suggestion";
import { routes } from "@/lib/routes";
import { correctSpelling } from "../spelling";
import { type Suggestion, suggestNames } from "../suggest-names";
import { completeFieldWord } from "./field-words";

/** Letters from which on nothing found may be a mistake in the spelling. */
const SPELT = 4;

function line({ kind, label, hint, key }: Suggestion): SuggestionLine {
  const paths = {
    product: () => routes.product(key),
    domain: () => routes.domain(key),
    column: () => routes.search({ q: `column:${key}` }),
  };
  return { title: label, detail: hint, path: paths[kind](), text: null };
}

/** Names like what is typed; where there are none, like what is meant when the spelling is corrected. */
async function names(actor: Actor, typed: string): Promise<Suggestion[]> {
  // While the value of a field is typed, that is what is wanted.
  if (underWay(typed)?.field) return [];
  const { terms } = parseQuestion(typed);
  const text = terms.map((term) => term.text).join(" ");
  if (text.length < 2) return [];
  const found = await suggestNames(actor, text);
  if (found.length > 0 || text.length < SPELT) return found;
  const { corrected } = await correctSpelling(actor, text);
  return corrected === null ? [] : suggestNames(actor, corrected);
}

/**
 * At most eight lines like what is typed: field words that complete it, products, columns and domains, all of what the actor may
 * see. Never throws for what was typed.
 */
export async function suggest(actor: Actor, typed: string): Promise<Suggestions> {
  const asked = typed.replace(/\p{Cc}/gu, " ").slice(0, 200);
  const [fieldWords, found] = await Promise.all([completeFieldWord(actor, asked), names(actor, asked)]);
  const of = (kind: Suggestion["kind"]) => found.filter((name) => name.kind === kind).map(line);
  const columns = of("column");
  const domains = of("domain");
  const left = SUGGESTIONS - fieldWords.length - columns.length - domains.length;
  return { fieldWords, products: of("product").slice(0, Math.max(0, left)), columns, domains };
}
