import type { FieldPath } from "@/lib/domain/document/field-path";

/** What a form writes: plain JSON. */
export type PlainValue =
  | string
  | number
  | boolean
  | null
  | readonly PlainValue[]
  | { readonly [name: string]: PlainValue };

export type PlainEdit =
  /** Sets a field or an entry; missing parents are made. `order` names the fields of its mapping as they are usually written. */
  | { path: FieldPath; value: PlainValue; order?: readonly string[] }
  /** Takes a field or an entry out, and what held nothing else with it. */
  | { path: FieldPath; remove: true }
  /** Adds an entry at the end of a list, which is made when it is missing. */
  | { path: FieldPath; append: PlainValue }
  /** Moves an entry of a list by so many places; beyond the ends it stays. */
  | { path: FieldPath; move: number };

export type Edit =
  | PlainEdit
  /** Sets what was typed, as YAML reads it: 5 is a number, [1, 2] a list. */
  | { path: FieldPath; typed: string; order?: readonly string[] };

/** The edit with the value that was typed, by what reads it. */
export function meantEdit(edit: Edit, read: (typed: string) => PlainValue): PlainEdit {
  if (!("typed" in edit)) return edit;
  const { typed, ...rest } = edit;
  return { ...rest, value: read(typed) };
}

type Holder = Record<string, unknown> | unknown[];

export function isHolder(value: unknown): value is Holder {
  return typeof value === "object" && value !== null;
}

/** The value at a path of plain JSON; undefined where there is none. */
export function valueAt(value: unknown, path: FieldPath): unknown {
  let here = value;
  for (const step of path) {
    if (!isHolder(here) || !Object.hasOwn(here, step)) return undefined;
    here = Reflect.get(here, step);
  }
  return here;
}

/** A value with its missing parents around it: `["a", 0]` and 1 make `{ a: [1] }` of nothing. */
export function wrapped(path: FieldPath, value: PlainValue): PlainValue {
  return path.reduceRight<PlainValue>((inner, step) => (typeof step === "number" ? [inner] : { [step]: inner }), value);
}

/** How many steps of the path lead through mappings and lists that are there and fit. */
export function existingDepth(value: unknown, path: FieldPath): number {
  let here = value;
  for (const [depth, step] of path.entries()) {
    if (!isHolder(here) || Array.isArray(here) !== (typeof step === "number")) return depth;
    if (!Object.hasOwn(here, step)) return depth;
    here = Reflect.get(here, step);
  }
  return path.length;
}

/** Where a removal really cuts: the parents that would be left empty go too, entries of lists excepted. */
export function removalPath(value: unknown, path: FieldPath): FieldPath {
  let cut = path;
  while (cut.length > 1) {
    const parent = cut.slice(0, -1);
    const holder = valueAt(value, parent);
    const only = isHolder(holder) && Object.keys(holder).length === 1;
    if (!only || typeof parent.at(-1) === "number") break;
    cut = parent;
  }
  return cut;
}

function replaced(value: unknown, path: FieldPath, change: (old: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (Array.isArray(value)) return value.map((old, index) => (index === step ? replaced(old, rest, change) : old));
  if (!isHolder(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, old]) => [name, name === step ? replaced(old, rest, change) : old]),
  );
}

function set(value: unknown, path: FieldPath, next: PlainValue): unknown {
  const depth = existingDepth(value, path);
  if (depth === path.length) return replaced(value, path, () => next);
  const step = path[depth] ?? "";
  return replaced(value, path.slice(0, depth), (holder) => {
    const added = wrapped(path.slice(depth + 1), next);
    if (typeof step === "number") return Array.isArray(holder) ? [...holder, added] : [added];
    return { ...(isHolder(holder) && !Array.isArray(holder) ? holder : {}), [step]: added };
  });
}

function removed(value: unknown, path: FieldPath): unknown {
  if (existingDepth(value, path) < path.length) return value;
  const cut = removalPath(value, path);
  const last = cut.at(-1);
  return replaced(value, cut.slice(0, -1), (holder) => {
    if (Array.isArray(holder)) return holder.filter((_, index) => index !== last);
    return Object.fromEntries(Object.entries(isHolder(holder) ? holder : {}).filter(([name]) => name !== last));
  });
}

/** Where a moved entry ends up in a list of so many. */
export function movedTo(index: number, by: number, length: number): number {
  return Math.min(Math.max(index + by, 0), length - 1);
}

function moved(value: unknown, path: FieldPath, by: number): unknown {
  const index = path.at(-1);
  return replaced(value, path.slice(0, -1), (list) => {
    if (!Array.isArray(list) || typeof index !== "number" || index >= list.length) return list;
    const rest = list.filter((_, i) => i !== index);
    rest.splice(movedTo(index, by, list.length), 0, list[index]);
    return rest;
  });
}

/** What an edit means, told on plain values: the text has to say the same afterwards. */
export function editPlain(value: unknown, edit: PlainEdit): unknown {
  if ("value" in edit) return set(value, edit.path, edit.value);
  if ("remove" in edit) return removed(value, edit.path);
  if ("move" in edit) return moved(value, edit.path, edit.move);
  const list = valueAt(value, edit.path);
  return Array.isArray(list)
    ? replaced(value, edit.path, () => [...list, edit.append])
    : set(value, edit.path, [edit.append]);
}

/** Equal as JSON, whatever the order of fields. */
export function samePlain(a: unknown, b: unknown): boolean {
  if (!isHolder(a) || !isHolder(b)) return Object.is(a, b) || a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && samePlain(Reflect.get(a, name), Reflect.get(b, name)))
  );
}
