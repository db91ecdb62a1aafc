import { contractRules, generalRules, peopleRules, serverRules, slaRules, termsRules } from "./rules-document";
import { objectRules, propertyRules, qualityRules, relationshipRules } from "./rules-schema";

/** All rules by which changes are judged, in the order of `docs/contract-rules.md`. */
export const rules = {
  ...objectRules,
  ...propertyRules,
  ...relationshipRules,
  ...qualityRules,
  ...contractRules,
  ...termsRules,
  ...slaRules,
  ...serverRules,
  ...peopleRules,
  ...generalRules,
};

export type RuleId = keyof typeof rules;
