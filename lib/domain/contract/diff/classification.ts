import { classifications, readClassification } from "@/lib/domain/classification";
import { type Judge, report } from "./fields";
import { inside, type Scope } from "./findings";
import { field, isEmpty, isRecord, listAt } from "./values";

const unsaid = classifications.indexOf("internal");

/** How protected a written classification makes data; internal when nothing is written. */
export function rankOf(value: unknown): number {
  const read = readClassification(value);
  return read === null ? unsaid : classifications.indexOf(read);
}

const isKnown = (value: unknown) =>
  typeof value === "string" && classifications.some((one) => one === value.trim().toLowerCase());

/** The rank of a contract: that of its strictest part, as access is decided by it. */
export function contractRank(document: unknown): number {
  const written: unknown[] = listAt(document, "customProperties")
    .filter((one) => field(one, "property") === "classification")
    .map((one) => field(one, "value"));
  const waiting = listAt(document, "schema").flatMap((object) => listAt(object, "properties"));
  for (let property = waiting.pop(); property !== undefined; property = waiting.pop()) {
    written.push(field(property, "classification"));
    waiting.push(...listAt(property, "properties"));
    const items = field(property, "items");
    if (isRecord(items)) waiting.push(items);
  }
  const said = written.filter((value) => readClassification(value) !== null).map(rankOf);
  return said.length === 0 ? unsaid : Math.max(...said);
}

/** A change that makes the contract as a whole stricter touches everybody, whichever columns they use. */
export function lifts(scope: Scope, rank: number): boolean {
  const whole = scope.found.contractRank;
  return rank > whole.before && whole.after > whole.before;
}

export const wholeContract = (scope: Scope, subject: string): Scope => ({
  ...scope,
  object: null,
  property: null,
  subject,
});

/** `classification` of a property. */
export const classificationJudge: Judge = (scope, pair, name) => {
  const { before, after } = inside(pair, name);
  const [was, is] = [rankOf(before), rankOf(after)];
  if (is > was && lifts(scope, is)) {
    const everybody = wholeContract(scope, `${scope.object ?? ""}.${scope.property ?? ""}`);
    const old = isEmpty(before) ? "internal" : before;
    report(
      "contract.classification.raised",
      everybody,
      pair,
      name,
      `the classification of ${scope.label} rises from ${old} to ${after ?? "internal"}, and with it the contract's`,
    );
    return;
  }
  const ordered = [before, after].every((value) => isEmpty(value) || isKnown(value));
  if (!ordered) report("property.classification.changed", scope, pair, name);
  else if (is === was) report("field.restated", scope, pair, name);
  else report(is > was ? "property.classification.raised" : "property.classification.lowered", scope, pair, name);
};
