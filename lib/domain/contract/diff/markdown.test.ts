import { expect, test } from "vitest";
import { diffContracts } from "./diff-contracts";
import { escapeMarkdown } from "./markdown";

const contract = (name: string, required: boolean) => ({
  schema: [{ name: "tenants", properties: [{ name, required }] }],
});

test("plain sentences stay readable", () => {
  expect(escapeMarkdown("“lei” in “tenants” is no longer required: it may be empty.")).toBe(
    "“lei” in “tenants” is no longer required: it may be empty.",
  );
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
  "turned \u202egnp.exe",
])("a name a document gives brings nothing into Markdown: %j", (name) => {
  const [change] = diffContracts(contract(name, true), contract(name, false)).changes;
  const text = escapeMarkdown(change?.message ?? "");
  expect(text).toContain("is no longer required");
  expect(text).not.toMatch(/<|(?<!\\)[|`*]|(?<!\\)!\[|(?<!\\)\]\(|@\w|https?:|www\.|&(?!amp;|lt;|gt;)|[\u202a-\u202e]/);
  expect([...text].filter((sign) => sign < " " || sign === "\u2028")).toEqual([]);
});
