/** How many products match is said exactly up to this number; beyond it the numbers may be estimates, and say so. */
export const EXACT_UP_TO = 2_000;

/** A catalog up to about this size is always counted exactly. */
export const SMALL_CATALOG = 20_000;

/** Steps of the sample: every product, 1 of 8, 1 of 64, 1 of 512 (`search.sample_step`). */
export type SampleStep = 0 | 1 | 2 | 3;

/** How many products one in the sample stands for. */
const standsFor = (step: SampleStep) => 8 ** step;

/**
 * With so many in a step the estimate is within 10 % nineteen times of twenty. It lies well above EXACT_UP_TO / 8, so that no
 * set of EXACT_UP_TO is estimated (that would be eight standard deviations), and keeps the next step to some 3,000.
 */
export const ENOUGH = 375;

/** A number of products: exact, or an estimate that says so. */
export type Count = { value: number; about: boolean };

/** 1,234 becomes 1,200. */
function twoFigures(value: number): number {
  return Number(value.toPrecision(2));
}

/** The number of products that the hits of a step stand for. */
export function countOf(hits: number, step: SampleStep): Count {
  return step === 0 ? { value: hits, about: false } : { value: twoFigures(hits * standsFor(step)), about: true };
}
