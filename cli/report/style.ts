export type Format = "text" | "json" | "markdown" | "github";
export const formats: readonly Format[] = ["text", "json", "markdown", "github"];

export type Paint = Record<"red" | "yellow" | "green" | "grey" | "bold", (text: string) => string>;

const code = (open: number, close: number) => (text: string) => `\u001b[${open}m${text}\u001b[${close}m`;
const plain = (text: string) => text;

/** Words in colour, or as they are. */
export function paint(colour: boolean): Paint {
  if (!colour) return { red: plain, yellow: plain, green: plain, grey: plain, bold: plain };
  return { red: code(31, 39), yellow: code(33, 39), green: code(32, 39), grey: code(90, 39), bold: code(1, 22) };
}

/** Text of a document on one line, without what a terminal would obey or read backwards. */
export function printable(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\p{Cc}\p{Bidi_Control}]/gu, "\ufffd");
}

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
