import type { FieldPath } from "@/lib/domain/document/field-path";
import type { RuleId } from "./rules";

/** From worst to most harmless, seen from whoever reads the data; the order matters. */
export const changeClasses = ["breaking", "risky", "additive", "wording"] as const;
export type ChangeClass = (typeof changeClasses)[number];

/** One thing a new contract version changes for those who read the data. */
export type Change = {
  /** Unique in its diff, the same for the same two documents, fits a URL fragment as it is. */
  id: string;
  rule: RuleId;
  class: ChangeClass;
  /** The schema object, by the name consumers know (the old one); null for what is the whole contract's. */
  object: string | null;
  /** The dotted way inside the object, by old names: `address.street`, `lines[].amount`. */
  property: string | null;
  /** What changed, in words of the standard: `logicalType`. */
  field: string;
  /** The values as the documents have them; undefined where there was none, or is none any more. */
  before: unknown;
  after: unknown;
  /** The way to those values; null where there is no value. */
  beforePath: FieldPath | null;
  afterPath: FieldPath | null;
  /** One sentence for people. */
  message: string;
  /** Why it is classed so; the rule's own sentence. */
  reason: string;
};

export type Bump = "major" | "minor" | "patch" | "none";

export type ContractDiff = {
  /** The worst class of all changes. */
  verdict: ChangeClass | "none";
  /** The part of the version that must rise. */
  bump: Bump;
  /** Worst first, then in the order of the document. */
  changes: Change[];
};

const bumps = { breaking: "major", risky: "minor", additive: "minor", wording: "patch" } as const;

/** Sorts changes worst first and says what they amount to. */
export function diffOf(changes: readonly Change[]): ContractDiff {
  const sorted = changeClasses.flatMap((one) => changes.filter((change) => change.class === one));
  const worst = sorted[0]?.class;
  return worst === undefined
    ? { verdict: "none", bump: "none", changes: [] }
    : { verdict: worst, bump: bumps[worst], changes: sorted };
}
