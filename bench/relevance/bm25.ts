import { stemmer } from "stemmer";
import bm25 from "wink-bm25-text-search";

/** Words of a text, without accents and case, stemmed by Porter's rules where wanted. */
function tokens(text: string, stemmed: boolean): string[] {
  const words =
    text
      .normalize("NFD")
      .replaceAll(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return stemmed ? words.map((word) => stemmer(word)) : words;
}

/**
 * Okapi BM25 (k1 1.2, b 0.75, idf of Robertson and Spärck Jones plus one) over one field, by wink-bm25-text-search. A test works
 * its scores out by hand.
 */
export class Bm25 {
  readonly #engine = bm25();
  readonly #ids: readonly string[];

  /** At least three documents: the library takes no fewer. */
  constructor(docs: readonly { id: string; text: string }[], { stemmed }: { stemmed: boolean }) {
    this.#ids = docs.map(({ id }) => id);
    this.#engine.defineConfig({ fldWeights: { text: 1 }, bm25Params: { k1: 1.2, b: 0.75, k: 1 } });
    this.#engine.definePrepTasks([(text) => tokens(text, stemmed)]);
    for (const [at, { text }] of docs.entries()) this.#engine.addDoc({ text }, at);
    this.#engine.consolidate(9);
  }

  /** The best documents with any of the words, best first, with their scores. */
  rank(query: string, depth: number): { id: string; score: number }[] {
    return this.#engine.search(query, depth).map(([at, score]) => ({ id: this.#ids[Number(at)] ?? "", score }));
  }
}
