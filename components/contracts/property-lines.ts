import type { ReactNode } from "react";
import type { SheetProperty } from "@/lib/domain/contract/sheet/property";
import { ruleAnchor } from "./anchors";

/**
 * One column as the browser gets it: short names, nothing empty, no paths. A thousand of these must stay a small answer, and
 * the rows are made of them twice, on the server and in the browser.
 */
export type PropertyLine = {
  way: string;
  name: string;
  depth?: number;
  marks?: string[];
  physicalName?: string;
  logicalType?: string;
  physicalType?: string;
  classification?: string;
  businessName?: string;
  /** The description where it is plain words. */
  words?: string;
  /** Everything that needs more than a line of text: a description with markup, definitions, further fields. */
  more?: ReactNode;
  examples?: string;
  checks?: { name: string; anchor: string }[];
  line?: number;
};

function marksOf({ primaryKey, keyPosition, required, unique }: SheetProperty): string[] {
  if (primaryKey) return [`Key ${keyPosition}`.trim()];
  return [...(required ? ["Required"] : []), ...(unique ? ["Unique"] : [])];
}

const there = (text: string) => (text === "" ? undefined : text);

/** Leaves out what is undefined or an empty list: JSON for the browser says nothing about nothing. */
function compact<T extends object>(value: T): T {
  const entries = Object.entries(value).filter(
    ([, one]) => one !== undefined && !(Array.isArray(one) && one.length === 0),
  );
  return Object.fromEntries(entries) as T;
}

type Written = { object: string; words: string | undefined; more: ReactNode; line: number | null };

/** What the browser needs of a column; `words` and `more` are made by the server. */
export function propertyLine(property: SheetProperty, { object, words, more, line }: Written): PropertyLine {
  const { way, name, depth, physicalName, logicalType, physicalType } = property;
  return compact({
    way,
    name,
    depth: depth || undefined,
    marks: marksOf(property),
    physicalName: physicalName === name ? undefined : there(physicalName),
    logicalType: there(logicalType),
    physicalType: physicalType === logicalType ? undefined : there(physicalType),
    classification: there(property.classification),
    businessName: there(property.businessName),
    words,
    more: more ?? undefined,
    examples: there(property.examples.join(", ")),
    checks: property.rules.map((rule, index) => ({
      name: rule.name || rule.demand || rule.description || `rule ${index + 1}`,
      anchor: ruleAnchor({ path: rule.path, place: { object, way } }),
    })),
    line: line ?? undefined,
  }) as PropertyLine;
}
