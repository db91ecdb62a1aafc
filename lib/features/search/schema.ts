import { z } from "zod";
import { classifications } from "@/lib/domain/classification";
import { trustLevels } from "@/lib/domain/quality/trust-level";
import type { TrustSignal } from "@/lib/domain/quality/trust-signal";
import type { Count } from "@/lib/domain/search/counting";
import { freshnessClasses } from "@/lib/domain/search/freshness";
import type { ScorePart } from "@/lib/domain/search/score";

export const PAGE_SIZE = 20;

/** Longest cursor: that of the last page within a question's candidates. */
export const CURSOR_LENGTH = 4000;

/** The filters of search, in the order in which they are shown; each is a parameter of the URL. */
export const facetNames = [
  "access",
  "domain",
  "classification",
  "status",
  "kind",
  "platform",
  "team",
  "tag",
  "trust",
  "freshness",
] as const;
export type FacetName = (typeof facetNames)[number];

export const sorts = ["relevance", "newest", "name", "used"] as const;
export type Sort = (typeof sorts)[number];

const productStatuses = ["draft", "active", "deprecated", "retired"] as const;
export const accessStates = ["active", "pending", "none"] as const;
export type AccessState = (typeof accessStates)[number];

/** NUL cannot stand in a Postgres string; other control characters mean nothing in a search. */
const controls = /\p{Cc}/gu;

const text = z
  .string()
  .catch("")
  .transform((value) => value.replace(controls, " ").trim().slice(0, 200));

const list = z
  .array(z.string())
  .catch([])
  .transform((values) => [...new Set(values.map((value) => value.replace(controls, "").trim()))])
  .transform((values) => values.filter((value) => value !== "" && value.length <= 200).slice(0, 20));

/** Values that are not in the set are left out, as if they had not been asked for. */
const oneOf = <T extends string>(allowed: readonly T[]) =>
  list.transform((values) => allowed.filter((value) => values.includes(value)));

/** What can be asked of search. Every value that cannot be understood falls back; nothing is refused. */
export const searchParamsSchema = z.object({
  q: text,
  access: oneOf(accessStates),
  /** Domain paths; a domain includes its sub-domains. */
  domain: list,
  classification: oneOf(classifications),
  /** Without it, everything but the retired. */
  status: oneOf(productStatuses),
  kind: list,
  /** Slugs of connections. */
  platform: list,
  /** Slugs of owner teams. */
  team: list,
  tag: list,
  /** Level of the trust signal at this moment. */
  trust: oneOf(trustLevels),
  /** Class of how often the data is renewed. */
  freshness: oneOf(freshnessClasses),
  sort: z.enum(sorts).catch("relevance"),
  /** Where to go on: `next` of the page before. One that cannot be read is the first page. */
  cursor: z
    .string()
    .regex(/^[\w-]{1,4000}$/)
    .nullable()
    .catch(null),
  /** "0" searches for exactly what was typed, without correcting it. */
  correct: z
    .string()
    .catch("1")
    .transform((value) => value !== "0"),
  /** True to get each row's sum. */
  explain: z
    .string()
    .catch("")
    .transform((value) => value === "true" || value === "1"),
});
export type SearchParams = z.infer<typeof searchParamsSchema>;

type RawParams = Readonly<Record<string, string | string[] | undefined>>;

const single = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);
const many = (value: string | string[] | undefined) => (value === undefined ? [] : [value].flat());

/** Reads the parameters of a page's or an endpoint's URL. Never throws. */
export function readSearchParams(raw: RawParams | URLSearchParams): SearchParams {
  const record: RawParams =
    raw instanceof URLSearchParams ? Object.fromEntries([...raw.keys()].map((key) => [key, raw.getAll(key)])) : raw;
  return searchParamsSchema.parse({
    ...Object.fromEntries(facetNames.map((name) => [name, many(record[name])])),
    q: single(record.q),
    sort: single(record.sort),
    cursor: single(record.cursor),
    correct: single(record.correct),
    explain: single(record.explain),
  });
}

/** The parameters as a query string's values, without what is the default, for links. */
export function writeSearchParams(params: SearchParams): Record<string, string | readonly string[]> {
  const { q, sort, cursor, correct, explain, ...filters } = params;
  return {
    q,
    ...filters,
    sort: sort === "relevance" ? "" : sort,
    cursor: cursor ?? "",
    correct: correct ? "" : "0",
    explain: explain ? "1" : "",
  };
}

/** What of a product can match beside its name and its running text. */
export const matchKinds = ["column", "port", "object", "term", "tag", "domain", "team"] as const;
export const matchSchema = z.object({
  kind: z.enum(matchKinds),
  text: z.string(),
  /** Of a column or object: the business word for it. */
  term: z.string().nullable(),
});
export type Match = z.infer<typeof matchSchema>;

/** Text in pieces, marked where it matched: rendered as elements, never as HTML. */
export const segmentSchema = z.object({ text: z.string(), match: z.boolean() });
export type Segment = z.infer<typeof segmentSchema>;

export const searchRowSchema = z.object({
  id: z.string(),
  ref: z.string(),
  name: z.string(),
  summary: z.string(),
  domainPath: z.string(),
  domainName: z.string(),
  ownerTeam: z.string(),
  ownerTeamSlug: z.string(),
  status: z.enum(productStatuses),
  classification: z.enum(classifications),
  portKinds: z.array(z.string()),
  contractVersion: z.string().nullable(),
  freshness: z.string().nullable(),
  qualityRules: z.number(),
  updatedAt: z.date(),
  /** Null for a row that was written before there was a signal. */
  trust: z.custom<TrustSignal>().nullable(),
  /** Of a deprecated product: the one to use instead, where the reader may see it, and from when on it can end. */
  successor: z.object({ ref: z.string(), name: z.string() }).nullable(),
  sunsetAt: z.date().nullable(),
  /** Deprecated ports of the product, at most three. */
  endingPorts: z.array(
    z.object({ port: z.string(), successor: z.string().nullable(), endsAt: z.coerce.date().nullable() }),
  ),
  access: z.enum(accessStates),
  /** What matched beside name and summary, at most three. */
  matched: z.array(matchSchema),
  /** The summary, or the passage of the description that matched when the summary did not. */
  snippet: z.array(segmentSchema),
  /** What orders the row, for who asked to have it explained; null otherwise and where words do not order. */
  score: z.custom<readonly ScorePart[]>().nullable(),
  /** Has only some of the words. */
  partial: z.boolean(),
});
export type SearchRow = z.infer<typeof searchRowSchema>;

export type FacetValue = { value: string; label: string; count: Count; selected: boolean; depth: number };
/** Values in the order in which they are shown; `more` when there are others, less frequent. */
export type Facet = { name: FacetName; values: FacetValue[]; more: boolean };

export type SearchResult = {
  /** What was searched for: differs from the question when the spelling was corrected. */
  query: string;
  /** The question as typed when it was corrected, else null. */
  correctedFrom: string | null;
  /** All rows have only some of the words, because no product has all of them. */
  relaxed: boolean;
  total: Count;
  rows: SearchRow[];
  /** Cursor of the next page; null on the last. */
  next: string | null;
  /** More products match than are ranked for words: what comes after the last page is found by narrower words. */
  narrow: boolean;
  facets: Facet[];
  /** Words near to those that were not found, for a search without result. */
  nearest: string[];
};
