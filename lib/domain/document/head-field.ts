/** The `id` a YAML or JSON text begins with, read by its line: text that is being written has an id too. */
export function idOf(text: string): string {
  return /^[ \t]{0,2}["']?id["']?[ \t]*:[ \t]*["']?([^"'#\s,]+)/m.exec(text)?.[1] ?? "";
}
