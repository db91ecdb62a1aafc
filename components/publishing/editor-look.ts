import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** Colours by role from the page's tokens, so that both themes come from one place. */
export const editorLook = EditorView.theme({
  "&": {
    backgroundColor: "var(--canvas)",
    color: "var(--ink)",
    fontSize: "13px",
    maxHeight: "70dvh",
    minHeight: "20rem",
  },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--font-mono, ui-monospace, monospace)", lineHeight: "20px", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)", minHeight: "20rem" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--sunken)", color: "var(--faint)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--hover)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--accent-tint)" },
  ".cm-selectionMatch, .cm-searchMatch": { backgroundColor: "var(--warning-tint)" },
  ".cm-panels, .cm-tooltip": {
    backgroundColor: "var(--raised)",
    color: "var(--ink)",
    borderColor: "var(--line-strong)",
  },
  ".cm-panel input, .cm-panel button": {
    backgroundColor: "var(--canvas)",
    backgroundImage: "none",
    color: "var(--ink)",
    border: "1px solid var(--control)",
    borderRadius: "4px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "inherit", maxWidth: "min(32rem, 90vw)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "2px 8px", lineHeight: "20px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--selected)", color: "var(--ink)" },
  ".cm-completionLabel": { fontFamily: "var(--font-mono, ui-monospace, monospace)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },
  ".cm-completionDetail": { color: "var(--muted)", fontStyle: "normal", marginLeft: "1em" },
  ".cm-tooltip.cm-completionInfo, .cm-field-help": { maxWidth: "24rem", padding: "6px 10px", lineHeight: "18px" },
  ".cm-diagnostic": { padding: "4px 10px" },
  ".cm-matchingBracket": { backgroundColor: "var(--selected)", outline: "none" },
  ".cm-foldPlaceholder": { backgroundColor: "var(--selected)", color: "var(--muted)", border: "none" },
});

export const editorColours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--accent-ink)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--success-ink)" },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: "var(--warning-ink)" },
  { tag: tags.comment, color: "var(--faint)", fontStyle: "italic" },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: "var(--muted)" },
  { tag: tags.invalid, color: "var(--danger-ink)" },
]);
