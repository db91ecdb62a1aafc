import type { FieldPath } from "@/lib/domain/document/field-path";

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Where each list and mapping of a document stands. */
function placesOf(document: unknown): Map<object, FieldPath> {
  const places = new Map<object, FieldPath>();
  const remember = (value: unknown, path: FieldPath): void => {
    if (!isObject(value)) return;
    places.set(value, path);
    for (const [name, part] of Object.entries(value))
      remember(part, [...path, Array.isArray(value) ? Number(name) : name]);
  };
  remember(document, []);
  return places;
}

/**
 * Which part of the document as written each part of its upgraded form was made of, so that a problem found in the
 * upgraded form can point at the line somebody wrote.
 */
export class Origins {
  private readonly from = new WeakMap<object, object>();
  private readonly names = new WeakMap<object, Readonly<Record<string, FieldPath>>>();

  /**
   * Says that `made` was made of `original`, and under which names its fields stand there where they differ; gives
   * `made` back.
   */
  note<T extends object>(made: T, original: unknown, names?: Readonly<Record<string, FieldPath>>): T {
    if (typeof original !== "object" || original === null) return made;
    this.from.set(made, this.from.get(original) ?? original);
    const all = { ...this.names.get(original), ...names };
    if (Object.keys(all).length > 0) this.names.set(made, all);
    return made;
  }

  private rest(owner: object, rest: FieldPath): FieldPath {
    const [name, ...deeper] = rest;
    const old = typeof name === "string" ? this.names.get(owner)?.[name] : undefined;
    return old ? [...old, ...deeper] : rest;
  }

  /** Turns paths into the upgraded form to paths into the document, as near as they are known. */
  pathsInto(document: unknown, upgraded: unknown): (path: FieldPath) => FieldPath {
    if (document === upgraded) return (path) => path;
    let places: Map<object, FieldPath> | null = null;
    return (path) => {
      places ??= placesOf(document);
      let here = upgraded;
      let found: FieldPath = path;
      for (let length = 0; length <= path.length; length += 1) {
        if (length > 0) here = isObject(here) ? Reflect.get(here, path[length - 1] ?? "") : undefined;
        if (!isObject(here)) break;
        const place = places.get(this.from.get(here) ?? here);
        if (place) found = [...place, ...this.rest(here, path.slice(length))];
      }
      return found;
    };
  }
}
