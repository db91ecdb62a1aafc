/** Longest question that is kept, in characters. */
const LENGTH = 200;
const SHORTEST = 2;

/** An address, or seven digits in one: a phone number, an account, an identity card. */
const PERSONAL = /@|(?:\d[ ./-]?){7}/u;

/**
 * A question as it is kept when nothing was found: folded to words and blanks, so that spelling, case and marks do not
 * divide it. Null for what is not kept: too short, or it may name a person.
 */
export function missedQuestion(typed: string): string | null {
  if (PERSONAL.test(typed)) return null;
  const folded = typed
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  const characters = [...folded].slice(0, LENGTH);
  return characters.length < SHORTEST ? null : characters.join("").trim();
}

/** From how many people on a question is shown: what one person typed is theirs. */
export const SHOWN_FROM_PEOPLE = 2;

/** Days after the last time it was asked until a question is forgotten. */
export const MISS_KEPT_DAYS = 90;
