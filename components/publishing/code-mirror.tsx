"use client";

import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { basicSetup } from "codemirror";
import { useEffect, useRef } from "react";
import type { Problem } from "@/lib/domain/errors";

/** A selection by its offsets in the text; both are the caret's when nothing is selected. */
export type Selected = { anchor: number; head: number };

export type CodeEditorProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  problems: readonly Problem[];
  /** Puts the cursor there; a new object moves it again. */
  target: { line: number; column: number } | null;
  /** What was selected in the text field that this takes over from, if it had the focus. Read once. */
  start: Selected | null;
};

/** Colours by role from the page's tokens, so that both themes come from one place. */
const look = EditorView.theme({
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
  ".cm-matchingBracket": { backgroundColor: "var(--selected)", outline: "none" },
  ".cm-foldPlaceholder": { backgroundColor: "var(--selected)", color: "var(--muted)", border: "none" },
});

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--accent-ink)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--success-ink)" },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: "var(--warning-ink)" },
  { tag: tags.comment, color: "var(--faint)", fontStyle: "italic" },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: "var(--muted)" },
  { tag: tags.invalid, color: "var(--danger-ink)" },
]);

function toDiagnostics(state: EditorState, problems: readonly Problem[]): Diagnostic[] {
  return problems.map((problem) => {
    const line = state.doc.line(Math.min(Math.max(problem.line ?? 1, 1), state.doc.lines));
    const from = Math.min(line.from + Math.max((problem.column ?? 1) - 1, 0), line.to);
    return { from, to: Math.max(line.to, from), severity: problem.severity ?? "error", message: problem.message };
  });
}

function takeOver(editor: EditorView, { anchor, head }: Selected): void {
  const inside = (offset: number) => Math.min(offset, editor.state.doc.length);
  editor.dispatch({
    selection: { anchor: inside(anchor), head: inside(head) },
    effects: EditorView.scrollIntoView(inside(head), { y: "center" }),
  });
  editor.focus();
}

/** CodeMirror 6 for YAML. Tab leaves the field, as everywhere on the page (WCAG 2.1.2). */
export function CodeMirror({ label, value, onChange, problems, target, start }: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const changed = useRef(onChange);
  const first = useRef({ label, value, start });

  useEffect(() => {
    changed.current = onChange;
  }, [onChange]);

  useEffect(() => {
    if (!host.current) return;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: first.current.value,
        extensions: [
          basicSetup,
          yaml(),
          lintGutter(),
          look,
          syntaxHighlighting(colours),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ "aria-label": first.current.label }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed.current(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    if (first.current.start) takeOver(editor, first.current.start);
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, []);

  // Text that came from elsewhere: the form, another tab, a restored draft.
  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    const editor = view.current;
    if (editor) editor.dispatch(setDiagnostics(editor.state, toDiagnostics(editor.state, problems)));
  }, [problems]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || !target) return;
    const line = editor.state.doc.line(Math.min(Math.max(target.line, 1), editor.state.doc.lines));
    const anchor = Math.min(line.from + Math.max(target.column - 1, 0), line.to);
    editor.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    editor.focus();
  }, [target]);

  return <div ref={host} className="overflow-hidden rounded-md border border-control" />;
}
