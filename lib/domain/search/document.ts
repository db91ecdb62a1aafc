import { plainText, splitName } from "./names";
import { otherNames, referenceOfPattern } from "./references";

/** What the index is told of a product. Everything is as its owner wrote it. */
export type SearchSource = {
  ref: string;
  name: string;
  summary: string;
  tags: readonly string[];
  /** The way down the domain tree, root first. */
  domains: readonly { path: string; name: string }[];
  team: { slug: string; name: string };
  /** Business terms and synonyms of the product itself. */
  terms: readonly string[];
  /** Purpose, usage, limitations. */
  prose: readonly string[];
  ports: readonly SearchPort[];
};

export type SearchPort = {
  name: string;
  kind: string;
  description: string;
  platform: { slug: string; name: string } | null;
  terms: readonly string[];
  prose: readonly string[];
  objects: readonly (Named & { columns: readonly Named[] })[];
};

type Named = {
  name: string;
  businessName: string | null;
  description: string;
  terms: readonly string[];
  /** Form of the values, where the contract states one. */
  pattern: string | null;
};

/** What matched can be one of these; `plain` is its text as it is searched. */
export type SearchPart = { kind: string; text: string; term: string | null; plain: string };

/** The words of a product, by how much they weigh, ready for `search.vector`: letters, digits and blanks only. */
export type SearchText = {
  title: string;
  /** Words of the name alone. */
  titleLength: number;
  terms: string;
  about: string;
  prose: string;
  columns: string;
  ports: string;
  parts: SearchPart[];
  /** Running text as it is shown around a match. */
  passage: string;
};

/** Longest running text that is indexed, in characters: a tsvector may not pass 1 MB. */
const PROSE_LIMIT = 60_000;
/** Longest running text from which a passage is shown. */
const PASSAGE_LIMIT = 4_000;
const PARTS_LIMIT = 200;

/** Names repeat from product to product: most are known by then. */
const readNames = new Map<string, string>();
const KNOWN_NAMES = 50_000;

/** A technical name as words, and as one word where it has several: "tenantLegalName" → "tenant Legal Name tenantLegalName". */
export function nameWords(name: string): string {
  const known = readNames.get(name);
  if (known !== undefined) return known;
  const words = splitName(name);
  const read = words.length > 1 && !/\s/.test(name.trim()) ? `${words.join(" ")} ${words.join("")}` : words.join(" ");
  if (readNames.size >= KNOWN_NAMES) readNames.clear();
  readNames.set(name, read);
  return read;
}

/** Markdown's marks would only disturb the passage that is shown. */
const unmarked = (text: string) => text.replace(/[*`#]+/g, "");

const unique = (texts: readonly string[]) => [...new Set(texts.filter((text) => text !== ""))];

function partsOf(source: SearchSource): SearchPart[] {
  const part = (kind: string, text: string, term: string | null = null): SearchPart => ({
    kind,
    text,
    term,
    plain: `${nameWords(text)} ${term === null ? "" : plainText(term)}`.trim(),
  });
  const objects = source.ports.flatMap((port) => port.objects);
  const columns = objects.flatMap((object) => object.columns);
  const found = [
    ...columns.map(({ name, businessName }) => part("column", name, businessName)),
    ...unique([...source.terms, ...source.ports.flatMap(({ terms }) => terms)]).map((term) => part("term", term)),
    ...columns.flatMap(({ name, terms }) => terms.map((term) => part("column", name, term))),
    ...source.tags.map((tag) => part("tag", tag)),
    ...objects.flatMap(({ name, businessName, terms }) =>
      [businessName, ...terms].map((term) => part("object", name, term)),
    ),
    ...source.ports.map((port) => part("port", port.name)),
    ...source.domains.map((domain) => part("domain", domain.name)),
    part("team", source.team.name),
  ];
  const once = new Map(found.map((one) => [`${one.kind} ${one.text} ${one.term}`, one]));
  return [...once.values()].filter(({ plain }) => plain !== "").slice(0, PARTS_LIMIT);
}

function proseOf(source: SearchSource): string {
  return unique([
    ...source.prose,
    ...source.ports.flatMap((port) => [
      port.description,
      ...port.prose,
      ...port.objects.flatMap((object) => [object.description, ...object.columns.map((column) => column.description)]),
    ]),
  ]).join(" ");
}

/** Columns, tags, business terms and synonyms, with the other names of the references among them. */
function termsOf(source: SearchSource): { columns: string; all: string } {
  const objects = source.ports.flatMap((port) => port.objects);
  const named = objects.flatMap((object) => object.columns);
  const columns = unique(
    named.flatMap(({ name, businessName, terms, pattern }) => [
      nameWords(name),
      plainText(businessName ?? ""),
      ...terms.map(plainText),
      referenceOfPattern(pattern ?? "") ?? "",
    ]),
  );
  const others = unique([
    ...objects.flatMap(({ businessName, terms }) => [plainText(businessName ?? ""), ...terms.map(plainText)]),
    ...[...source.tags, ...source.terms, ...source.ports.flatMap(({ terms }) => terms)].map(nameWords),
  ]);
  const said = [...columns, ...others, plainText(`${source.name} ${source.summary}`)];
  const references = otherNames(said.join(" . ").toLowerCase());
  return { columns: columns.join(" "), all: [...columns, ...others, ...references].join(" ") };
}

/** The words of a product in the places from which they count: title, terms, what it is about, running text. */
export function searchText(source: SearchSource): SearchText {
  const prose = unmarked(proseOf(source)).slice(0, PROSE_LIMIT);
  const title = nameWords(source.name);
  const known = new Set(title.toLowerCase().split(" "));
  const ref = nameWords(source.ref)
    .split(" ")
    .filter((word) => !known.has(word.toLowerCase()));
  const terms = termsOf(source);
  const about = [
    source.summary,
    ...source.domains.map(({ name, path }) => `${name} ${path.split("/").at(-1) ?? ""}`),
    source.team.name,
    ...source.ports.flatMap((port) => [port.kind, port.platform?.name ?? "", nameWords(port.name)]),
    ...source.ports.flatMap((port) => port.objects.map((object) => nameWords(object.name))),
  ];
  return {
    title: [title, ...ref].join(" "),
    titleLength: Math.min(1000, splitName(source.name).length),
    terms: terms.all.slice(0, PROSE_LIMIT),
    about: unique(about.map(plainText)).join(" ").slice(0, PROSE_LIMIT),
    prose: plainText(prose),
    columns: terms.columns.slice(0, PROSE_LIMIT),
    ports: unique(source.ports.map((port) => nameWords(port.name))).join(" "),
    parts: partsOf(source),
    passage: prose.slice(0, PASSAGE_LIMIT),
  };
}
