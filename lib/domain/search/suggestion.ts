/** The groups of suggestions, in the order in which they are shown. */
export const suggestionGroups = ["fieldWords", "products", "columns", "domains"] as const;
export type SuggestionGroup = (typeof suggestionGroups)[number];

export type SuggestionLine = {
  title: string;
  detail: string;
  /** Where it leads. */
  path: string;
  /** Of a field word: the whole question with it completed. */
  text: string | null;
};
export type Suggestions = Record<SuggestionGroup, readonly SuggestionLine[]>;

/** Lines of all groups together. */
export const SUGGESTIONS = 8;

export const noSuggestions: Suggestions = { fieldWords: [], products: [], columns: [], domains: [] };

/** A page that was open before, named as it is called now. */
export type RecentPage = { path: string; title: string; detail: string };
