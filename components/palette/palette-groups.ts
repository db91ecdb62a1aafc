import type { RecentPage, Suggestions } from "@/lib/domain/search/suggestion";
import { routes } from "@/lib/routes";
import { answers, type PaletteAction } from "./actions";
import { type Option, type OptionGroup, suggestionOptions } from "./options";

/** What the palette does without leaving the page. */
export type PaletteRun = { title: string; words: string; run: () => void };

type Offered = {
  typed: string;
  actions: readonly PaletteAction[];
  runs: readonly PaletteRun[];
  recent: readonly RecentPage[];
  suggestions: Suggestions;
};

/** Lines of a kind that are shown while something is typed; without words, all actions can be scrolled through. */
const SHOWN = 4;

/**
 * The palette's lines. What is known at once comes before what the server suggests, so that nothing moves under the
 * finger when its answer arrives.
 */
export function paletteGroups({ typed, actions, runs, recent, suggestions }: Offered): OptionGroup[] {
  const asked = typed.trim();
  const most = asked === "" ? 30 : SHOWN;
  const pages: Option[] = recent
    .filter(({ title }) => answers(title, asked))
    .map(({ path, title, detail }) => ({ key: `recent ${path}`, title, detail, act: { kind: "go", path } }));
  const things: Option[] = [
    ...actions.map(({ title, detail, words, path }) => ({
      words,
      option: { key: `action ${path}`, title, detail, act: { kind: "go", path } } as const,
    })),
    ...runs.map(({ title, words, run }) => ({
      words,
      option: { key: `run ${title}`, title, detail: "", act: { kind: "run", run } } as const,
    })),
  ]
    .filter(({ option, words }) => answers(`${option.title} ${words}`, asked))
    .map(({ option }) => option);
  const search: Option = {
    key: "search",
    title: `Search for “${asked}”`,
    detail: "",
    act: { kind: "go", path: routes.search({ q: asked }) },
  };
  const groups = [
    { label: "Recent pages", options: pages.slice(0, SHOWN) },
    { label: "Go to and do", options: things.slice(0, most) },
    { label: "Search", options: asked === "" ? [] : [search] },
    ...suggestionOptions(suggestions),
  ];
  return groups.filter(({ options }) => options.length > 0);
}
