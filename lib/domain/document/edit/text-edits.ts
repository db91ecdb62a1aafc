import {
  type Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { FieldPath } from "@/lib/domain/document/field-path";
import {
  afterColon,
  columnOf,
  contentEnd,
  endOfLine,
  flowText,
  isBare,
  isBlock,
  itemText,
  NotHere,
  pairText,
  rangeOf,
  scalarText,
  startOfLine,
  withComments,
} from "./block-text";
import {
  editPlain,
  existingDepth,
  movedTo,
  type PlainEdit,
  type PlainValue,
  removalPath,
  valueAt,
  wrapped,
} from "./plain-edits";

/** A text with its parsed form. */
export type Parsed = { text: string; document: Document; plain: unknown };

const cut = (text: string, from: number, to: number, insert: string) => text.slice(0, from) + insert + text.slice(to);

function pairOf(map: YAMLMap, name: string | number): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(name));
}

function nodeAt(parsed: Parsed, path: FieldPath): unknown {
  let node: unknown = parsed.document.contents;
  for (const step of path) {
    if (isMap(node)) node = pairOf(node, step)?.value;
    else if (isSeq(node)) node = node.items[Number(step)];
    else throw new NotHere();
  }
  return node;
}

/** The outermost bracketed list or mapping on the way, if any. */
function flowDepth(parsed: Parsed, path: FieldPath): number | null {
  for (let depth = 0; depth <= path.length; depth += 1) {
    const node = nodeAt(parsed, path.slice(0, depth));
    if (!isCollection(node)) return null;
    if (node.flow && node.items.length > 0) return depth;
  }
  return null;
}

function editFlow(parsed: Parsed, depth: number, edit: PlainEdit): string {
  const path = edit.path.slice(0, depth);
  const [from, to] = rangeOf(nodeAt(parsed, path));
  if (depth === 0 || parsed.text.slice(from, to).includes("#")) throw new NotHere();
  const next = editPlain(valueAt(parsed.plain, path), { ...edit, path: edit.path.slice(depth) } as PlainEdit);
  return cut(parsed.text, from, to, flowText(next));
}

function startOfItem(text: string, item: unknown): number {
  const at = rangeOf(isMap(item) && isPair(item.items[0]) && !item.flow ? item.items[0].key : item)[0];
  const dash = text.lastIndexOf("-", at - 1);
  const clean = dash >= 0 && text.slice(startOfLine(text, dash), dash).trim() === "";
  if (!clean || text.slice(dash + 1, at).trim() !== "") throw new NotHere();
  return dash;
}

/** Puts lines under the given place. */
function insertUnder(text: string, at: number, column: number, lines: string): string {
  const end = endOfLine(text, at);
  return cut(text, end, end, `\n${" ".repeat(column)}${lines}`);
}

function keyColumn(text: string, map: YAMLMap): number {
  const [first] = map.items;
  if (!first) throw new NotHere();
  return columnOf(text, rangeOf(first.key)[0]);
}

/** The field after which a new one is usually written: the nearest of those that come before it. */
function neighbour(map: YAMLMap, name: string, order: readonly string[]): Pair | undefined {
  for (let index = order.indexOf(name) - 1; index >= 0; index -= 1) {
    const found = pairOf(map, order[index] ?? "");
    if (found) return found;
  }
  return map.items.at(-1);
}

function addField(parsed: Parsed, map: YAMLMap, name: string, value: PlainValue, order: readonly string[]): string {
  const column = keyColumn(parsed.text, map);
  return insertUnder(
    parsed.text,
    contentEnd(parsed.text, neighbour(map, name, order)),
    column,
    pairText(name, value, column),
  );
}

function addItem({ text }: Parsed, list: YAMLSeq, value: PlainValue): string {
  const last = list.items.at(-1);
  const column = columnOf(text, startOfItem(text, last));
  return insertUnder(text, contentEnd(text, last), column, itemText(value, column));
}

const isPlainScalar = (value: PlainValue): value is string | number | boolean | null =>
  typeof value !== "object" || value === null;

function replacePair({ text }: Parsed, pair: Pair, value: PlainValue): string {
  const [start] = rangeOf(pair.key);
  const simple = isPlainScalar(value) && !(typeof value === "string" && value.includes("\n"));
  if (simple && isScalar(pair.value) && !isBare(pair.value)) {
    const from = rangeOf(pair.value)[0];
    // An anchor or a tag before the value stays only where the whole document is written.
    if (text.slice(afterColon(text, pair), from).trim() !== "") throw new NotHere();
    return cut(text, from, contentEnd(text, pair.value), scalarText(pair.value, value));
  }
  const name = String(isScalar(pair.key) ? pair.key.value : "");
  const end = contentEnd(text, pair);
  const written = pairText(name, value, columnOf(text, start));
  const beside = text.slice(end, endOfLine(text, end));
  if (beside.trim() === "" || !written.includes("\n")) return cut(text, start, end, written);
  // A comment beside the value cannot stand behind several lines; it goes above them.
  const indent = text.slice(startOfLine(text, start), start);
  if (indent.trim() !== "") throw new NotHere();
  return cut(text, start, end + beside.length, `${beside.trim()}\n${indent}${written}`);
}

