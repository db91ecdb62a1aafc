import { type TrustLevel, trustLevels, trustWords } from "@/lib/domain/quality/trust-level";
import { type FreshnessClass, freshnessClasses, freshnessLabels } from "@/lib/domain/search/freshness";
import type { FacetName } from "@/lib/features/search/schema";

/** What the filters are called on screen. */
export const facetLabels: Record<FacetName, string> = {
  access: "My access",
  domain: "Domain",
  classification: "Classification",
  status: "Status",
  kind: "Port kind",
  platform: "Platform",
  team: "Owner",
  tag: "Tag",
  trust: "Trust",
  freshness: "Renewed",
};

const ACCESS: Readonly<Record<string, string>> = {
  active: "I have access",
  pending: "Requested",
  none: "No access yet",
};

const SENTENCE_CASE: readonly FacetName[] = ["classification", "status", "kind"];

const isLevel = (value: string): value is TrustLevel => trustLevels.some((level) => level === value);
const isFreshness = (value: string): value is FreshnessClass => freshnessClasses.some((one) => one === value);

/** A filter's value as it is read. */
export function valueLabel(facet: FacetName, label: string): string {
  if (facet === "access") return ACCESS[label] ?? label;
  if (facet === "trust" && isLevel(label)) return trustWords[label];
  if (facet === "freshness" && isFreshness(label)) return freshnessLabels[label];
  return SENTENCE_CASE.includes(facet) ? label.charAt(0).toUpperCase() + label.slice(1) : label;
}
