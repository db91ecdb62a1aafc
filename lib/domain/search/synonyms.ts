import { plainText } from "./names";

/** Names of custom properties that hold other words for a thing, in the ways they are written. */
const CARRIERS =
  /^(synonyms?|alias(es)?|alternative_?names?|business_?(names?|terms?)|glossary_?(terms?)?|key_?words?|acronyms?|abbreviations?)$/i;

const strings = (value: unknown): string[] => {
  if (typeof value === "string") return value.split(/[,;|\n]/).map((text) => text.trim());
  return Array.isArray(value) ? value.flatMap(strings) : [];
};

const entries = (value: unknown): Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "object" && one !== null) : [];

/** The last part of a definition's address in words: ".../glossary/legal-entity" is "legal entity"; codes are not words. */
function addressWords(url: unknown): string {
  if (typeof url !== "string") return "";
  const last =
    url
      .replace(/[?#].*$/, "")
      .split("/")
      .filter(Boolean)
      .at(-1) ?? "";
  const words = plainText(last.replace(/\.[a-z]{2,5}$/, ""));
  return /\p{L}{3}/u.test(words) && !/\d{3}/.test(words) ? words : "";
}

/**
 * Other words that an element of an ODCS or ODPS document gives for itself: tags, custom properties named like a synonym,
 * and what it is called where it is defined (`authoritativeDefinitions` of ODCS v3.1.0). Never throws.
 */
export function synonymsOf(element: {
  tags?: unknown;
  customProperties?: unknown;
  authoritativeDefinitions?: unknown;
}): string[] {
  const found = [
    ...strings(Array.isArray(element.tags) ? element.tags : []),
    ...entries(element.customProperties).flatMap(({ property, value }) =>
      typeof property === "string" && CARRIERS.test(property) ? strings(value) : [],
    ),
    ...entries(element.authoritativeDefinitions).map(({ url }) => addressWords(url)),
  ];
  return [...new Set(found.filter((text) => text !== "" && text.length <= 200))];
}
