import { lifts, rankOf, wholeContract } from "./classification";
import { always, compareFields, compareStrays, type Judge, type Judges, report } from "./fields";
import { entry, inside, type Pair, type Scope } from "./findings";
import { isReordered, matchEntries, nameOf } from "./match";
import { propertyPasses, reportRename } from "./names";
import { careFields, keyFields, valueFields } from "./property-fields";
import { withRenames } from "./renames";
import { field, isEmpty, isRecord, listAt } from "./values";

const judgesFor = (hadKey: boolean): Judges =>
  new Map<string, Judge>([
    ...valueFields,
    ...keyFields(hadKey),
    ...careFields,
    ["properties", (scope, pair) => compareProperties(scope, pair, hadKey)],
    ["items", heldJudge("[]")],
    ["map", mapJudge],
  ]);

const withKey = judgesFor(true);
const withoutKey = judgesFor(false);
const ofHeld: Judges = new Map([...withKey, ["name", always("property.text.changed")]]);
const ofMap: Judges = new Map([
  ["key", heldJudge(".key")],
  ["value", heldJudge(".value")],
]);

/** A property without a name of its own, as what an array or a map holds. `suffix` leads to it from the outer one. */
function heldJudge(suffix: string): Judge {
  return (scope, pair, name) => {
    const held = inside(pair, name);
    if (!isRecord(held.before) || !isRecord(held.after)) {
      const stated = isEmpty(held.before) ? "property.type.stated" : "field.unknown";
      report(isEmpty(held.after) ? "property.type.unstated" : stated, scope, pair, name);
      return;
    }
    const way = `${scope.property ?? ""}${suffix}`;
    compareFields({ ...scope, property: way, label: labelOf(way, scope.object) }, held, ofHeld);
  };
}

/** `map` of v3.2.0: the type of its keys and of its values. */
function mapJudge(scope: Scope, pair: Pair, name: string): void {
  const map = inside(pair, name);
  if (isRecord(map.before) && isRecord(map.after)) compareFields(scope, map, ofMap);
  else report(isEmpty(map.before) ? "property.type.stated" : "property.type.unstated", scope, pair, name);
}

function labelOf(way: string, object: string | null): string {
  return object === null ? `“${way}”` : `“${way}” in “${object}”`;
}

/** The scope of one property, by the name it had. */
function scopeOf(parent: Scope, property: unknown, position: number): Scope {
  const name = nameOf(property, `#${position + 1}`);
  const way = parent.property === null ? name : `${parent.property}.${name}`;
  return { ...parent, property: way, label: labelOf(way, parent.object) };
}

function reportAdded(scope: Scope, pair: Pair, hadKey: boolean): void {
  scope.found.add("property.added", scope, "properties", pair, `${scope.label} is new`);
  if (hadKey && field(pair.after, "primaryKey") === true)
    report("property.primaryKey.changed", scope, pair, "primaryKey", `${scope.label} joins the primary key`);
  reportLift(scope, pair);
}

/** Something new may make the whole contract stricter, whether it is a column or what is inside it. */
function reportLift(scope: Scope, pair: Pair): void {
  const own = inside(pair, "classification");
  if (lifts(scope, rankOf(own.after))) {
    const everybody = wholeContract(scope, `${scope.object ?? ""}.${scope.property ?? ""}`);
    report(
      "contract.classification.raised",
      everybody,
      pair,
      "classification",
      `${scope.label} is ${String(own.after)}, and makes the contract so`,
    );
  }
  const inner = inside(pair, "properties");
  for (const [at, one] of listAt(pair.after, "properties").entries())
    reportLift(scopeOf(scope, one, at), entry(inner, null, at));
  const items = inside(pair, "items");
  if (isRecord(items.after)) reportLift({ ...scope, property: `${scope.property ?? ""}[]` }, items);
}

/** Reports what the properties of an object that is new as a whole do to the contract. */
export function reportLifts(scope: Scope, pair: Pair): void {
  const list = inside(pair, "properties");
  for (const [at, one] of listAt(pair.after, "properties").entries())
    reportLift(scopeOf(scope, one, at), entry(list, null, at));
}

/** Compares the `properties` of an object or of a property, at any depth; a key of what they are part of is theirs too. */
export function compareProperties(scope: Scope, parent: Pair, outerKey = false): void {
  const [before, after] = [listAt(parent.before, "properties"), listAt(parent.after, "properties")];
  const list = inside(parent, "properties");
  compareStrays(scope, parent, "properties");
  const matching = withRenames(before, after, matchEntries(before, after, propertyPasses));
  const hadKey = outerKey || before.some((one) => field(one, "primaryKey") === true);
  for (const [old, fresh] of matching.pairs) {
    const pair = entry(list, old, fresh);
    const inner = scopeOf(scope, pair.before, old);
    const rename = reportRename("property.renamed", inner, pair);
    compareFields(inner, pair, hadKey ? withKey : withoutKey, rename);
  }
  for (const at of matching.removed) {
    const pair = entry(list, at, null);
    const inner = scopeOf(scope, pair.before, at);
    scope.found.add("property.removed", inner, "properties", pair, `${inner.label} is removed`);
  }
  for (const at of matching.added) {
    const pair = entry(list, null, at);
    reportAdded(scopeOf(scope, pair.after, at), pair, hadKey);
  }
  if (isReordered(matching.pairs))
    scope.found.add(
      "object.columns.reordered",
      scope,
      "properties",
      list,
      `the ${scope.property === null ? "columns" : "fields"} of ${scope.label} stand in another order`,
    );
}
