/** A name as code. A backtick inside would end it, and a bar the cell. */
export function codeSpan(text: string): string {
  return `\`${
    text
      .replace(/[\s\p{Cc}]+/gu, " ")
      .replaceAll("`", "'")
      .replaceAll("|", "\\|") || " "
  }\``;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}
