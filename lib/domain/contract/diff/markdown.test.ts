import { describe, expect, test } from "vitest";
import { diffContracts } from "./diff-contracts";
import { diffAsMarkdown, diffAsText } from "./markdown";

const contract = (name: string, required: boolean) => ({
  schema: [{ name: "tenants", properties: [{ name, required }] }],
});
const diff = diffContracts(contract("lei", true), contract("lei", false));
const names = {
  contract: "tenants-contract",
  before: "1.2.3",
  after: "1.3.0",
  rulesUrl: "https://mercat.example/docs/contract-rules.md",
};

describe("a diff as text", () => {
  test("has the verdict first, the version needed, and each change with its rule", () => {
    expect(diffAsMarkdown(diff, names).split("\n")).toEqual([
      "### tenants\\-contract 1.2.3 → 1.3.0",
      "",
      "**Breaking: consumers must act.**",
      "",
      "Smallest version that will do: `2.0.0` (major). 1 breaking.",
      "",
      "| class | change | why | rule |",
      "| --- | --- | --- | --- |",
      "| breaking | “lei” in “tenants” is no longer required: it may be empty. | Values may be empty where you could count on one. | [`property.required.dropped`](https://mercat.example/docs/contract-rules.md#property.required.dropped) |",
      "",
    ]);
    expect(diffAsText(diff, names)).toBe(
      [
        "tenants-contract 1.2.3 → 1.3.0: Breaking: consumers must act.",
        "Smallest version that will do: 2.0.0 (major). 1 breaking.",
        "",
        "  breaking  “lei” in “tenants” is no longer required: it may be empty.",
        "            Values may be empty where you could count on one. [property.required.dropped]",
        "",
      ].join("\n"),
    );
  });

  test("says so when nothing changed, and does without versions and links", () => {
    const none = diffContracts({}, {});
    expect(diffAsMarkdown(none, { contract: "c" })).toBe("### c\n\n**No change.**\n");
    expect(diffAsMarkdown(diff, { contract: "c" })).toContain("| `property.required.dropped` |");
    expect(diffAsText(none, { contract: "c" })).toBe("c: No change.\n");
  });

  test.each([
    "a|b\n| x |",
    "<script>alert(1)</script>",
    "![x](https://evil.example/p.png)",
    "[click](javascript:alert(1))",
    "@everyone **bold** `code` <!-- -->",
    "https://evil.example/?q=1 www.evil.example",
    "&lt;img src=x onerror=alert(1)&gt;",
    "\u001b[31mred\u0007\u2028next",
  ])("lets nothing of a document through: %j", (name) => {
    const evil = diffContracts(contract(name, true), contract(name, false));
    const markdown = diffAsMarkdown(evil, { contract: name });
    const rows = markdown.split("\n").filter((line) => line.startsWith("| breaking"));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.replaceAll("\\|", "").split("|")).toHaveLength(6);
    expect(markdown).not.toMatch(/<|(?<!\\)!\[|(?<!\\)\]\(|@\w|https?:|www\.|&(?!amp;|lt;|gt;)/);
    expect([...diffAsText(evil, { contract: name })].filter((sign) => sign < " " && sign !== "\n")).toEqual([]);
  });
});
