import type { FreshnessClass } from "./freshness";
import { freshnessShare, type Status, shareOfUse } from "./prior";

/** What is known of one product for one question. */
export type Evidence = {
  id: string;
  status: Status;
  /** The trust signal, 0 to 100. */
  trust: number;
  /** Active grants. */
  uses: number;
  freshness: FreshnessClass;
  ownDomain: boolean;
  /** Words in the product's name. */
  titleLength: number;
  /** Is called exactly like the question, or has it as id. */
  called: boolean;
  /** Terms of the question that stand in the name. */
  inTitle: number;
  /** How strongly each term stands in it: name before terms and columns before summary before running text; 0 is not at all. */
  ranks: readonly number[];
  /** Different words in it. */
  length: number;
  /** Of a deprecated product: the one to use instead. */
  successor: string | null;
};

/** What is known of a question: how many products there are, and how many have each term. */
export type Asked = { ndoc: number; terms: readonly { text: string; df: number }[] };

/** One part of what orders a row; the points add up. */
export type ScorePart = { label: string; points: number };

/** Weights, all of them: the parts beside words are shares of what the words give, so that no prior beats a better match. */
export const WEIGHTS = {
  /** Points that make a product called exactly like the question first. */
  called: 1000,
  /** Most that words of the name add when the name has nothing else. */
  title: 0.35,
  trust: 0.1,
  use: 0.1,
  freshness: 0.04,
  ownDomain: 0.05,
  draft: -0.3,
  deprecated: -0.5,
  retired: -0.8,
} as const;

/** How much a term says, by the number of products that have it (BM25's inverse document frequency). */
export function idf(df: number, ndoc: number): number {
  const known = Math.min(df, ndoc);
  return Math.log(1 + (ndoc - known + 0.5) / (known + 0.5));
}

const STATUS_WORDS: Record<Status, string> = {
  active: "Active",
  draft: "Draft",
  deprecated: "Deprecated",
  retired: "Retired",
};

/** The share of what the question says that is found: a rare word is more of it than a frequent one. */
function coverage(ranks: readonly number[], { ndoc, terms }: Asked): number {
  const weights = terms.map(({ df }) => idf(df, ndoc));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const found = weights.reduce((sum, weight, index) => sum + ((ranks[index] ?? 0) > 0 ? weight : 0), 0);
  return total === 0 ? 0 : found / total;
}

/** A word says less of a product of many words; gently, for a well-described one is no worse. */
const forLength = (length: number) => (1 + Math.log(Math.max(1, length))) ** -0.25;

/**
 * What orders a product for a question, part by part. Words count by how rare they are and where they stand, times the share
 * of the question that is found; everything else is a gentle share of that.
 */
export function scoreParts(evidence: Evidence, asked: Asked): ScorePart[] {
  const { status, trust, uses, freshness, ranks } = evidence;
  const perLength = forLength(evidence.length);
  const words = asked.terms.map(({ text, df }, index) => ({
    label: `“${text}”`,
    points: 10 * idf(df, asked.ndoc) * (ranks[index] ?? 0) * perLength,
  }));
  const found = ranks.filter((rank) => rank > 0).length;
  const all = asked.terms.length;
  const sum = words.reduce((total, { points }) => total + points, 0);
  const base = sum * coverage(ranks, asked);
  const title =
    evidence.titleLength === 0
      ? 0
      : Math.min(1, evidence.inTitle / evidence.titleLength) * (evidence.inTitle / Math.max(1, all));
  const parts = [
    ...words,
    { label: `${found} of ${all} words`, points: base - sum },
    { label: "Share of the name", points: base * WEIGHTS.title * title },
    { label: "Trust", points: (base * WEIGHTS.trust * trust) / 100 },
    { label: "Use", points: base * WEIGHTS.use * shareOfUse(uses) },
    { label: "Freshness", points: base * WEIGHTS.freshness * freshnessShare(freshness) },
    { label: "My domain", points: evidence.ownDomain ? base * WEIGHTS.ownDomain : 0 },
    { label: STATUS_WORDS[status], points: status === "active" ? 0 : base * WEIGHTS[status] },
    { label: "Called exactly so", points: evidence.called ? WEIGHTS.called : 0 },
  ];
  return parts.filter(({ points }) => points !== 0);
}

export type Scored = { id: string; score: number; parts: ScorePart[] };

/** A deprecated product stands below its successor whenever both are there, even when it alone is called like the question. */
function belowSuccessors(rows: readonly (Scored & { successor: string | null })[]): Scored[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return rows.map(({ successor, ...row }) => {
    const after = successor === null ? undefined : byId.get(successor);
    if (!after || after.score > row.score) return row;
    const points = after.score * 0.999 - row.score;
    return { ...row, score: row.score + points, parts: [...row.parts, { label: "Below its successor", points }] };
  });
}

/** Products in the order in which they answer the question, best first; equal ones by id. */
export function rank(found: readonly Evidence[], asked: Asked): Scored[] {
  const scored = found.map((evidence) => {
    const parts = scoreParts(evidence, asked);
    const score = parts.reduce((sum, { points }) => sum + points, 0);
    return { id: evidence.id, score, parts, successor: evidence.successor };
  });
  return belowSuccessors(scored).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}
