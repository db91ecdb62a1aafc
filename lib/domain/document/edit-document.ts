import { isMap, parseDocument } from "yaml";
import { NotHere } from "./edit/block-text";
import { type Edit, editPlain, meantEdit, type PlainEdit, samePlain } from "./edit/plain-edits";
import { editText, type Parsed } from "./edit/text-edits";
import { editTree } from "./edit/tree-edits";
import { readValue } from "./form/typed-value";
import { documentOver, type OpenDocument } from "./open-document";

function parseText(text: string): Parsed | null {
  const document = parseDocument(text, { schema: "core", merge: false, uniqueKeys: false, prettyErrors: false });
  if (document.errors.length > 0 || !(document.contents === null || isMap(document.contents))) return null;
  try {
    return { text, document, plain: document.toJS({ maxAliasCount: 100 }) ?? {} };
  } catch {
    // An alias without its anchor, or far too many of them.
    return null;
  }
}

/** The texts last read: an edit reads its result to prove it, and the form shows that result next. */
const recent = new Map<string, Parsed | null>();

function parse(text: string): Parsed | null {
  const known = recent.get(text);
  if (known !== undefined) return known;
  const parsed = parseText(text);
  recent.set(text, parsed);
  for (const oldest of [...recent.keys()].slice(0, Math.max(0, recent.size - 8))) recent.delete(oldest);
  return parsed;
}

/** Opens text for a form; null while it is not valid YAML. */
export function openDocument(source: string): OpenDocument | null {
  const parsed = parse(source);
  return parsed && documentOver(parsed.plain);
}

/** JSON stays JSON, with the indentation it had. */
function editJson(source: string, plain: unknown): string | null {
  if (!source.trimStart().startsWith("{")) return null;
  try {
    JSON.parse(source);
  } catch {
    return null;
  }
  const indent = /^\{\r?\n([ \t]+)/.exec(source.trimStart())?.[1] ?? (source.includes("\n") ? "  " : "");
  return JSON.stringify(plain, null, indent) + (source.endsWith("\n") ? "\n" : "");
}

function byText(parsed: Parsed, edit: PlainEdit, wanted: unknown): string | null {
  try {
    const text = editText(parsed, edit);
    return samePlain(parse(text)?.plain, wanted) ? text : null;
  } catch (error) {
    if (error instanceof NotHere) return null;
    throw error;
  }
}

function byTree(parsed: Parsed, edit: PlainEdit): string {
  // The parsed form is shared; the one that is changed is read for it alone.
  const own = parseText(parsed.text);
  if (!own) return parsed.text;
  editTree(own.document, own.plain, edit);
  return own.document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function editOnce(source: string, given: Edit): string {
  const parsed = parse(source);
  if (!parsed) return source;
  const edit = meantEdit(given, readValue);
  const wanted = editPlain(parsed.plain, edit);
  if (samePlain(wanted, parsed.plain)) return source;
  return editJson(source, wanted) ?? byText(parsed, edit, wanted) ?? byTree(parsed, edit);
}

/**
 * Writes edits into the text. Only the place an edit is about changes; comments and layout elsewhere stay, character by
 * character, and each result is read again to prove that it says what was meant. Text that is not valid YAML comes back
 * unchanged: a form never destroys what somebody is typing.
 */
export function editDocument(source: string, edits: readonly Edit[]): string {
  const windows = source.includes("\r\n");
  const text = edits.reduce(editOnce, windows ? source.replaceAll("\r\n", "\n") : source);
  return windows ? text.replaceAll("\n", "\r\n") : text;
}
