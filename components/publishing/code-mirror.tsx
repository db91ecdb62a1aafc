"use client";

import { yaml } from "@codemirror/lang-yaml";
import { foldAll, syntaxHighlighting, unfoldAll } from "@codemirror/language";
import { type Diagnostic, lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
import { openSearchPanel } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { type Command, EditorView, keymap } from "@codemirror/view";
import { basicSetup } from "codemirror";
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { Problem } from "@/lib/domain/errors";
import { editorColours, editorLook } from "./editor-look";
import { type YamlHelp, yamlHelp } from "./yaml-help";

/** A selection by its offsets in the text; both are the caret's when nothing is selected. */
export type Selected = { anchor: number; head: number };

/** Where to go: a line and column, from 1, or an offset. */
export type Target = { line: number; column: number } | { offset: number };

export type CodeEditorProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  problems: readonly Problem[];
  /** Puts the cursor there; a new object moves it again. */
  target: Target | null;
  onCursor: (offset: number) => void;
  help: YamlHelp;
  /** What was selected in the text field that this takes over from, if it had the focus. Read once. */
  start: Selected | null;
};

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

function offsetOf({ doc }: EditorState, target: Target): number {
  if ("offset" in target) return Math.min(target.offset, doc.length);
  const line = doc.line(Math.min(Math.max(target.line, 1), doc.lines));
  return Math.min(line.from + Math.max(target.column - 1, 0), line.to);
}

/** The smallest change from one text to the other: the cursor and what is folded stay where they are. */
function changeTo(old: string, next: string): { from: number; to: number; insert: string } {
  let from = 0;
  while (from < old.length && from < next.length && old[from] === next[from]) from += 1;
  let end = 0;
  const most = Math.min(old.length, next.length) - from;
  while (end < most && old[old.length - 1 - end] === next[next.length - 1 - end]) end += 1;
  return { from, to: old.length - end, insert: next.slice(from, next.length - end) };
}

type Live = Pick<CodeEditorProps, "onChange" | "onCursor" | "help">;

function extensionsFor(label: string, live: RefObject<Live>) {
  return [
    keymap.of([{ key: "Shift-F8", run: previousDiagnostic }]),
    basicSetup,
    yaml(),
    lintGutter(),
    editorLook,
    syntaxHighlighting(editorColours),
    yamlHelp(() => live.current.help),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": label }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) live.current.onChange(update.state.doc.toString());
      if (update.selectionSet || update.docChanged) live.current.onCursor(update.state.selection.main.head);
    }),
  ];
}

/** CodeMirror 6 for YAML. Tab leaves the field, as everywhere on the page (WCAG 2.1.2). */
export function CodeMirror({ label, value, problems, target, start, ...rest }: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const live = useRef<Live>(rest);
  const first = useRef({ label, value, start });
  live.current = rest;

  // In the same step as the text field goes, so that no key falls between the two.
  useLayoutEffect(() => {
    if (!host.current) return;
    const state = EditorState.create({
      doc: first.current.value,
      extensions: extensionsFor(first.current.label, live),
    });
    const editor = new EditorView({ parent: host.current, state });
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
    const old = editor?.state.doc.toString();
    if (editor && old !== undefined && old !== value) editor.dispatch({ changes: changeTo(old, value) });
  }, [value]);

  useEffect(() => {
    const editor = view.current;
    if (editor) editor.dispatch(setDiagnostics(editor.state, toDiagnostics(editor.state, problems)));
  }, [problems]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || !target) return;
    const anchor = offsetOf(editor.state, target);
    editor.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    editor.focus();
  }, [target]);

  const act = (command: Command) => () => {
    if (!view.current) return;
    view.current.focus();
    command(view.current);
  };
  return (
    <div>
      <EditorActions act={act} problems={problems.length} />
      <div ref={host} className="overflow-hidden rounded-md border border-control" />
      <p className="mt-1 hidden text-sm text-muted sm:block">
        <Kbd>Ctrl</Kbd> <Kbd>Space</Kbd> suggests what may stand here; pointing at a field explains it.
      </p>
    </div>
  );
}

function EditorActions({ act, problems }: { act: (command: Command) => () => void; problems: number }) {
  return (
    <div className="mb-1 flex flex-wrap gap-1">
      <Button
        size="sm"
        variant="ghost"
        aria-keyshortcuts="F8"
        onClick={act(nextDiagnostic)}
        {...(problems === 0 ? { "aria-disabled": true } : {})}
      >
        Next problem <Kbd>F8</Kbd>
      </Button>
      <Button size="sm" variant="ghost" onClick={act(openSearchPanel)}>
        Search
      </Button>
      <Button size="sm" variant="ghost" onClick={act(foldAll)}>
        Fold all
      </Button>
      <Button size="sm" variant="ghost" onClick={act(unfoldAll)}>
        Unfold all
      </Button>
    </div>
  );
}
