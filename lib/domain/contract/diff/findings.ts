import type { FieldPath } from "@/lib/domain/document/field-path";
import type { Change } from "./model";
import { type RuleId, rules } from "./rules";
import { sentence } from "./sentences";
import { field } from "./values";

/** The same place in both documents; a value is undefined where there is none. */
export type Pair = { before: unknown; after: unknown; beforePath: FieldPath; afterPath: FieldPath };

/** The field of that name, in both. */
export function inside(pair: Pair, name: string): Pair {
  return {
    before: field(pair.before, name),
    after: field(pair.after, name),
    beforePath: [...pair.beforePath, name],
    afterPath: [...pair.afterPath, name],
  };
}

/** Entries of a list that belong together; null where there is no counterpart. */
export function entry(list: Pair, before: number | null, after: number | null): Pair {
  const at = (value: unknown, index: number | null) =>
    Array.isArray(value) && index !== null ? value[index] : undefined;
  return {
    before: at(list.before, before),
    after: at(list.after, after),
    beforePath: [...list.beforePath, before ?? 0],
    afterPath: [...list.afterPath, after ?? 0],
  };
}

/** Whose changes are being looked at, and how sentences call it. */
export type Scope = {
  found: Findings;
  object: string | null;
  property: string | null;
  /** In the middle of a sentence: “lei” in “tenants”. */
  label: string;
  /** Tells changes of like things apart in their ids: a server's name. */
  subject: string;
};

function fingerprint(text: string): string {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return (hash >>> 0).toString(36);
}

/** Letters, digits and `. _ -` only; what had to be left out is made up for by a fingerprint. */
function slug(parts: readonly string[]): string {
  const full = parts.filter((part) => part !== "").join("-");
  const plain = full.replaceAll("[]", "").replace(/[^A-Za-z0-9._-]+/g, "_");
  return plain === full && full.length <= 100 ? full : `${plain.slice(0, 90)}-${fingerprint(full)}`;
}

/** Collects changes in the order of the document. */
export class Findings {
  readonly changes: Change[] = [];
  private readonly ids = new Map<string, number>();

  constructor(
    /** How protected the contract as a whole was and is; ranks of `classifications`. */
    readonly contractRank: { before: number; after: number },
  ) {}

  add(rule: RuleId, scope: Scope, name: string, pair: Pair, message: string): void {
    const base = slug([rule, scope.object ?? "", scope.property ?? "", scope.subject, name]);
    const count = (this.ids.get(base) ?? 0) + 1;
    this.ids.set(base, count);
    this.changes.push({
      id: count === 1 ? base : `${base}--${count}`,
      rule,
      class: rules[rule].class,
      object: scope.object,
      property: scope.property,
      field: name,
      before: pair.before,
      after: pair.after,
      beforePath: pair.before === undefined ? null : pair.beforePath,
      afterPath: pair.after === undefined ? null : pair.afterPath,
      message: sentence(message),
      reason: rules[rule].reason,
    });
  }
}
