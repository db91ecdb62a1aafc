import { changeClasses } from "@/lib/domain/contract/diff/model";
import type { Comparison } from "../report/comparison";

export const failOnChoices = ["none", ...changeClasses] as const;
export type FailOn = (typeof failOnChoices)[number];

/** True when a change is of the named class or worse. A version that is too small fails by itself. */
export function failsOn(limit: FailOn, comparisons: readonly Pick<Comparison, "verdict">[]): boolean {
  if (limit === "none") return false;
  const worst = changeClasses.slice(0, changeClasses.indexOf(limit) + 1);
  return comparisons.some(({ verdict }) => verdict !== "none" && worst.includes(verdict));
}
