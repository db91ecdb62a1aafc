import { inside, type Pair, type Scope } from "./findings";
import type { RuleId } from "./rules";
import { changeSentence, show } from "./sentences";
import { canonicalText, field, isEmpty, isRecord, isScalar, same, sameMembers } from "./values";

/** Judges one field, or a few that only mean something together, of two mappings that belong together. */
export type Judge = (scope: Scope, pair: Pair, name: string) => void;
export type Judges = ReadonlyMap<string, Judge>;

/** Reports the field `name` of a pair of mappings under a rule, in the plain sentence unless a better one is given. */
export function report(rule: RuleId, scope: Scope, pair: Pair, name: string, message?: string): void {
  const values = inside(pair, name);
  scope.found.add(rule, scope, name, values, message ?? changeSentence(scope.label, name, values.before, values.after));
}

/** Any change of the field falls under one rule. */
export function always(rule: RuleId): Judge {
  return (scope, pair, name) => report(rule, scope, pair, name);
}

/** Another name of a thing that is recognized by something else. */
export function renamed(rule: RuleId): Judge {
  return (scope, pair, name) => {
    const { after } = inside(pair, name);
    report(rule, scope, pair, name, `${scope.label} is now called ${show(after)}`);
  };
}

/** Coming, changing and going fall under rules of their own. */
export function byPresence(rules: { added: RuleId; changed: RuleId; removed: RuleId }): Judge {
  return (scope, pair, name) => {
    const values = inside(pair, name);
    const rule = isEmpty(values.before) ? rules.added : isEmpty(values.after) ? rules.removed : rules.changed;
    report(rule, scope, pair, name);
  };
}

/** A list whose order means nothing. */
export function asSet(rule: RuleId): Judge {
  return (scope, pair, name) => {
    const { before, after } = inside(pair, name);
    if (Array.isArray(before) && Array.isArray(after) && sameMembers(before, after)) return;
    report(rule, scope, pair, name);
  };
}

/** Writing a default out, or leaving it out, says the same. */
export function withDefault(standard: string | number | boolean, judge: Judge): Judge {
  return (scope, pair, name) => {
    const values = inside(pair, name);
    const said = (value: unknown) => (isEmpty(value) ? standard : value);
    if (!same(said(values.before), said(values.after))) {
      judge(scope, pair, name);
      return;
    }
    const words = isEmpty(values.after) ? "no longer writes out" : "writes out";
    report("field.restated", scope, pair, name, `${scope.label} ${words} ${name}: ${standard}, which holds anyway`);
  };
}

/** A flag that is false when not written. */
export function flag(set: [rule: RuleId, words: string], dropped: [rule: RuleId, words: string]): Judge {
  return withDefault(false, (scope, pair, name) => {
    const [rule, words] = field(pair.after, name) === true ? set : dropped;
    report(rule, scope, pair, name, `${scope.label} ${words}`);
  });
}

/** A judge of its own for each name; fields that share one judge are judged once, together. */
export function each(names: readonly string[], judge: () => Judge): [string, Judge][] {
  return names.map((name) => [name, judge()]);
}

export function together(names: readonly string[], judge: Judge): [string, Judge][] {
  return names.map((name) => [name, judge]);
}

/** `id`: references by id come from elsewhere, so a new one is harmless and a changed one is not. */
export const idJudge: [string, Judge] = [
  "id",
  byPresence({ added: "id.added", changed: "id.changed", removed: "id.changed" }),
];

/**
 * Visits the fields that differ: known ones in the order of the judges, then unknown ones by name. So the answer does not
 * depend on the order in which a mapping is written.
 */
export function compareFields(scope: Scope, pair: Pair, judges: Judges, skip: readonly string[] = []): void {
  const done = new Set<Judge>();
  for (const [name, judge] of judges) {
    const [before, after] = [field(pair.before, name), field(pair.after, name)];
    if (skip.includes(name) || done.has(judge) || same(before, after)) continue;
    // 5432 and "5432"
    if (isScalar(before) && isScalar(after) && String(before) === String(after)) {
      report("field.restated", scope, pair, name);
      continue;
    }
    done.add(judge);
    judge(scope, pair, name);
  }
  for (const name of unknownFields(pair, judges, skip)) report("field.unknown", scope, pair, name);
}

/** Names of differing fields that nobody judges, sorted. */
function unknownFields(pair: Pair, judges: Judges, skip: readonly string[]): string[] {
  const found = new Set<string>();
  for (const one of [pair.before, pair.after]) {
    if (!isRecord(one)) continue;
    for (const name of Object.keys(one))
      if (!judges.has(name) && !skip.includes(name) && !same(field(pair.before, name), field(pair.after, name)))
        found.add(name);
  }
  return [...found].sort();
}

/** What stands in a list of mappings and is none, and a list that is no list: nobody can judge it, but it is not missed. */
export function compareStrays(scope: Scope, pair: Pair, name: string): void {
  const strays = (value: unknown) => (Array.isArray(value) ? value.filter((item) => !isRecord(item)) : value);
  const { before, after } = inside(pair, name);
  const [old, fresh] = [strays(before), strays(after)];
  const equal =
    Array.isArray(old) && Array.isArray(fresh) ? canonicalText(old) === canonicalText(fresh) : same(old, fresh);
  // A list with entries beside nothing at all is the entries' change.
  if (equal || (isEmpty(old) && isEmpty(fresh))) return;
  report("field.unknown", scope, pair, name);
}
