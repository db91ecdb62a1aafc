import { describe, expect, it } from "vitest";
import { toContractModel } from "@/lib/domain/contract/model";
import type { Outcome } from "./result";
import { promisedRules } from "./rules";
import { type LastResult, trustEvidence } from "./trust-evidence";
import { trustEvidenceSchema, trustSignal } from "./trust-signal";

const now = new Date("2026-11-25T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

const contract = toContractModel({
  id: "c",
  schema: [
    {
      name: "orders",
      quality: [{ name: "rows", severity: "error" }, { name: "sum" }],
      properties: [
        { name: "id", description: "Key" },
        { name: "note", quality: [{ name: "length", severity: "info" }] },
      ],
    },
  ],
  slaProperties: [
    { property: "frequency", value: 1, unit: "d" },
    { property: "latency", value: 4, unit: "h" },
  ],
});

const all = (outcome: Outcome, at: Date): LastResult[] => [
  ...promisedRules(contract).map(({ key }) => ({ checkKey: key, kind: "rule" as const, outcome, at })),
  { checkKey: "sla|latency", kind: "sla", outcome, at },
];
const signal = (last: readonly LastResult[], hasPurpose = true) =>
  trustSignal(trustEvidence({ hasPurpose, ports: [{ contract, valid: true, last }] }), now);

describe("the trust signal", () => {
  it("is the sum of its parts, whose weights are 100", () => {
    for (const read of [signal([]), signal(all("passed", daysAgo(0))), signal(all("warning", daysAgo(4)))]) {
      expect(read.score).toBe(read.parts.reduce((sum, part) => sum + part.points, 0));
      expect(read.parts.reduce((sum, part) => sum + part.weight, 0)).toBe(100);
    }
  });

  it("says that nothing has come in, and cannot be high then", () => {
    const read = signal([]);
    expect(read).toMatchObject({ score: 26, level: "unproven" });
    expect(read.parts.find((p) => p.id === "checks")).toMatchObject({
      points: 0,
      sentence: "No rule has been checked.",
    });
    expect(read.parts.find((p) => p.id === "recency")).toMatchObject({ sentence: "No results have come in." });
  });

  it("is high when everything passed lately, and falls with age to what is declared", () => {
    expect(signal(all("passed", daysAgo(0.1)))).toMatchObject({ score: 96, level: "high" });
    expect(signal(all("passed", daysAgo(5)))).toMatchObject({ score: 61, level: "fair" });
    expect(signal(all("passed", daysAgo(100)))).toMatchObject({ score: 26, level: "low" });
  });

  it("weighs a failing error more than a failing notice", () => {
    const failing = (name: string) =>
      signal(all("passed", now).map((l) => (l.checkKey.endsWith(`|${name}`) ? { ...l, outcome: "failed" } : l)));
    expect(failing("rows").score).toBeLessThan(failing("length").score);
    expect(failing("rows").parts[0]).toMatchObject({
      points: 25,
      sentence: "2 of 3 checks passed, 1 failed. With a failed check at most half the points.",
    });
    expect(failing("sum").score).toBe(71);
    expect(failing("length").parts[0]).toMatchObject({ sentence: "2 of 3 checks passed, 1 failed." });
  });

  it("counts a rule that was never checked against it", () => {
    const [first] = all("passed", now);
    expect(signal(first ? [first] : []).parts[0]).toMatchObject({
      points: 25,
      sentence: "1 of 1 check passed, 2 rules never checked.",
    });
  });

  it("leaves out what is kept of rules and levels the contract no longer has", () => {
    const gone: LastResult[] = [
      { checkKey: "orders|gone", kind: "rule", outcome: "failed", at: now },
      { checkKey: "sla|availability", kind: "sla", outcome: "failed", at: now },
    ];
    expect(signal([...all("passed", now), ...gone])).toEqual(signal(all("passed", now)));
  });

  it("adds results of one run together, so that what is stored stays small", () => {
    const evidence = trustEvidence({ hasPurpose: true, ports: [{ contract, valid: true, last: all("passed", now) }] });
    expect(evidence.checks).toHaveLength(3);
    expect(trustEvidenceSchema.parse(JSON.parse(JSON.stringify(evidence)))).toEqual(evidence);
  });

  it("of a product without ports is zero but for its words", () => {
    expect(trustSignal(trustEvidence({ hasPurpose: false, ports: [] }), now)).toMatchObject({
      score: 0,
      level: "unproven",
    });
  });
});
