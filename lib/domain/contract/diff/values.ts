/** Reading plain JSON of unknown shape. Nothing here throws, whatever the document holds. */

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The field of a mapping; undefined when it has none of its own. */
export function field(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function listAt(value: unknown, name: string): readonly unknown[] {
  const list = field(value, name);
  return Array.isArray(list) ? list : [];
}

/** Text that says something; numbers count, as people forget quotes. */
export function textOf(value: unknown): string | null {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

export function textAt(value: unknown, name: string): string | null {
  return textOf(field(value, name));
}

export function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** What says nothing: absent, null, empty text, an empty list, a mapping of nothing but those. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).every((name) => isEmpty(field(value, name)));
}

/** Equality of meaning for JSON: key order does not count, and empty is as good as absent. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b);
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, at) => same(item, b[at]));
  if (!isRecord(a) || !isRecord(b)) return false;
  return (
    Object.keys(a).every((name) => same(field(a, name), field(b, name))) &&
    Object.keys(b).every((name) => Object.hasOwn(a, name) || isEmpty(field(b, name)))
  );
}

/** One text per meaning, in the sense of `same`. */
export function canonicalText(value: unknown): string {
  if (isEmpty(value)) return "null";
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const parts = Object.keys(value)
    .filter((name) => !isEmpty(field(value, name)))
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalText(field(value, name))}`);
  return `{${parts.join(",")}}`;
}

/** Whether two lists hold the same, in whatever order. */
export function sameMembers(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  const [one, other] = [a.map(canonicalText).sort(), b.map(canonicalText).sort()];
  return one.every((text, at) => text === other[at]);
}

/** Deeper than any contract; asked without recursion, so that no document can exhaust the stack. */
export function isDeeperThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item !== "object" || item === null) continue;
      for (const part of Object.values(item)) if (typeof part === "object" && part !== null) next.push(part);
    }
    level = next;
  }
  return false;
}
