import type { Actor } from "@/lib/domain/actor";
import { parseQuestion } from "@/lib/domain/search/question";
import { SUGGESTIONS, type SuggestionLine, type Suggestions } from "@/lib/domain/search/suggestion";
import { routes } from "@/lib/routes";
import { type Suggestion, suggest as suggestNames } from "../suggest";
import { completeFieldWord } from "./field-words";

function line({ kind, label, hint, key }: Suggestion): SuggestionLine {
  const paths = {
    product: () => routes.product(key),
    domain: () => routes.domain(key),
    column: () => routes.search({ q: `column:${key}` }),
  };
  return { title: label, detail: hint, path: paths[kind](), text: null };
}

/**
 * At most eight lines like what is typed: field words that complete it, products, columns and domains, all of what the actor may
 * see. Never throws for what was typed.
 */
export async function suggest(actor: Actor, typed: string): Promise<Suggestions> {
  const { terms } = parseQuestion(typed);
  const text = terms.map((term) => term.text).join(" ");
  const [fieldWords, names] = await Promise.all([
    completeFieldWord(actor, typed.slice(0, 200)),
    text === "" ? [] : suggestNames(actor, text),
  ]);
  const of = (kind: Suggestion["kind"]) => names.filter((name) => name.kind === kind).map(line);
  const columns = of("column");
  const domains = of("domain");
  const left = SUGGESTIONS - fieldWords.length - columns.length - domains.length;
  return { fieldWords, products: of("product").slice(0, Math.max(0, left)), columns, domains };
}
