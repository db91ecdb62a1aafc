import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";

export type Language = "sql" | "python" | "java" | "yaml" | "json";

/** Longer documents are shown plain: colouring them costs more than it tells. */
const LONGEST = 60_000;

const PREFIX = "--code-";

/** Shiki's token classes by our colour roles: hierarchy by few colours, right in both themes. */
const CLASSES: Readonly<Record<string, string>> = {
  "token-keyword": "text-accent-ink",
  "token-function": "text-accent-ink",
  "token-string": "text-success-ink",
  "token-string-expression": "text-success-ink",
  "token-constant": "text-warning-ink",
  "token-comment": "text-muted",
  "token-parameter": "text-ink",
  "token-punctuation": "text-muted",
};

let highlighter: Promise<HighlighterCore> | undefined;

/** One highlighter per process, with the grammars that are shown and no others. */
function loadHighlighter(): Promise<HighlighterCore> {
  highlighter ??= createHighlighterCore({
    themes: [createCssVariablesTheme({ name: "roles", variablePrefix: PREFIX })],
    langs: [
      import("shiki/langs/sql.mjs"),
      import("shiki/langs/python.mjs"),
      import("shiki/langs/java.mjs"),
      import("shiki/langs/yaml.mjs"),
      import("shiki/langs/json.mjs"),
    ],
    engine: createJavaScriptRegexEngine(),
  });
  return highlighter;
}

export type Token = { text: string; className: string | undefined };

/** Lines of coloured pieces of the text, never HTML; null when it is too long to be worth it. */
export async function highlight(text: string, language: Language): Promise<Token[][] | null> {
  if (text.length > LONGEST) return null;
  const shiki = await loadHighlighter();
  const lines = shiki.codeToTokensBase(text, { lang: language, theme: "roles" });
  return lines.map((line) =>
    line.map(({ content, color }) => ({
      text: content,
      className: CLASSES[/var\(--code-([a-z-]+)/.exec(color ?? "")?.[1] ?? ""],
    })),
  );
}
