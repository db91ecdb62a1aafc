import type { ReactNode } from "react";
import type { RulePlace } from "@/lib/domain/contract/sheet/rule";

/** What checks last found, to stand beside what is promised. The page that knows the results fills it. */
export type ResultSlots = {
  /** `position` is the rule's place in its list, from 0. */
  ofRule: (place: RulePlace, position: number) => ReactNode;
  ofLevel: (property: string) => ReactNode;
};
