/** From least to most protected; the order matters. */
export const classifications = ["public", "internal", "confidential", "restricted"] as const;
export type Classification = (typeof classifications)[number];

/** The more protected of two. */
export function stricter(a: Classification, b: Classification): Classification {
  return classifications.indexOf(a) >= classifications.indexOf(b) ? a : b;
}

/**
 * Reads the free text ODCS allows in `classification`. What is not known is treated as internal, so that a typing slip
 * never makes data public.
 */
export function readClassification(value: unknown): Classification | null {
  if (typeof value !== "string" || value.trim() === "") return null;
  const word = value.trim().toLowerCase();
  return classifications.find((c) => c === word) ?? "internal";
}

/** Real rows may be shown as a sample only for data that is not protected beyond the company. */
export function maySample(classification: Classification): boolean {
  return classification === "public" || classification === "internal";
}
