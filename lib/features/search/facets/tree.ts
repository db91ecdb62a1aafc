const parent = (path: string) => path.split("/").slice(0, -1).join("/");

/** A path with all paths above it, root first. */
export function pathsDown(path: string): string[] {
  const parts = path.split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/**
 * Domains with what is counted in them, as a tree written line by line: children follow their parent, and a parent's number
 * holds those of its children. `nameOf` names domains that have no product of their own.
 */
export function domainLines(
  own: readonly { value: string; label: string | null; hits: number }[],
  nameOf: (path: string) => string,
): { value: string; label: string; hits: number; depth: number }[] {
  const hits = new Map<string, number>();
  for (const one of own) for (const path of pathsDown(one.value)) hits.set(path, (hits.get(path) ?? 0) + one.hits);
  const children = new Map<string, string[]>();
  for (const path of hits.keys()) children.set(parent(path), [...(children.get(parent(path)) ?? []), path]);
  const lines = (above: string, depth: number): { value: string; label: string; hits: number; depth: number }[] =>
    (children.get(above) ?? [])
      .map((path) => ({ value: path, label: nameOf(path), hits: hits.get(path) ?? 0, depth }))
      .sort((a, b) => (a.label < b.label ? -1 : 1))
      .flatMap((line) => [line, ...lines(line.value, depth + 1)]);
  return lines("", 0);
}
