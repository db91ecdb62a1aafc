export const trustLevels = ["high", "fair", "low", "unproven"] as const;
export type TrustLevel = (typeof trustLevels)[number];

/** What the levels are called on screen. */
export const trustWords: Record<TrustLevel, string> = {
  high: "High",
  fair: "Fair",
  low: "Low",
  unproven: "No results",
};
