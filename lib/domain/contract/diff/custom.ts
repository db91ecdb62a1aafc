import { always, compareFields, compareStrays, idJudge, type Judge, report } from "./fields";
import { inside, type Pair, type Scope } from "./findings";
import { byText, byWhole, eachEntry } from "./match";
import type { RuleId } from "./rules";
import { show } from "./sentences";
import { textAt } from "./values";

/** Judges a custom property whose meaning is known; `pair` is the entry of the list, whose values differ. */
export type Meaning = (scope: Scope, pair: Pair) => void;

const valueJudge =
  (meaning: Meaning | undefined): Judge =>
  (scope, pair, name) => {
    if (meaning) return meaning(scope, pair);
    const { before, after } = inside(pair, name);
    report("custom.changed", scope, pair, name, `${scope.label} changes from ${show(before)} to ${show(after)}`);
  };

/**
 * `customProperties` by name, at any place. What they mean only the publisher knows, except for those given in `meanings`.
 */
export function customJudge(meanings: Readonly<Record<string, Meaning>> = {}): Judge {
  return (scope, parent, section) => {
    const about = (pair: Pair) => {
      const key = textAt(pair.before, "property") ?? textAt(pair.after, "property") ?? "";
      const label = `the custom property “${key}” of ${scope.label}`;
      const meaning = Object.hasOwn(meanings, key) ? meanings[key] : undefined;
      return {
        meaning,
        inner: { ...scope, label, subject: [scope.subject, key].filter((part) => part !== "").join("-") },
      };
    };
    const alone = (rule: RuleId, words: string) => (pair: Pair) => {
      const { meaning, inner } = about(pair);
      if (meaning) meaning({ ...inner, label: scope.label }, pair);
      else scope.found.add(rule, inner, section, pair, `${inner.label} ${words}`);
    };
    const both = (pair: Pair) => {
      const { meaning, inner } = about(pair);
      const judges: [string, Judge][] = [
        idJudge,
        ["value", valueJudge(meaning)],
        ["description", always("custom.text.changed")],
        ["property", always("field.restated")],
      ];
      compareFields(inner, pair, new Map(judges));
    };
    compareStrays(scope, parent, section);
    eachEntry(parent, section, [{ key: byText("property") }, { key: byWhole }], {
      both,
      removed: alone("custom.removed", "is no longer given"),
      added: alone("custom.added", "is new"),
    });
  };
}
