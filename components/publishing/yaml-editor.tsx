"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Textarea } from "@/components/ui/textarea";
import type { CodeEditorProps, CodeMirror, Selected } from "./code-mirror";

type Editor = typeof CodeMirror;
type YamlEditorProps = Omit<CodeEditorProps, "start">;

/** Kept for the tabs opened after the first one; never set on the server. */
let loaded: Editor | null = null;

async function loadEditor(): Promise<Editor> {
  loaded = (await import("./code-mirror")).CodeMirror;
  return loaded;
}

/** What is selected in the text field, while it has the focus. */
function selectedIn(field: HTMLTextAreaElement | null): Selected | null {
  if (!field || field !== document.activeElement) return null;
  const { selectionStart, selectionEnd, selectionDirection } = field;
  return selectionDirection === "backward"
    ? { anchor: selectionEnd, head: selectionStart }
    : { anchor: selectionStart, head: selectionEnd };
}

/**
 * YAML with problems on their lines. A plain text field until somebody points at it, enters it or wants a certain line:
 * the editor weighs more than the rest of the page together. It takes over with the text, the selection and the focus.
 */
export function YamlEditor(props: YamlEditorProps) {
  const [editor, setEditor] = useState<{ Editor: Editor; start: Selected | null } | null>(() =>
    loaded ? { Editor: loaded, start: null } : null,
  );
  const field = useRef<HTMLTextAreaElement>(null);
  const composing = useRef(false);

  const load = useCallback(async () => {
    // Without the editor (a failed download) the field does all that is needed, and the next try may succeed.
    const Editor = await loadEditor().catch(() => null);
    // An unfinished character of an input method would be lost; the end of it asks again.
    if (!Editor || !field.current || composing.current) return;
    // At once: a key between looking at the cursor and the editor's first picture would come out behind the next one.
    const start = selectedIn(field.current);
    flushSync(() => setEditor({ Editor, start }));
  }, []);

  useEffect(() => {
    if (props.target) void load();
  }, [props.target, load]);

  if (editor) return <editor.Editor {...props} start={editor.start} />;
  return (
    <Textarea
      ref={field}
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
      onFocus={load}
      onPointerEnter={load}
      onSelect={(event) => props.onCursor(event.currentTarget.selectionStart)}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={() => {
        composing.current = false;
        void load();
      }}
      rows={24}
      spellCheck={false}
      className="font-mono text-sm"
    />
  );
}
