import { expect, test } from "vitest";
import { type TrustEvidence, trustSignal } from "@/lib/domain/quality/trust-signal";
import { priorOf, trustUntil } from "./prior";

const now = new Date("2026-11-25T12:00:00Z");
const evidence = (over: Partial<TrustEvidence> = {}): TrustEvidence => ({
  ports: 1,
  portsWithRules: 1,
  portsWithLevels: 1,
  rules: 2,
  uncheckedWeight: 0,
  uncheckedRules: 0,
  hasPurpose: true,
  validContracts: 1,
  columns: 2,
  describedColumns: 2,
  expectedDays: 1,
  checks: [{ weight: 2, outcome: "passed", at: now.getTime(), count: 2 }],
  levels: [{ outcome: "passed", at: now.getTime(), count: 1 }],
  ...over,
});

test("the level at any minute follows from two moments", () => {
  const until = trustUntil(evidence(), now);
  if (!until) throw new Error("There are results.");
  for (let hour = 0; hour < 24 * 12; hour += 1) {
    const at = new Date(now.getTime() + hour * 3_600_000);
    const minute = at.getTime() / 60_000;
    const said = minute < until.highUntil ? "high" : minute < until.fairUntil ? "fair" : "low";
    expect(trustSignal(evidence(), at).level).toBe(said);
  }
});

test("what was never checked has no moments", () => {
  expect(trustUntil(evidence({ checks: [], levels: [] }), now)).toBeNull();
});

test("a product that is not even fair has no time left", () => {
  const failed = evidence({ checks: [{ weight: 2, outcome: "failed", at: 0, count: 1 }], levels: [] });
  expect(trustUntil(failed, now)).toEqual({ highUntil: 0, fairUntil: 0 });
});

test("a prior is gentle, and what is deprecated stands below", () => {
  const best = priorOf({ trust: 100, uses: 1000, freshness: "daily", status: "active" });
  expect(best).toBeCloseTo(1);
  expect(priorOf({ trust: 0, uses: 0, freshness: "unstated", status: "active" })).toBe(0);
  expect(priorOf({ trust: 80, uses: 9, freshness: "daily", status: "deprecated" })).toBeLessThan(
    priorOf({ trust: 80, uses: 9, freshness: "daily", status: "active" }),
  );
});
