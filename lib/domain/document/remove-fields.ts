import { type Document, isMap, isNode, isScalar, type Pair, parseDocument, stringify, type YAMLMap } from "yaml";
import { type FieldPath, formatPath } from "./field-path";
import { type DocumentReading, readDocument } from "./read-document";

type Cut = { from: number; to: number; put: string };

/** The value without the fields at these paths. */
export function withoutFields(value: unknown, paths: readonly FieldPath[]): unknown {
  const gone = new Set(paths.map(formatPath));
  const copy = (part: unknown, path: FieldPath): unknown => {
    if (Array.isArray(part)) return part.map((item, index) => copy(item, [...path, index]));
    if (typeof part !== "object" || part === null) return part;
    const kept = Object.entries(part).filter(([name]) => !gone.has(formatPath([...path, name])));
    return Object.fromEntries(kept.map(([name, inner]) => [name, copy(inner, [...path, name])]));
  };
  return copy(value, []);
}

const startOf = (pair: Pair | undefined) => (isScalar(pair?.key) ? pair.key.range?.[0] : undefined);

function endOf(pair: Pair): number | undefined {
  if (isNode(pair.value) && pair.value.range) return pair.value.range[1];
  return isScalar(pair.key) ? pair.key.range?.[1] : undefined;
}

/** Which characters to take out so that this pair, and nothing else, is gone. */
function cutOf(source: string, map: YAMLMap, pair: Pair): Cut | null {
  const at = map.items.indexOf(pair);
  const from = startOf(pair);
  const to = endOf(pair);
  if (from === undefined || to === undefined) return null;
  const next = startOf(map.items[at + 1]);
  const before = map.items[at - 1];
  if (map.items.length === 1) return { from, to, put: map.flow ? "" : "{}" };
  if (map.flow) {
    if (next !== undefined) return { from, to: next, put: "" };
    const last = before ? endOf(before) : undefined;
    return last === undefined ? null : { from: last, to, put: "" };
  }
  const lineStart = source.lastIndexOf("\n", from - 1) + 1;
  // The first field of a list's entry stands after its dash.
  if (source.slice(lineStart, from).trim() !== "") return next === undefined ? null : { from, to: next, put: "" };
  const lineEnd = source.indexOf("\n", to);
  if (source[to - 1] === "\n") return { from: lineStart, to, put: "" };
  return { from: lineStart, to: lineEnd < 0 ? source.length : lineEnd + 1, put: "" };
}

function pairAt(document: Document, path: FieldPath): { map: YAMLMap; pair: Pair } | null {
  const map: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(map)) return null;
  const pair = map.items.find((item) => isScalar(item.key) && String(item.key.value) === path.at(-1));
  return pair ? { map, pair } : null;
}

function cutOut(source: string, paths: readonly FieldPath[]): string | null {
  const document = parseDocument(source, { schema: "core", merge: false, uniqueKeys: false, prettyErrors: false });
  const cuts: Cut[] = [];
  for (const path of paths) {
    const found = pairAt(document, path);
    const cut = found && cutOf(source, found.map, found.pair);
    if (!cut) return null;
    cuts.push(cut);
  }
  const parts: string[] = [];
  let kept = 0;
  for (const { from, to, put } of cuts.sort((a, b) => a.from - b.from)) {
    parts.push(source.slice(kept, from), put);
    kept = Math.max(kept, to);
  }
  return parts.join("") + source.slice(kept);
}

/**
 * Takes fields out of a text and leaves every other character, comments included, as it was. Where that cannot be done (the field
 * holds an anchor that others use), the whole is written anew. The result always reads as the document without them.
 */
export function removeFields(source: string, reading: DocumentReading, paths: readonly FieldPath[]): string {
  if (paths.length === 0) return source;
  const wanted = withoutFields(reading.value, paths);
  const text = cutOut(source, paths);
  if (text !== null && JSON.stringify(readDocument(text).value) === JSON.stringify(wanted)) return text;
  return reading.format === "json" ? `${JSON.stringify(wanted, null, 2)}\n` : stringify(wanted, { lineWidth: 0 });
}