function replaceItem({ text }: Parsed, item: unknown, value: PlainValue): string {
  if (isPlainScalar(value) && isScalar(item) && !isBare(item) && !String(value).includes("\n"))
    return cut(text, rangeOf(item)[0], contentEnd(text, item), scalarText(item, value));
  const start = startOfItem(text, item);
  return cut(text, start, contentEnd(text, item), itemText(value, columnOf(text, start)));
}

function set(parsed: Parsed, path: FieldPath, value: PlainValue, order: readonly string[]): string {
  const depth = existingDepth(parsed.plain, path);
  const last = path.at(-1);
  if (depth === path.length && last !== undefined) {
    const parent = nodeAt(parsed, path.slice(0, -1));
    if (isMap(parent)) return replacePair(parsed, pairOf(parent, last) ?? raise(), value);
    if (isSeq(parent)) return replaceItem(parsed, parent.items[Number(last)], value);
    throw new NotHere();
  }
  const holder = nodeAt(parsed, path.slice(0, depth));
  const inner = wrapped(path.slice(depth + 1), value);
  const step = path[depth];
  if (isMap(holder) && isBlock(holder) && typeof step === "string")
    return addField(parsed, holder, step, inner, depth === path.length - 1 ? order : []);
  if (isSeq(holder) && isBlock(holder) && typeof step === "number") return addItem(parsed, holder, inner);
  // Nothing, `{}`, `[]` or a value of another kind stands where a holder is needed.
  if (depth === 0) throw new NotHere();
  return set(parsed, path.slice(0, depth), wrapped(path.slice(depth), value), []);
}

function raise(): never {
  throw new NotHere();
}

function removeField(text: string, map: YAMLMap, pair: Pair): string {
  const [start] = rangeOf(pair.key);
  const end = endOfLine(text, contentEnd(text, pair));
  if (text.slice(startOfLine(text, start), start).trim() === "") {
    const first = map.items[0] === pair && columnOf(text, start) === 0;
    return cut(text, first ? startOfLine(text, start) : withComments(text, start), Math.min(end + 1, text.length), "");
  }
  // The first field of a list's entry, beside its dash.
  const next = map.items[map.items.indexOf(pair) + 1];
  if (!next) throw new NotHere();
  const [nextStart] = rangeOf(next.key);
  const between = text.slice(end, nextStart);
  return between.includes("#") ? cut(text, start, end, "") : cut(text, start, nextStart, "");
}

function remove(parsed: Parsed, path: FieldPath): string {
  const { text } = parsed;
  if (existingDepth(parsed.plain, path) < path.length) return text;
  const target = removalPath(parsed.plain, path);
  const parent = nodeAt(parsed, target.slice(0, -1));
  const last = target.at(-1) ?? raise();
  if (!isBlock(parent)) throw new NotHere();
  if (isMap(parent) && parent.items.length > 1) return removeField(text, parent, pairOf(parent, last) ?? raise());
  if (!isSeq(parent) || parent.items.length < 2) throw new NotHere();
  const item = parent.items[Number(last)];
  const end = endOfLine(text, contentEnd(text, item));
  return cut(text, withComments(text, startOfItem(text, item)), Math.min(end + 1, text.length), "");
}

function move(parsed: Parsed, path: FieldPath, by: number): string {
  const list = nodeAt(parsed, path.slice(0, -1));
  const index = Number(path.at(-1));
  if (!isSeq(list) || index >= list.items.length) return parsed.text;
  const to = movedTo(index, by, list.items.length);
  if (to === index) return parsed.text;
  const { text } = parsed;
  const starts = list.items.map((item) => withComments(text, startOfItem(text, item)));
  const end = endOfLine(text, contentEnd(text, list.items.at(-1)));
  const chunks = starts.map((start, i) => {
    const chunk = text.slice(start, starts[i + 1] ?? end);
    return chunk.endsWith("\n") ? chunk : `${chunk}\n`;
  });
  const [moved = ""] = chunks.splice(index, 1);
  chunks.splice(to, 0, moved);
  return cut(text, starts[0] ?? 0, end, chunks.join("").replace(/\n$/, ""));
}

/**
 * Writes one edit into the text by cutting at its place; every other character stays. Throws `NotHere` where the text is
 * written in a way that cannot be cut.
 */
export function editText(parsed: Parsed, edit: PlainEdit): string {
  const depth = flowDepth(parsed, edit.path.slice(0, existingDepth(parsed.plain, edit.path)));
  const whole = "append" in edit || depth === null || depth < edit.path.length;
  if (depth !== null && whole) return editFlow(parsed, depth, edit);
  if ("value" in edit) return set(parsed, edit.path, edit.value, edit.order ?? []);
  if ("remove" in edit) return remove(parsed, edit.path);
  if ("move" in edit) return move(parsed, edit.path, edit.move);
  const list = Array.isArray(valueAt(parsed.plain, edit.path)) ? nodeAt(parsed, edit.path) : null;
  if (isSeq(list) && isBlock(list)) return addItem(parsed, list, edit.append);
  return set(parsed, edit.path, [edit.append], []);
}
