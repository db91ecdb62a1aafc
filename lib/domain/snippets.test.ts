import { describe, expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { identifier, type PortAddress, snippets } from "./snippets";

const address: PortAddress = {
  host: "platform.premium-offices.example",
  port: 5432,
  database: "premium_offices",
  schema: "brokerage_tenancy_analytics",
  view: "current_tenants",
  columns: ["lei", "tenant_name"],
  productRef: "tenancy-analytics",
};

const textOf = (kind: string, over: Partial<PortAddress> = {}) =>
  snippets({ ...address, ...over }).find((snippet) => snippet.kind === kind)?.text ?? "";

test.each([
  ["current_tenants", "current_tenants"],
  ["Current Tenants", '"Current Tenants"'],
  ["user", '"user"'],
  ['say "hi"', '"say ""hi"""'],
  ["a\nb", "ab"],
])("identifier(%j) is %s", (name, expected) => {
  expect(identifier(name)).toBe(expected);
});

describe("snippets", () => {
  test("carry the real names", () => {
    for (const { text } of snippets(address)) {
      for (const name of ["platform.premium-offices.example", "5432", "premium_offices", "current_tenants"]) {
        expect(text).toContain(name);
      }
    }
  });

  test("name the role of the grant when there is one", () => {
    expect(textOf("sql", { role: "mercat_g_17" })).toContain("user=mercat_g_17");
    expect(textOf("sql")).toContain("user=your_role");
  });

  test("select all columns when there are many", () => {
    expect(textOf("sql", { columns: Array.from({ length: 20 }, (_, i) => `c${i}`) })).toContain("select *");
  });

  test("dbt is YAML, whatever the names", () => {
    const text = textOf("dbt", { schema: "od: d", view: "- x #", productRef: "a/b:c" });
    const document = parseAllDocuments(text)[0]?.toJS();
    expect(document.a_b_c.outputs.prod.schema).toBe("od: d");
    expect(document.sources[0].tables[0].name).toBe("- x #");
    expect(() => parse(textOf("dbt"))).not.toThrow();
  });
});
