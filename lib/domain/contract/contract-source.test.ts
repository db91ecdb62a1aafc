import { describe, expect, test } from "vitest";
import { contractSource } from "./contract-source";
import { readContract } from "./read-contract";

const head = "kind: DataContract\nid: rents\nversion: 1.0.0\nstatus: active\n";
const schema = "schema:\n  - name: rents\n    properties:\n      - name: lei\n        logicalType: string\n";
const open = (text: string) => contractSource(text, readContract(text).upgraded);

describe("the source of a contract", () => {
  test("has one text when the upgrade changed nothing", () => {
    const source = open(`apiVersion: v3.1.0\n${head}${schema}`);
    expect(source.upgradedText).toBeNull();
    expect(source.line(["schema", 0, "properties", 0])).toBe(9);
    expect(source.verdicts.current).toMatchObject({ standard: "ODCS v3.1.0", valid: true, problems: [] });
    expect(source.notes).toEqual([]);
  });

  test("has two when it did, and finds each field in both", () => {
    const text = `apiVersion: v3.0.2\n${head}${schema}`;
    const source = open(text);
    expect(source.verdicts.declared.standard).toBe("ODCS v3.0.2");
    expect(text.split("\n")[source.line(["schema", 0, "properties", 0, "name"]) - 1]).toContain("name: lei");
    const line = source.line(["schema", 0, "properties", 0, "name"], "upgraded");
    expect(source.upgradedText?.split("\n")[line - 1]).toContain("name: lei");
  });

  test("tells our own findings from those of the standards", () => {
    const source = open(`apiVersion: v3.1.0\n${head}${schema}        classification: secret\n`);
    expect(source.verdicts.current.problems).toEqual([]);
    expect(source.notes.map((note) => [note.path, note.line])).toEqual([
      ["schema[0].properties[0].classification", 11],
    ]);
  });
});
