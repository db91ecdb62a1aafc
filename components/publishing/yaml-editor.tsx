"use client";

import { lazy, Suspense } from "react";
import { Textarea } from "@/components/ui/textarea";
import type { CodeEditorProps } from "./code-mirror";

/** Loaded when a YAML tab is opened: it weighs more than the rest of the page together. */
const CodeMirror = lazy(() => import("./code-mirror").then((module) => ({ default: module.CodeMirror })));

/** YAML with problems on their lines; a plain text field until the editor is there. */
export function YamlEditor(props: CodeEditorProps) {
  const plain = (
    <Textarea
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
      rows={24}
      spellCheck={false}
      className="font-mono text-sm"
    />
  );
  return (
    <Suspense fallback={plain}>
      <CodeMirror {...props} />
    </Suspense>
  );
}
