import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readDocument } from "@/lib/domain/document/read-document";
import { readContract } from "./read-contract";

const v2 = readFileSync(new URL("./corpus/odcs/bitol-v2.2.2/all__full-example.yaml", import.meta.url), "utf8");
const v30 = (servers: string) =>
  `apiVersion: v3.0.2\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: active\nservers:\n${servers}schema:\n  - name: a # the only one\n`;
const warned = (source: string) => readContract(source).problems.filter((p) => p.message.includes("taken out"));

/** A text, the path of what is secret in it, and the same text without. */
const texts: [string, string, string, string][] = [
  ["at the root of a v2 contract", v2, "password", v2.replace(/^password: .*\n/m, "")],
  [
    "on its own line, a comment above staying",
    v30("  - server: a\n    type: custom\n    # for the job\n    password: s3cret # mine\n    host: h\n"),
    "servers[0].password",
    v30("  - server: a\n    type: custom\n    # for the job\n    host: h\n"),
  ],
  [
    "first of an entry",
    v30("  - password: s3cret\n    server: a\n    type: custom\n"),
    "servers[0].password",
    v30("  - server: a\n    type: custom\n"),
  ],
  [
    "in braces",
    v30("  - {server: a, type: custom, password: 's,}', host: h}\n"),
    "servers[0].password",
    v30("  - {server: a, type: custom, host: h}\n"),
  ],
  [
    "last in braces",
    v30("  - {server: a, type: custom, api_key: 1}\n"),
    "servers[0].api_key",
    v30("  - {server: a, type: custom}\n"),
  ],
  [
    "alone in a mapping",
    v30("  - server: a\n    type: custom\n    login:\n      password: s3cret\n"),
    "servers[0].login.password",
    v30("  - server: a\n    type: custom\n    login:\n      {}\n"),
  ],
  [
    "of several lines",
    v30("  - server: a\n    private-key: |\n      one\n      two\n    type: custom\n"),
    "servers[0].private-key",
    v30("  - server: a\n    type: custom\n"),
  ],
  [
    "as an own property",
    v30("  - server: a\n    type: custom\n    customProperties:\n      - property: password\n        value: s3cret\n"),
    "servers[0].customProperties[0].value",
    v30("  - server: a\n    type: custom\n    customProperties:\n      - property: password\n"),
  ],
];

describe("a password", () => {
  test.each(texts)("%s is taken out, and nothing else", (_name, source, path, clean) => {
    const reading = readContract(source);
    expect(reading.source).toBe(clean);
    expect(reading.document).toEqual(readDocument(clean).value);
    const [warning] = warned(source);
    expect(warning).toMatchObject({ path, severity: "warning", line: expect.any(Number) });
    expect(JSON.stringify([reading.document, reading.upgraded, reading.model])).not.toMatch(/s3cret|env\.password/);
    expect(warned(clean)).toEqual([]);
  });

  test("in JSON leaves valid JSON", () => {
    const document = { ...JSON.parse(JSON.stringify(readDocument(v30("  - {server: a, type: custom}\n")).value)) };
    document.servers[0].password = "s3cret";
    const { source, format } = readContract(JSON.stringify(document, null, 2));
    expect(format).toBe("json");
    expect(JSON.parse(source).servers).toEqual([{ server: "a", type: "custom" }]);
  });

  test("that others refer to is taken out with its anchor", () => {
    const source = v30("  - {server: a, type: custom, password: &p s3cret}\n").replace("id: a", "id: a\nname: Other");
    const reading = readContract(source.replace("- name: a", "- name: a\n    description: *p"));
    expect(reading.document?.servers).toEqual([{ server: "a", type: "custom" }]);
    expect(readDocument(reading.source).value).toEqual(reading.document);
  });

  test("says its line in the text that was sent", () => {
    expect(warned(v2)[0]?.line).toBe(v2.split("\n").findIndex((line) => line.startsWith("password:")) + 1);
  });

  test("that is empty is no password, and columns may be called so", () => {
    const columns = "schema:\n  - name: users\n    properties:\n      - name: password\n        logicalType: string\n";
    const source = v30("  - server: a\n    type: custom\n    password:\n").replace(/schema:.*/s, columns);
    expect(readContract(source).source).toBe(source);
    expect(warned(source)).toEqual([]);
  });
});
