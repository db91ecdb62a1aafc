import type { FieldPath } from "./field-path";

/**
 * Where a cursor stands in YAML that is being written. The text is read by its lines and indentation, not parsed: it is
 * rarely valid at the moment somebody wants help with it.
 */
export type YamlCursor = {
  /** The way to the mapping or entry in which something is being written. */
  holder: FieldPath;
  /** The field whose value is being written; null while its name, or a plain entry of a list, is. */
  field: string | null;
  /** What is typed of the word so far, and where it begins. */
  typed: string;
  from: number;
  /** The column in which the word, or its field, begins. */
  column: number;
  /** The plain fields beside it, and beside each of its ancestors: `beside[n]` are those of the holder's first n steps. */
  beside: ReadonlyMap<number, ReadonlyMap<string, string>>;
};

type Mark = { column: number; key: string | null; value: string };

const keyPattern = /^(?:"([^"]*)"|'([^']*)'|([^\s#'"[{&*!|>-][^#:]*?|-[^\s#:][^#:]*?))[ \t]*:(?:[ \t]+(.*)|[ \t]*)$/;

function bare(value: string): string {
  const text = value.replace(/\s+#.*$/, "").trim();
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text;
}

/** A line's dashes and field, from left to right; a dash has no key. */
function marksOf(line: string): Mark[] {
  const marks: Mark[] = [];
  let at = line.length - line.trimStart().length;
  let rest = line.slice(at);
  if (rest === "" || rest.startsWith("#")) return marks;
  for (let dash = /^-(?:[ \t]+|$)/.exec(rest); dash; dash = /^-(?:[ \t]+|$)/.exec(rest)) {
    marks.push({ column: at, key: null, value: "" });
    at += dash[0].length;
    rest = line.slice(at);
  }
  const field = keyPattern.exec(rest.trimEnd());
  if (field) marks.push({ column: at, key: field[1] ?? field[2] ?? field[3] ?? "", value: bare(field[4] ?? "") });
  return marks;
}

type Level = { column: number; list: boolean; index: number; values: Map<string, string> };

/** Goes up from a word in a column to the root, collecting the steps. Null where the text has no such way. */
function climb(
  lines: readonly string[],
  own: readonly Mark[],
  column: number,
): { path: FieldPath; levels: Level[] } | null {
  const path: (string | number)[] = [];
  let level: Level = { column, list: false, index: 0, values: new Map() };
  const levels = [level];
  const enter = (next: Level, step: string | number) => {
    path.unshift(step);
    level = next;
    levels.unshift(level);
  };
  const meet = ({ column: at, key, value }: Mark): boolean => {
    const fresh = { column: at, index: 0, values: new Map<string, string>() };
    if (level.list) {
      if (key === null && at === level.column) level.index += 1;
      else if (at <= level.column) {
        path[0] = level.index;
        if (key === null) enter({ ...fresh, list: true }, 0);
        else enter({ ...fresh, list: false }, key);
      }
    } else if (at < level.column) {
      if (key !== null && value !== "" && !/^[&!]\S*$/.test(value)) return false;
      enter({ ...fresh, list: key === null }, key ?? 0);
    } else if (at === level.column && key !== null && !level.values.has(key)) level.values.set(key, value);
    return true;
  };
  for (const mark of [...own].reverse()) if (!meet(mark)) return null;
  for (let line = lines.length - 1; line >= 0; line -= 1)
    for (const mark of marksOf(lines[line] ?? "").reverse()) if (!meet(mark)) return null;
  return level.list ? null : { path, levels };
}

/** The fields that stand below the cursor in the same mappings. */
function descend(lines: readonly string[], levels: readonly Level[]): void {
  let open = levels.filter((level) => !level.list);
  for (const line of lines) {
    for (const { column, key, value } of marksOf(line)) {
      open = open.filter((level) => column >= level.column);
      const level = open.find((one) => one.column === column);
      if (key !== null && level && !level.values.has(key)) level.values.set(key, value);
      // Behind the dash of another entry the same column belongs to that entry.
      if (key === null) open = open.filter((one) => one.column <= column);
    }
    if (open.length === 0) return;
  }
}

type Word = { field: string | null; typed: string; marks: Mark[]; column: number; entry: number | null };

/** What stands before the cursor on its own line. */
function wordOf(before: string): Word | null {
  const lead = /^\s*(?:-[ \t]+)*/.exec(before)?.[0] ?? "";
  const rest = before.slice(lead.length);
  const marks = marksOf(lead.trimEnd());
  const column = lead.length;
  const field = /^(?:"([^"]*)"|'([^']*)'|([^\s#'":[{][^#:]*?))[ \t]*:[ \t]+(.*)$/.exec(rest);
  if (field) {
    const name = field[1] ?? field[2] ?? field[3] ?? "";
    const value = field[4] ?? "";
    const list = /^\[(?:[^\]]*,)?[ \t]*(["']?[^\],"'#]*)$/.exec(value);
    if (list) {
      const typed = (list[1] ?? "").replace(/^["']/, "");
      return { field: name, typed, marks, column, entry: value.split(",").length - 1 };
    }
    if (/[#{[]/.test(value)) return null;
    return { field: name, typed: value.replace(/^["']/, ""), marks, column, entry: null };
  }
  if (/[:#{}[\]]/.test(rest.replace(/:(?=\S)/g, ""))) return null;
  return { field: null, typed: rest.replace(/^["']/, ""), marks, column, entry: null };
}

/** Reads where the cursor at this offset stands; null inside comments, blocks of text and brackets of fields. */
export function cursorAt(text: string, offset: number): YamlCursor | null {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const before = text.slice(start, offset);
  const word = wordOf(before);
  if (!word) return null;
  const above = text.slice(0, start).split("\n");
  const climbed = climb(above, word.marks, word.column);
  if (!climbed) return null;
  const end = text.indexOf("\n", offset);
  if (end >= 0) descend(text.slice(end + 1).split("\n"), climbed.levels);
  const beside = new Map(climbed.levels.map((level, depth) => [depth, level.values] as const));
  const holder = word.entry === null ? climbed.path : [...climbed.path, word.field ?? "", word.entry];
  const field = word.entry === null ? word.field : null;
  return { holder, field, typed: word.typed, from: offset - word.typed.length, column: word.column, beside };
}

/** The plain fields of the mapping in which the field at this offset stands. */
export function siblingsAt(text: string, offset: number): ReadonlyMap<string, string> {
  const cursor = cursorAt(text, offset);
  return cursor?.beside.get(cursor.holder.length) ?? new Map();
}

/** The path of what the cursor is in: for finding the same field in the form. */
export function pathAt(text: string, offset: number): FieldPath {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  const line = text.slice(start, end < 0 ? text.length : end);
  const field = marksOf(line).find((mark) => mark.key !== null);
  if (field) {
    const cursor = cursorAt(text, start + field.column);
    return cursor ? [...cursor.holder, field.key ?? ""] : [];
  }
  // Text of several lines, an entry of a list, an empty line: what the line's indentation says, or the line above.
  const cursor = line.trim() === "" ? null : cursorAt(text, start + line.trimEnd().length);
  if (cursor) return cursor.holder;
  return start === 0 ? [] : pathAt(text, start - 1);
}
