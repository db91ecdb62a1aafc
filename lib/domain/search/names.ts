/** Only letters, digits and single blanks: nothing of it means anything to a parser. */
export function plainText(text: string): string {
  return text.replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").trim();
}

const LOWER_UPPER = /([\p{Ll}\p{M}])(\p{Lu})/gu;
const ACRONYM_WORD = /(\p{Lu})(\p{Lu}[\p{Ll}\p{M}])/gu;
const LETTERS_DIGITS = /(?<=\p{L}{3})(?=\p{N})/gu;
const DIGITS_LETTERS = /(?<=\p{N})(?=\p{L}{3})/gu;

/**
 * The words of a technical name as they are written: "tenantLegalName", "dim_tenant", "HTTPServer", "address2line". Digits
 * stay with one or two letters, so that "co2" and "b2b" remain words.
 */
export function splitName(name: string): string[] {
  const spaced = name
    .replace(LOWER_UPPER, "$1 $2")
    .replace(ACRONYM_WORD, "$1 $2")
    .replace(LETTERS_DIGITS, " ")
    .replace(DIGITS_LETTERS, " ");
  const plain = plainText(spaced);
  return plain === "" ? [] : plain.split(" ");
}
