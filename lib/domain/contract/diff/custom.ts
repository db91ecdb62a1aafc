import { compareStrays, type Judge, report } from "./fields";
import type { Pair, Scope } from "./findings";
import { byText, byWhole, eachEntry } from "./match";
import type { RuleId } from "./rules";
import { show } from "./sentences";
import { field, same, textAt } from "./values";

/** Judges a custom property whose meaning is known; `pair` is the entry of the list. */
export type Meaning = (scope: Scope, pair: Pair) => void;

function compareOne(scope: Scope, pair: Pair, name: string): void {
  if (!same(field(pair.before, "value"), field(pair.after, "value"))) {
    const [was, is] = [field(pair.before, "value"), field(pair.after, "value")];
    report(
      "custom.changed",
      scope,
      pair,
      "value",
      `${name} of ${scope.label} changes from ${show(was)} to ${show(is)}`,
    );
  }
  for (const part of ["id", "description", "property"])
    if (!same(field(pair.before, part), field(pair.after, part)))
      report(
        part === "id" ? "id.changed" : "custom.added",
        scope,
        pair,
        part,
        `what is said about ${name} of ${scope.label} changes`,
      );
}

/**
 * `customProperties` by name, at any place. What they mean only the publisher knows, except for those given in `meanings`.
 */
export function customJudge(meanings: Readonly<Record<string, Meaning>> = {}): Judge {
  return (scope, parent, name) => {
    const visit = (rule: RuleId | null, words: string) => (pair: Pair) => {
      const key = textAt(pair.before, "property") ?? textAt(pair.after, "property") ?? "";
      const inner = { ...scope, subject: `${scope.subject}${name === "customProperties" ? "" : name}${key}` };
      const meaning = Object.hasOwn(meanings, key) ? meanings[key] : undefined;
      if (meaning) return meaning(inner, pair);
      if (rule === null) return compareOne(inner, pair, `the custom property “${key}”`);
      scope.found.add(rule, inner, name, pair, `the custom property “${key}” ${words} ${scope.label}`);
    };
    compareStrays(scope, parent, name);
    eachEntry(parent, name, [{ key: byText("property") }, { key: byWhole }], {
      both: visit(null, ""),
      removed: visit("custom.removed", "is no longer given for"),
      added: visit("custom.added", "is given for"),
    });
  };
}
