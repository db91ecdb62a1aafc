import { customJudge } from "./custom";
import {
  always,
  asSet,
  compareFields,
  compareStrays,
  each,
  idJudge,
  type Judge,
  type Judges,
  report,
  together,
  withDefault,
} from "./fields";
import { inside, type Pair, type Scope } from "./findings";
import { byFields, byText, byWhole, eachEntry, type Pass } from "./match";
import { show } from "./sentences";
import { operators, thresholdOrder } from "./thresholds";
import { field, isEmpty, textAt } from "./values";

const thresholdRules = {
  same: "field.restated",
  stronger: "quality.stronger",
  weaker: "quality.weaker",
  changed: "quality.changed",
} as const;

/** All comparisons of a rule together; the one that is written, or was, is the field that changed. */
const thresholdJudge: Judge = (scope, pair) => {
  const rule = thresholdRules[thresholdOrder(pair.before, pair.after)];
  const written = (one: unknown) => operators.filter((operator) => !isEmpty(field(one, operator)));
  const [old, fresh] = [written(pair.before), written(pair.after)];
  const differs = (operator: string) => show(field(pair.before, operator)) !== show(field(pair.after, operator));
  const was = old.find(differs) ?? old[0] ?? fresh[0] ?? "mustBe";
  const is = fresh.find(differs) ?? fresh[0] ?? was;
  const [from, to] = [inside(pair, was), inside(pair, is)];
  const values: Pair = { before: from.before, beforePath: from.beforePath, after: to.after, afterPath: to.afterPath };
  const message =
    was === is
      ? `${scope.label} asks ${is} ${show(to.after)}, no longer ${show(from.before)}`
      : `${scope.label} asks ${is} ${show(to.after)}, where it asked ${was} ${show(from.before)}`;
  scope.found.add(rule, scope, is, values, message);
};

const severities = [
  "info",
  "information",
  "low",
  "warn",
  "warning",
  "medium",
  "error",
  "high",
  "critical",
  "blocker",
  "fatal",
];

/** A rule that only warns holds less than one that fails. */
const severityJudge: Judge = (scope, pair, name) => {
  const rank = (one: unknown) => severities.indexOf((textAt(one, name) ?? "").toLowerCase());
  const [before, after] = [rank(pair.before), rank(pair.after)];
  const rule = before < 0 || after < 0 ? "quality.changed" : after > before ? "quality.stronger" : "quality.weaker";
  report(before === after && before >= 0 ? "field.restated" : rule, scope, pair, name);
};

/** A rule of type text is its description; for any other it only explains. */
const descriptionJudge: Judge = (scope, pair, name) => {
  const isText = [pair.before, pair.after].some((one) => textAt(one, "type") === "text");
  report(isText ? "quality.changed" : "quality.text.changed", scope, pair, name);
};

const judges: Judges = new Map<string, Judge>([
  idJudge,
  ["name", always("quality.text.changed")],
  ["type", withDefault("library", always("quality.changed"))],
  ...each(["metric", "rule", "query", "engine", "implementation", "arguments", "unit"], () =>
    always("quality.changed"),
  ),
  ...together(operators, thresholdJudge),
  ["severity", severityJudge],
  ["description", descriptionJudge],
  ...each(["schedule", "scheduler"], () => always("quality.schedule.changed")),
  ...each(["dimension", "businessImpact", "method"], () => always("quality.text.changed")),
  ...each(["tags", "authoritativeDefinitions"], () => asSet("quality.text.changed")),
  ["customProperties", customJudge()],
]);

const check = byFields("type", "metric", "rule", "query", "engine", "implementation", "arguments");

/** By id or name; rules without either by what they are, then by what they check. */
const passes: readonly Pass[] = [
  { key: byText("id") },
  { key: byText("name") },
  { key: byWhole },
  { key: check, unique: true },
  { key: byText("description"), unique: true },
];

function labelOf(rule: unknown, scope: Scope): string {
  const name =
    textAt(rule, "name") ??
    textAt(rule, "id") ??
    textAt(rule, "metric") ??
    textAt(rule, "rule") ??
    textAt(rule, "description");
  return name === null ? `a quality rule of ${scope.label}` : `the quality rule ${show(name)} of ${scope.label}`;
}

/** `quality` of an object or a property. */
export const qualityJudge: Judge = (scope, parent, name) => {
  compareStrays(scope, parent, name);
  const inner = (rule: unknown): Scope => ({
    ...scope,
    label: labelOf(rule, scope),
    subject: `quality-${textAt(rule, "id") ?? textAt(rule, "name") ?? textAt(rule, "metric") ?? ""}`,
  });
  eachEntry(parent, name, passes, {
    both: (pair) => compareFields(inner(pair.before), pair, judges),
    removed: (pair) => {
      const gone = inner(pair.before);
      scope.found.add("quality.removed", gone, name, pair, `${gone.label} is removed`);
    },
    added: (pair) => {
      const come = inner(pair.after);
      scope.found.add("quality.added", come, name, pair, `${come.label} is new`);
    },
  });
};
