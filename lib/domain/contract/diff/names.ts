import { type Judge, report } from "./fields";
import { inside, type Pair, type Scope } from "./findings";
import { byText, type Pass } from "./match";
import type { RuleId } from "./rules";
import { show } from "./sentences";
import { same, textAt } from "./values";

/** By id where both have one, else by name. */
export const propertyPasses: readonly Pass[] = [{ key: byText("id") }, { key: byText("name") }];

/**
 * Reports another `name`, and returns the fields that are spoken for by it: the name, and a physical name that only
 * followed it.
 */
export function reportRename(rule: RuleId, scope: Scope, pair: Pair): string[] {
  const { before, after } = inside(pair, "name");
  if (same(before, after)) return ["name"];
  report(rule, scope, pair, "name", `${scope.label} is now called ${show(after)}`);
  const follows = [pair.before, pair.after].every((one) => textAt(one, "physicalName") === textAt(one, "name"));
  return follows ? ["name", "physicalName"] : ["name"];
}

/** `physicalName`: the name itself where it is not given. */
export function physicalNameJudge(rule: RuleId): Judge {
  return (scope, pair, name) => {
    const physical = (one: unknown) => textAt(one, name) ?? textAt(one, "name");
    const [before, after] = [physical(pair.before), physical(pair.after)];
    if (before === after) return report("field.restated", scope, pair, name);
    report(rule, scope, pair, name, `${scope.label} is now queried as ${show(after)}, no longer as ${show(before)}`);
  };
}
