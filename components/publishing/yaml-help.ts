import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  startCompletion,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { type EditorView, hoverTooltip } from "@codemirror/view";
import { completeAt, helpAt, type KnownValues, type Suggestion } from "@/lib/domain/document/completion";
import type { SchemaNode } from "@/lib/domain/document/schema-walk";
import { cursorAt } from "@/lib/domain/document/yaml-cursor";
import { findContracts } from "./find-contracts";
import { isContractId } from "./known-values";

/** What an editor can say about its document, asked at the moment it is wanted. */
export type YamlHelp = { schema: () => Promise<SchemaNode | null>; known: KnownValues };

/** The end of the word the cursor is in; a field that is there already keeps its value. */
function restOf(state: CompletionContext["state"], at: number): { to: number; hasColon: boolean } {
  const line = state.doc.lineAt(at);
  const rest = /^[\w.$-]*/.exec(line.text.slice(at - line.from))?.[0] ?? "";
  const after = line.text.slice(at - line.from + rest.length);
  return { to: at + rest.length, hasColon: /^["']?\s*:/.test(after) };
}

function toOption(suggestion: Suggestion, index: number): Completion {
  const { label, kind, detail, info, insert, required } = suggestion;
  return {
    label,
    type: kind === "field" ? "property" : "constant",
    ...(detail === "" ? {} : { detail }),
    ...(info === undefined ? {} : { info }),
    // The standard's order holds: at the same match the first stays first.
    boost: required ? 50 : Math.max(-50, 20 - index),
    apply: (view: EditorView, _: Completion, from: number, at: number) => {
      const { to, hasColon } = kind === "field" ? restOf(view.state, at) : { to: at, hasColon: false };
      const text = hasColon ? label : insert;
      view.dispatch({
        changes: { from, to, insert: text },
        selection: { anchor: from + text.length },
        userEvent: "input.complete",
      });
      // What the field may hold is the next question.
      if (kind === "field" && !hasColon) startCompletion(view);
    },
  };
}

async function withPublished(text: string, at: number, options: Suggestion[]): Promise<Suggestion[]> {
  const cursor = cursorAt(text, at);
  const path = cursor && cursor.field !== null ? [...cursor.holder, cursor.field] : [];
  if (!cursor || !isContractId(path)) return options;
  const found = await findContracts(cursor.typed).catch(() => []);
  const published = found
    .filter(({ value }) => !options.some((option) => option.label === value))
    .map(({ value, label }) => ({
      label: value,
      kind: "value" as const,
      detail: label,
      insert: value,
      required: false,
    }));
  return [...options, ...published];
}

async function source(context: CompletionContext, help: YamlHelp): Promise<CompletionResult | null> {
  const schema = await help.schema();
  const text = context.state.doc.toString();
  const completion = schema ? completeAt(text, context.pos, schema, help.known) : null;
  const cursor = cursorAt(text, context.pos);
  const suggestions = await withPublished(text, context.pos, completion?.suggestions ?? []);
  const from = completion?.from ?? cursor?.from;
  if (from === undefined || suggestions.length === 0 || context.aborted) return null;
  // Without a letter nobody asked for a list of fields, unless by the key for it; values are welcome at once.
  if (!context.explicit && from === context.pos && suggestions.every((one) => one.kind === "field")) return null;
  return { from, options: suggestions.map(toOption), validFor: /^[^\n:#]*$/ };
}

/** Completion and explanations from the standard's JSON Schema and from what this installation knows. */
export function yamlHelp(help: () => YamlHelp): Extension {
  return [
    autocompletion({ override: [(context) => source(context, help())], maxRenderedOptions: 60, icons: false }),
    hoverTooltip(async (view, at) => {
      const schema = await help().schema();
      const found = schema ? helpAt(view.state.doc.toString(), at, schema) : null;
      if (!found) return null;
      const dom = document.createElement("div");
      dom.className = "cm-field-help";
      const title = dom.appendChild(document.createElement("strong"));
      title.textContent = found.name;
      if (found.detail !== "") dom.append(` ${found.detail}`);
      dom.appendChild(document.createElement("div")).textContent = found.info;
      return { pos: found.from, end: found.to, above: true, create: () => ({ dom }) };
    }),
  ];
}
