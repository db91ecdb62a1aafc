import { saidStandard } from "@/lib/domain/document/standard-name";

export type PastedDocuments = { products: string[]; contracts: string[]; unknown: string[] };

/** YAML's own separator, at the beginning of a line; a form sends Windows' line ends. */
function split(text: string): string[] {
  return text
    .replaceAll("\r\n", "\n")
    .split(/^---[ \t]*$/m)
    .map((part) => part.replace(/^\n+/, ""))
    .filter((part) => part.trim() !== "");
}

/** Sorts pasted texts and files, each with one or several documents, by what they say they are. */
export function sortDocuments(texts: readonly string[]): PastedDocuments {
  const sorted: PastedDocuments = { products: [], contracts: [], unknown: [] };
  for (const text of texts.flatMap(split)) {
    const said = saidStandard(text);
    const place = said === null ? sorted.unknown : said.kind === "product" ? sorted.products : sorted.contracts;
    place.push(text);
  }
  return sorted;
}
