import type { Tx } from "@/lib/db/transaction";

/** Stems by word; the words of names repeat from product to product. */
const known = new Map<string, string>();
const KNOWN = 200_000;

/** The words of a plain text as they are looked up: without accents, in lower case, each once. */
export function foldedWords(plain: string): string[] {
  const folded = plain.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return [...new Set(folded.split(" ").filter((word) => word !== "" && word.length <= 200))];
}

/** The stem of each word, as the index has it; asks Postgres for those it was not asked for before. */
export async function stemsOf(tx: Tx, words: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const all = new Set(words);
  if (known.size + all.size > KNOWN) known.clear();
  const unknown = [...all].filter((word) => !known.has(word));
  if (unknown.length > 0) {
    const rows = await tx.$queryRaw<{ word: string; stem: string }[]>`
      select word, coalesce(array_to_string(tsvector_to_array(to_tsvector('public.mercat_english', word)), ' '), '') as stem
      from unnest(${unknown}::text[]) word`;
    for (const { word, stem } of rows) known.set(word, stem);
  }
  return known;
}

/** Words and their stems between blanks: a pattern finds one, or the beginning of one. */
export function lexemesOf(plain: string, stems: ReadonlyMap<string, string>): string {
  const words = foldedWords(plain);
  const each = new Set(words.flatMap((word) => [word, ...(stems.get(word) ?? "").split(" ")]));
  each.delete("");
  return ` ${[...each].join(" ")} `;
}
