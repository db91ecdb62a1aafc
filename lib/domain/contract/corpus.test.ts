import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import index from "./corpus/index.json";
import { readContract } from "./read-contract";
import { currentVersion } from "./standards/versions";

const textOf = (file: string) => readFileSync(new URL(`./corpus/${file}`, import.meta.url), "utf8");
const errorsOf = (source: string) => readContract(source).problems.filter((p) => p.severity === "error");

const odcs = index.flatMap((entry) => ("declared" in entry ? [entry] : []));
const dcs = index.flatMap((entry) => ("valid" in entry ? [entry] : []));

/** What our own rules refuse though its JSON Schema does not, and the word of the sentence. */
const refusedByRule: Record<string, string> = {
  "odcs/eddiethedean-odcs/invalid-duplicate-key.yaml": "stands here twice",
  "odcs/eddiethedean-odcs/invalid-empty-id.yaml": "id is missing",
  "odcs/eddiethedean-odcs/invalid-pricing-negative-amount.yaml": "below 0",
  "odcs/eddiethedean-odcs/invalid-structural-duplicate-schema-name.yaml": "stands here twice",
};

describe("ODCS contracts of others", () => {
  test("there are 128", () => expect(odcs).toHaveLength(128));

  test.each(odcs.map((o) => [o.file, o] as const))("%s: both verdicts", (file, { declared, current, parse }) => {
    const { verdicts, document } = readContract(textOf(file));
    expect(document !== null).toBe(parse === "ok");
    expect([verdicts.declared.valid, verdicts.current.valid]).toEqual([declared, current]);
    for (const verdict of [verdicts.declared, verdicts.current])
      expect(verdict.problems.some((p) => p.severity === "error")).toBe(verdict.valid === false);
  });

  test.each(odcs.map((o) => [o.file, o] as const))("%s: accepted or refused", (file, { declared, current }) => {
    const source = textOf(file);
    const errors = errorsOf(source);
    const word = refusedByRule[file];
    if (word) expect(errors.map((e) => e.message).join()).toContain(word);
    else if (declared || current) expect(errors).toEqual([]);
    // The examples of v2.2.2 say no version, and are whole once upgraded.
    else if (file.includes("bitol-v2.2.2")) expect(errors).toEqual([]);
    else expect(errors.length).toBeGreaterThan(0);
  });
});

describe("Data Contract Specification contracts of others", () => {
  test.each(dcs.map((d) => [d.file, d] as const))("%s", (file, { valid }) => {
    const { verdicts, standard } = readContract(textOf(file));
    expect(standard).toBe("dcs");
    expect(verdicts.declared.valid).toBe(valid);
    expect(verdicts.current.valid).toBe(false);
    expect(errorsOf(textOf(file)).length > 0).toBe(!valid);
  });
});

test.each(index.map((entry) => entry.file))("%s: its upgraded form is valid ODCS v3.1.0", (file) => {
  const { verdicts, upgraded } = readContract(textOf(file));
  if (!verdicts.declared.valid) return;
  expect(currentVersion.check(upgraded).findings.filter((f) => f.severity === "error")).toEqual([]);
});
