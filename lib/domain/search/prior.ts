import { type TrustEvidence, trustSignal } from "@/lib/domain/quality/trust-signal";
import type { FreshnessClass } from "./freshness";

export type Status = "draft" | "active" | "deprecated" | "retired";

/** How much the parts of a prior count; they add up to 1. */
export const PRIOR_WEIGHTS = { trust: 0.5, use: 0.35, freshness: 0.15 } as const;

const STATUS: Record<Status, number> = { active: 1, draft: 0.6, deprecated: 0.4, retired: 0.1 };
const FRESHNESS: Record<FreshnessClass, number> = {
  hourly: 1,
  daily: 1,
  weekly: 0.7,
  monthly: 0.5,
  rarely: 0.3,
  unstated: 0,
};

/** Use from 0 to 1: the first consumers say more than the hundredth. */
export function shareOfUse(uses: number): number {
  return Math.min(1, Math.log1p(Math.max(0, uses)) / Math.log1p(100));
}

export function freshnessShare(freshness: FreshnessClass): number {
  return FRESHNESS[freshness];
}

/**
 * How good a product is before anything is asked, 0 to 1: the order of browsing, and the order in which rows lie on the
 * disk. `trust` is the trust signal, 0 to 100; `uses` the number of active grants.
 */
export function priorOf(of: { trust: number; uses: number; freshness: FreshnessClass; status: Status }): number {
  const sum =
    (PRIOR_WEIGHTS.trust * of.trust) / 100 +
    PRIOR_WEIGHTS.use * shareOfUse(of.uses) +
    PRIOR_WEIGHTS.freshness * freshnessShare(of.freshness);
  return sum * STATUS[of.status];
}

/**
 * A prior in steps of a thousandth, spread within its step by the product's id: products that are equally good have an
 * order of their own, which stays, and the slices of the index do not cut through thousands of equals.
 */
export function spreadPrior(prior: number, productId: string): number {
  const place = Number.parseInt(productId.slice(-6), 16) / 0x1000000;
  return Math.round(prior * 1000) / 1000 + (Number.isFinite(place) ? place / 1000 : 0);
}

const MINUTE = 60_000;

/** The first minute from which on `holds` is false, given that it never turns true again; `from` when it already is. */
function firstFalse(holds: (minute: number) => boolean, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Until when, in minutes since 1970, the trust signal is high, and until when it is at least fair, if no result comes in.
 * Without results it only ever falls, so two moments say its level for all time. Null while nothing was ever checked.
 */
export function trustUntil(evidence: TrustEvidence, now: Date): { highUntil: number; fairUntil: number } | null {
  if (evidence.checks.length === 0 && evidence.levels.length === 0) return null;
  const level = (minute: number) => trustSignal(evidence, new Date(minute * MINUTE)).score;
  const start = Math.floor(now.getTime() / MINUTE);
  // Eight renewals after the last result nothing is left of it.
  const last = Math.max(...[...evidence.checks, ...evidence.levels].map((row) => row.at));
  const end = Math.max(start, Math.ceil(last / MINUTE) + evidence.expectedDays * 8 * 1440) + 1;
  const until = (score: number) => {
    if (level(end) >= score) return NEVER;
    return level(start) < score ? 0 : firstFalse((minute) => level(minute) >= score, start, end);
  };
  return { highUntil: until(80), fairUntil: until(50) };
}

/** A minute that no clock reaches: the signal stays. */
const NEVER = 2_147_483_647;
