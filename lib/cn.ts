/** Joins class names, dropping the falsy ones. Later classes do not override earlier ones: primitives offer variants for that. */
export function cn(...names: ReadonlyArray<string | false | null | undefined>): string {
  return names.filter(Boolean).join(" ");
}
