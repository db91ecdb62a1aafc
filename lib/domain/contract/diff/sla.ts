import {
  always,
  byPresence,
  compareFields,
  compareStrays,
  each,
  idJudge,
  type Judge,
  type Judges,
  report,
  together,
} from "./fields";
import type { Pair, Scope } from "./findings";
import { byText, eachEntry, type Pass } from "./match";
import { placeOf } from "./object";
import type { RuleId } from "./rules";
import { inWords, show } from "./sentences";
import { type LevelOrder, levelOrder, setsEnd, slaName } from "./sla-values";
import { field, same, textAt } from "./values";

const levelRules: Record<LevelOrder, RuleId> = {
  same: "field.restated",
  stronger: "sla.stronger",
  weaker: "sla.weaker",
  changed: "sla.changed",
};

const amount = (one: unknown, name: string) => {
  const unit = textAt(one, "unit");
  const value = field(one, name);
  return unit === null || typeof value === "boolean" ? show(value) : `${String(value)} ${unit}`;
};

/** Value and unit make one promise; whichever was written differently is the field that changed. */
const levelJudge: Judge = (scope, pair) => {
  const property = textAt(pair.before, "property") ?? "";
  const differs = (name: string) => !same(field(pair.before, name), field(pair.after, name));
  const name = differs("value") ? "value" : "unit";
  const rule = levelRules[levelOrder(property, pair.before, pair.after, "value")];
  report(
    rule,
    scope,
    pair,
    name,
    `${scope.label} changes from ${amount(pair.before, "value")} to ${amount(pair.after, "value")}`,
  );
};

const extendedJudge: Judge = (scope, pair, name) => {
  const property = textAt(pair.before, "property") ?? "";
  report(levelRules[levelOrder(property, pair.before, pair.after, name)], scope, pair, name);
};

const judges: Judges = new Map<string, Judge>([
  idJudge,
  ["property", always("field.restated")],
  ...together(["value", "unit"], levelJudge),
  ["valueExt", extendedJudge],
  // Without an element the level holds for everything.
  ["element", byPresence({ added: "sla.scope.changed", changed: "sla.scope.changed", removed: "sla.stronger" })],
  ...each(["schedule", "scheduler"], () => always("sla.schedule.changed")),
  ...each(["driver", "description"], () => always("sla.text.changed")),
]);

const name = (one: unknown) => slaName(textAt(one, "property") ?? "");
const elements = (one: unknown) =>
  (textAt(one, "element") ?? "")
    .split(/\s*,\s*/)
    .sort()
    .join(",");

/** By id, else by property, element and driver; then without the driver, where only one is left. */
const passes: readonly Pass[] = [
  { key: byText("id") },
  { key: (one) => `${name(one)}|${elements(one)}|${textAt(one, "driver") ?? ""}` },
  { key: (one) => `${name(one)}|${elements(one)}`, unique: true },
];

/** A level of one column touches those who use it; any other touches everybody. */
function scopeOf(scope: Scope, document: unknown, one: unknown): Scope {
  const [property, element, driver] = [textAt(one, "property") ?? "", textAt(one, "element"), textAt(one, "driver")];
  const place = element === null ? null : placeOf(document, element);
  return {
    ...scope,
    object: place?.object ?? null,
    property: place?.property ?? null,
    label: `the ${inWords(property)}${element === null ? "" : ` of “${element}”`}`,
    subject: ["sla", property, place ? "" : (element ?? ""), driver ?? ""].filter((part) => part !== "").join("-"),
  };
}

/** `slaProperties`. */
export const slaJudge: Judge = (scope, parent, section) => {
  compareStrays(scope, parent, section);
  const said = (pair: Pair, one: unknown) =>
    scopeOf(scope, pair.before === undefined ? parent.after : parent.before, one);
  eachEntry(parent, section, passes, {
    both: (pair) => compareFields(said(pair, pair.before), pair, judges),
    removed: (pair) => {
      const gone = said(pair, pair.before);
      const ended = setsEnd(textAt(pair.before, "property") ?? "");
      const words = ended ? "is no longer set" : "is no longer promised";
      scope.found.add(
        ended ? "sla.end.lifted" : "sla.removed",
        gone,
        section,
        pair,
        `${gone.label} ${words} (was ${amount(pair.before, "value")})`,
      );
    },
    added: (pair) => {
      const come = said(pair, pair.after);
      const ends = setsEnd(textAt(pair.after, "property") ?? "");
      const words = ends ? "is set to" : "is now promised:";
      scope.found.add(
        ends ? "sla.end.announced" : "sla.added",
        come,
        section,
        pair,
        `${come.label} ${words} ${amount(pair.after, "value")}`,
      );
    },
  });
};
