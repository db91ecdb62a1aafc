import { always, compareFields, compareStrays, idJudge, type Judge, type Judges, report, withDefault } from "./fields";
import type { Pair } from "./findings";
import { byFields, byText, byWhole, eachEntry } from "./match";
import { show } from "./sentences";
import { field, isEmpty } from "./values";

const judges: Judges = new Map<string, Judge>([
  idJudge,
  ["type", withDefault("foreignKey", always("relationship.changed"))],
  ["from", always("relationship.changed")],
  [
    "to",
    (scope, pair, name) =>
      report("relationship.changed", scope, pair, name, `${scope.label} now leads to ${target(pair.after)}`),
  ],
  ["description", always("relationship.text.changed")],
  ["customProperties", always("relationship.text.changed")],
]);

const target = (one: unknown) => show(isEmpty(field(one, "to")) ? one : field(one, "to"));

/** References between columns, of an object or of a property. One that went and one that came make one that changed. */
export const relationshipsJudge: Judge = (scope, parent, name) => {
  compareStrays(scope, parent, name);
  const passes = [
    { key: byText("id") },
    { key: byWhole },
    { key: byFields("from", "to") },
    { key: byFields("from"), unique: true },
    // A property is where its references begin.
    { key: (one: unknown) => (isEmpty(field(one, "from")) ? "the only one left" : null), unique: true },
  ];
  eachEntry(parent, name, passes, {
    both: (pair: Pair) => {
      const label = `the reference of ${scope.label} to ${target(pair.before)}`;
      compareFields({ ...scope, label, subject: `to${target(pair.before)}` }, pair, judges);
    },
    removed: (pair) =>
      scope.found.add(
        "relationship.removed",
        scope,
        name,
        pair,
        `${scope.label} no longer refers to ${target(pair.before)}`,
      ),
    added: (pair) =>
      scope.found.add("relationship.added", scope, name, pair, `${scope.label} now refers to ${target(pair.after)}`),
  });
};
