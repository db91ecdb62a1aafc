import type { FieldPath } from "@/lib/domain/document/field-path";
import { comparisons, ruleSentence } from "@/lib/domain/trust";
import type { Fact, FieldReader } from "./field-reader";

/** Where a quality rule holds: an object, or one of its properties. */
export type RulePlace = { object: string; way: string | null };

export type SheetRule = {
  path: FieldPath;
  place: RulePlace;
  name: string;
  description: string;
  /** “Empty values must be 0 rows”; empty when the rule is only text. */
  demand: string;
  type: string;
  /** The standard's word, such as `nullValues`. */
  metric: string;
  severity: string;
  dimension: string;
  /** SQL, or what a checking program is given. Shown, never run. */
  code: string;
  more: Fact[];
};

const types = ["text", "library", "sql", "custom"] as const;

/** One quality rule with its comparison in words. */
export function sheetRule(reader: FieldReader, place: RulePlace): SheetRule {
  const type = reader.text("type");
  const metric = reader.text("metric");
  const unit = reader.text("unit");
  const compared = comparisons.find((name) => reader.has(name));
  const demand =
    compared === undefined
      ? ""
      : ruleSentence({
          type: types.find((known) => known === type) ?? "library",
          metric: metric || null,
          unit: unit || null,
          [compared]: reader.raw(compared),
        });
  const query = reader.text("query");
  return {
    path: reader.path,
    place,
    name: reader.text("name"),
    description: reader.text("description"),
    demand: demand || unit,
    type,
    metric,
    severity: reader.text("severity"),
    dimension: reader.text("dimension"),
    code: query || reader.text("implementation"),
    more: reader.rest(),
  };
}
