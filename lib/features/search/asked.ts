import { plainText, splitName } from "@/lib/domain/search/names";
import type { Question, Term } from "@/lib/domain/search/question";

/** A question as the functions of the database take it. Parallel lists, one entry per term. */
export type AskedWords = {
  /** As typed, for what is said about a term. */
  texts: string[];
  /** Letters, digits and blanks only; a compound name in one piece. */
  words: string[];
  /** The single words of a compound name, else null. */
  splits: (string | null)[];
  phrases: boolean[];
  /** The last word may be the beginning of a longer one. */
  unfinished: boolean;
};

function asked({ text, phrase }: Term) {
  if (phrase) return { text, word: plainText(text), split: null, phrase: plainText(text).includes(" ") };
  const words = splitName(text);
  return { text, word: words.join(""), split: words.length > 1 ? words.join(" ") : null, phrase: false };
}

/** The wanted terms of a question, without those that have no letter or digit. */
export function askedWords({ terms, unfinished }: Question): AskedWords {
  const each = terms.map(asked).filter(({ word }) => word !== "");
  return {
    texts: each.map(({ text }) => text),
    words: each.map(({ word }) => word),
    splits: each.map(({ split }) => split),
    phrases: each.map(({ phrase }) => phrase),
    unfinished: unfinished !== null && each.at(-1)?.text === unfinished,
  };
}
