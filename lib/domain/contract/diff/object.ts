import { customJudge } from "./custom";
import {
  always,
  asSet,
  byPresence,
  compareFields,
  compareStrays,
  each,
  idJudge,
  type Judge,
  type Judges,
  report,
} from "./fields";
import { entry, inside, type Pair, type Scope } from "./findings";
import { matchEntries, nameOf } from "./match";
import { physicalNameJudge, propertyPasses, reportRename } from "./names";
import { compareProperties, reportLifts } from "./property";
import { qualityJudge } from "./quality";
import { relationshipsJudge } from "./relationships";
import { withRenames } from "./renames";
import { isEmpty, listAt, textAt } from "./values";

/** What is read by a query, however it is kept. */
const queried = [
  "table",
  "view",
  "materialized view",
  "materializedview",
  "materialized_view",
  "external table",
  "dynamic table",
];

const kindJudge: Judge = (scope, pair, name) => {
  const kind = (one: unknown) => (textAt(one, name) ?? "").toLowerCase();
  const [before, after] = [kind(pair.before), kind(pair.after)];
  const alike = before === "" || after === "" || (queried.includes(before) && queried.includes(after));
  report(
    before === after ? "field.restated" : alike ? "object.kind.changed" : "object.kind.replaced",
    scope,
    pair,
    name,
  );
};

const judges: Judges = new Map<string, Judge>([
  idJudge,
  ["physicalName", physicalNameJudge("object.physicalName.changed")],
  ["physicalType", kindJudge],
  ["logicalType", byPresence({ added: "field.restated", changed: "object.kind.replaced", removed: "field.restated" })],
  [
    "dataGranularityDescription",
    byPresence({
      added: "object.text.changed",
      changed: "object.granularity.changed",
      removed: "object.granularity.changed",
    }),
  ],
  ...each(["businessName", "description"], () => always("object.text.changed")),
  ["synonyms", asSet("object.text.changed")],
  ["context", always("object.text.changed")],
  ["tags", asSet("object.tags.changed")],
  ["authoritativeDefinitions", asSet("object.links.changed")],
  ["properties", (scope, pair) => compareProperties(scope, pair)],
  ["relationships", relationshipsJudge],
  ["quality", qualityJudge],
  ["customProperties", customJudge()],
]);

function scopeOf(scope: Scope, object: unknown, position: number): Scope {
  const name = nameOf(object, `#${position + 1}`);
  return { ...scope, object: name, property: null, label: `“${name}”` };
}

/** `schema`: the objects of two contracts, by id or name; their order means nothing. */
export const schemaJudge: Judge = (scope, parent, name) => {
  const [before, after] = [listAt(parent.before, name), listAt(parent.after, name)];
  const list = inside(parent, name);
  compareStrays(scope, parent, name);
  const matching = withRenames(before, after, matchEntries(before, after, propertyPasses));
  for (const [old, fresh] of matching.pairs) {
    const pair: Pair = entry(list, old, fresh);
    const inner = scopeOf(scope, pair.before, old);
    compareFields(inner, pair, judges, reportRename("object.renamed", inner, pair));
  }
  for (const at of matching.removed) {
    const pair = entry(list, at, null);
    const inner = scopeOf(scope, pair.before, at);
    scope.found.add("object.removed", inner, name, pair, `${inner.label} is removed`);
  }
  for (const at of matching.added) {
    const pair = entry(list, null, at);
    const inner = scopeOf(scope, pair.after, at);
    scope.found.add("object.added", inner, name, pair, `${inner.label} is new`);
    reportLifts(inner, pair);
  }
};

/** Whether a way names an object of the contract, or a part of one: `tenants`, `tenants.lei`. */
export function placeOf(document: unknown, way: string): { object: string; property: string | null } | null {
  for (const object of listAt(document, "schema")) {
    for (const name of [textAt(object, "name"), textAt(object, "physicalName")]) {
      if (name === null || isEmpty(name)) continue;
      const known = nameOf(object, name);
      if (way === name) return { object: known, property: null };
      if (way.startsWith(`${name}.`)) return { object: known, property: way.slice(name.length + 1) };
    }
  }
  return null;
}
