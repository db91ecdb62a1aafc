import { type SuggestionGroup, type Suggestions, suggestionGroups } from "@/lib/domain/search/suggestion";

/** One line to choose: it leads somewhere, completes the text, or does something. */
export type Option = {
  key: string;
  title: string;
  detail: string;
  act: { kind: "go"; path: string } | { kind: "complete"; text: string } | { kind: "run"; run: () => void };
};
export type OptionGroup = { label: string; options: readonly Option[] };

const LABELS: Record<SuggestionGroup, string> = {
  fieldWords: "Narrow the search",
  products: "Products",
  columns: "Columns",
  domains: "Domains",
};

/** The answer of the server as groups to choose from; empty ones are left out. */
export function suggestionOptions(suggestions: Suggestions): OptionGroup[] {
  return suggestionGroups
    .map((group) => ({
      label: LABELS[group],
      options: suggestions[group].map(({ title, detail, path, text }) => ({
        key: `${group} ${title} ${path}`,
        title,
        detail,
        act: text === null ? ({ kind: "go", path } as const) : ({ kind: "complete", text } as const),
      })),
    }))
    .filter(({ options }) => options.length > 0);
}
