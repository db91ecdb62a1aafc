import { describe, expect, it } from "vitest";
import { diffJson } from "./json-diff";
import { mainMeaning, roleTexts } from "./role-text";

describe("diffJson", () => {
  it.each([
    [null, null, []],
    [null, { name: "A" }, [{ path: "name", after: "A" }]],
    [{ name: "A" }, null, [{ path: "name", before: "A" }]],
    [{ name: "A", lead: true }, { name: "A", lead: false }, [{ path: "lead", before: "yes", after: "no" }]],
    [{ a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } }, [{ path: "a.c", before: "2", after: "3" }]],
    [{ tags: ["x"] }, { tags: ["x", "y"] }, [{ path: "tags", before: "x", after: "x, y" }]],
    [{ domain: null }, { domain: "risk" }, [{ path: "domain", before: "none", after: "risk" }]],
    [{ list: [{ a: 1 }] }, { list: [] }, [{ path: "list", before: '[{"a":1}]', after: "none" }]],
    ["old", "new", [{ path: "", before: "old", after: "new" }]],
  ])("%j → %j", (before, after, changes) => {
    expect(diffJson(before, after)).toEqual(changes);
  });
});

describe("roles in words", () => {
  const domain = (name: string) => ({ role: "domain_owner" as const, domain: { name } });
  const consumer = { role: "consumer" as const, domain: null };

  it("says each role once, with its domains", () => {
    expect(roleTexts([domain("Finance"), consumer, domain("Risk")])).toEqual([
      "Consumer",
      "Domain owner of Finance, Risk",
    ]);
    expect(
      roleTexts([
        { role: "steward", domain: null },
        { role: "steward", domain: { name: "Risk" } },
      ]),
    ).toEqual(["Steward"]);
    expect(roleTexts([])).toEqual([]);
  });

  it("names what matters most", () => {
    expect(mainMeaning([consumer, domain("Finance")])).toMatch(/owns a domain/);
    expect(mainMeaning([])).toBe("sees public products only");
  });
});
