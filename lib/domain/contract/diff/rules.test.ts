import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { diffContracts } from "./diff-contracts";
import { changeClasses } from "./model";
import { rules } from "./rules";
import { baseContract, pathOf, ruleCases, withValue } from "./testing-cases";

const page = readFileSync("docs/contract-rules.md", "utf8");
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| <a id="))
  .map((line) =>
    line
      .slice(2, -2)
      .split(" | ")
      .map((cell) => cell.trim()),
  );

describe("the rules of the diff", () => {
  test("stand in docs/contract-rules.md row by row", () => {
    const expected = Object.entries(rules).map(([id, rule]) => [
      `<a id="${id}"></a>\`${id}\``,
      rule.class,
      rule.example,
      rule.reason,
    ]);
    expect(rows).toEqual(expected);
  });

  test("have each a case, and no case is without a rule", () => {
    expect(Object.keys(ruleCases).sort()).toEqual(Object.keys(rules).sort());
  });

  test.each(Object.entries(rules))("%s has a class and full sentences", (_, rule) => {
    expect(changeClasses).toContain(rule.class);
    expect(rule.reason).toMatch(/^[A-Z].*\.$/);
    expect(rule.example).not.toMatch(/[|\n]/);
  });
});

describe("each rule's case", () => {
  test.each(Object.entries(ruleCases))("%s is found, and nothing else", (rule, [place, before, after]) => {
    const path = pathOf(place);
    const [old, fresh] = [withValue(baseContract, path, before), withValue(baseContract, path, after)];
    const diff = diffContracts(old, fresh);
    expect(diff.changes.map((change) => change.rule)).toEqual([rule]);
    expect(diff.verdict).toBe(Reflect.get(rules, rule).class);
    expect(diff.changes[0]?.message).toMatch(/^[“A-Z].*[.…!?”]$/s);
  });
});
