/**
 * Common references that stand under either of two names: the code and the words for it. A product that has one is found by
 * the other. The list is short on purpose: only what an international or national standard defines.
 */
const references: readonly { code: string; words: readonly string[] }[] = [
  { code: "lei", words: ["legal entity identifier"] }, // ISO 17442
  { code: "isin", words: ["international securities identification number"] }, // ISO 6166
  { code: "iban", words: ["international bank account number"] }, // ISO 13616
  { code: "bic", words: ["business identifier code", "bank identifier code", "swift code"] }, // ISO 9362
  { code: "mic", words: ["market identifier code"] }, // ISO 10383
  { code: "cfi", words: ["classification of financial instruments"] }, // ISO 10962
  { code: "figi", words: ["financial instrument global identifier"] },
  { code: "cusip", words: ["committee on uniform securities identification procedures"] },
  { code: "sedol", words: ["stock exchange daily official list"] },
  { code: "wkn", words: ["wertpapierkennnummer", "german securities number"] },
  { code: "upi", words: ["unique product identifier"] }, // ISO 4914
  { code: "uti", words: ["unique transaction identifier"] }, // ISO 23897
  { code: "duns", words: ["data universal numbering system"] },
  { code: "eori", words: ["economic operators registration and identification"] },
  { code: "vat", words: ["value added tax"] },
  { code: "nace", words: ["statistical classification of economic activities"] },
  { code: "naics", words: ["north american industry classification system"] },
  { code: "sic", words: ["standard industrial classification"] },
  { code: "gics", words: ["global industry classification standard"] },
  { code: "gtin", words: ["global trade item number"] },
  { code: "ean", words: ["european article number"] },
  { code: "sku", words: ["stock keeping unit"] },
  { code: "gln", words: ["global location number"] },
  { code: "isbn", words: ["international standard book number"] }, // ISO 2108
  { code: "issn", words: ["international standard serial number"] }, // ISO 3297
  { code: "doi", words: ["digital object identifier"] }, // ISO 26324
  { code: "orcid", words: ["open researcher and contributor id"] },
  { code: "imei", words: ["international mobile equipment identity"] },
  { code: "vin", words: ["vehicle identification number"] }, // ISO 3779
  { code: "hs", words: ["harmonized system", "harmonised system code"] },
  { code: "incoterms", words: ["international commercial terms"] },
  { code: "epc", words: ["energy performance certificate"] },
  { code: "gla", words: ["gross leasable area", "gross lettable area"] },
  { code: "esg", words: ["environmental social governance"] },
  { code: "ghg", words: ["greenhouse gas"] },
  { code: "kpi", words: ["key performance indicator"] },
  { code: "nuts", words: ["nomenclature of territorial units for statistics"] },
  { code: "pii", words: ["personally identifiable information"] },
];

/** Ways in which a value of a reference is described by its form (`logicalTypeOptions.pattern`), without `^` and `$`. */
const patterns: Readonly<Record<string, string>> = {
  "[A-Z0-9]{18}[0-9]{2}": "lei",
  "[A-Z0-9]{20}": "lei",
  "[A-Z]{2}[A-Z0-9]{9}[0-9]": "isin",
  "[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}": "iban",
  "[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?": "bic",
};

const byCode = new Map(references.map((reference) => [reference.code, reference]));

const byWords = new Map(references.flatMap(({ code, words }) => words.map((one) => [one, code] as const)));
const anyWords = new RegExp(`(?<=^| )(?:${[...byWords.keys()].join("|")})(?= |$)`, "g");

/** The reference whose values have this form: its code, or null. */
export function referenceOfPattern(pattern: string): string | null {
  return patterns[pattern.replace(/^\^|\$$/g, "").replaceAll("\\d", "[0-9]")] ?? null;
}

/**
 * The other names of the references that stand in a text: "tenant lei" gives "legal entity identifier" and the other way
 * round. `text` is plain, in lower case, with single blanks; parts that do not belong together have a full stop between them.
 */
export function otherNames(text: string): string[] {
  const found = new Set<string>();
  for (const word of text.split(" ")) for (const words of byCode.get(word)?.words ?? []) found.add(words);
  for (const [words] of text.matchAll(anyWords)) found.add(byWords.get(words) ?? words);
  return [...found];
}
