import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterMove,
  isUnanswered,
  type MoveEvent,
  moveStatuses,
  moveStatusesBefore,
  standingOfMove,
} from "./move-state";
import { type PortFacts, standingOf } from "./port-standing";
import { canRemind, canRetire, carriedOver, earliestEnd, endDateProblem, needsApproval } from "./retirement";

const now = new Date("2026-11-25T10:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const port = (major: number, over: Partial<PortFacts> = {}): PortFacts => ({
  name: "main",
  major,
  listed: true,
  flagged: false,
  inUse: false,
  retired: false,
  ...over,
});

describe("how a port stands", () => {
  const v2 = port(2);
  it.each<[string, PortFacts, PortFacts[], unknown]>([
    ["alone and listed", port(1), [], { state: "open" }],
    ["beside a newer major", port(1), [v2], { state: "deprecated", successor: v2 }],
    ["the newest of three is the successor", port(1), [v2, port(3)], { state: "deprecated", successor: port(3) }],
    ["a port of another name is none", port(1), [port(2, { name: "other" })], { state: "open" }],
    [
      "a newer one that is no longer listed is none",
      port(1),
      [port(2, { listed: false, inUse: true })],
      { state: "open" },
    ],
    ["not listed, nobody uses it", port(1, { listed: false }), [v2], { state: "retired" }],
    ["not listed, in use", port(1, { listed: false, inUse: true }), [v2], { state: "deprecated", successor: v2 }],
    [
      "not listed, in use, nothing newer",
      port(1, { listed: false, inUse: true }),
      [],
      { state: "deprecated", successor: null },
    ],
    ["flagged by the document", port(1, { flagged: true }), [], { state: "deprecated", successor: null }],
    ["retired, and listed again alone", port(1, { retired: true }), [], { state: "open" }],
    ["retired for a newer one, and still listed", port(1, { retired: true }), [v2], { state: "retired" }],
  ])("%s", (_, one, others, expected) => expect(standingOf(one, [one, ...others])).toEqual(expected));

  it("never retires a port that somebody uses and was not retired before", () => {
    const facts = fc.record({
      name: fc.constantFrom("a", "b"),
      major: fc.nat(3),
      listed: fc.boolean(),
      flagged: fc.boolean(),
      inUse: fc.constant(true),
      retired: fc.constant(false),
    });
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1 }), (ports) =>
        ports.every((p) => standingOf(p, ports).state !== "retired"),
      ),
    );
  });
});

describe("the question", () => {
  it("is answered, changed, closed and asked again, and an accepted one stays", () => {
    const events: MoveEvent[] = ["accept", "block", "close", "ask"];
    const table = moveStatuses.map((s) => [s, ...events.map((e) => afterMove(s, e))]);
    expect(table).toEqual([
      ["open", "accepted", "blocked", "closed", "open"],
      ["blocked", "accepted", "blocked", "closed", "open"],
      ["accepted", null, null, null, null],
      ["closed", null, null, null, "open"],
    ]);
    for (const event of events)
      expect(moveStatusesBefore(event)).toEqual(moveStatuses.filter((s) => afterMove(s, event) !== null));
  });

  it.each([
    ["open", null, null, "open"],
    ["blocked", null, null, "blocked"],
    ["accepted", "pending", null, "waiting"],
    ["accepted", "approved", null, "waiting"],
    ["accepted", "approved", "provisioning", "waiting"],
    ["accepted", "approved", "active", "moved"],
    ["accepted", "approved", "ended", "moved"],
    ["accepted", "denied", null, "refused"],
    ["accepted", "withdrawn", null, "refused"],
    ["closed", null, null, "closed"],
  ] as const)("%s, request %s, access %s: %s", (status, requestStatus, grantStatus, expected) => {
    const standing = standingOfMove({ status, requestStatus, grantStatus });
    expect(standing).toBe(expected);
    expect(isUnanswered(standing)).toBe(["open", "blocked", "refused"].includes(expected));
  });
});

describe("retiring", () => {
  it("needs everybody moved, or the end date passed", () => {
    expect(canRetire([], null, now)).toEqual({ allowed: true });
    expect(canRetire(["moved", "closed"], null, now)).toEqual({ allowed: true });
    expect(canRetire(["moved", "waiting", "unasked"], null, now)).toMatchObject({
      allowed: false,
      reason: expect.stringMatching(/^2 consumers still depend on it\./),
    });
    expect(canRetire(["open"], inDays(40), now)).toMatchObject({ reason: expect.stringContaining("2027-01-04") });
    expect(canRetire(["open", "blocked"], now, now)).toEqual({ allowed: true });
  });

  it("is announced at least thirty days ahead", () => {
    expect(earliestEnd(now).toISOString()).toBe("2026-12-26T00:00:00.000Z");
    expect(endDateProblem(earliestEnd(now), now)).toBeNull();
    expect(endDateProblem(new Date("2026-12-25T00:00:00Z"), now)).toMatch(/at least 30 days.*2026-12-26/);
  });

  it("reminds at most once a day, and only who has something to answer", () => {
    expect(canRemind("open", null, now).allowed).toBe(true);
    expect(canRemind("blocked", inDays(-1), now).allowed).toBe(true);
    expect(canRemind("refused", inDays(-0.5), now)).toMatchObject({ reason: expect.stringMatching(/once a day/) });
    for (const standing of ["waiting", "moved", "closed"] as const)
      expect(canRemind(standing, null, now).allowed).toBe(false);
  });
});

describe("carrying access over", () => {
  it("keeps the end, unless the new contract allows less", () => {
    expect(carriedOver(inDays(20.5), 365, now)).toEqual({ expiresAt: inDays(20.5), durationDays: 21 });
    expect(carriedOver(inDays(200), 30, now)).toEqual({ expiresAt: inDays(30), durationDays: 30 });
  });

  it("asks for approval where the classification rises, or another contract is offered", () => {
    const terms = (classification: "internal" | "confidential", contractId = "rents") => ({
      contractId,
      classification,
    });
    expect(needsApproval(terms("internal"), terms("confidential"))).toBe(true);
    expect(needsApproval(terms("internal"), terms("internal"))).toBe(false);
    expect(needsApproval(terms("confidential"), terms("internal"))).toBe(false);
    expect(needsApproval(terms("internal"), terms("internal", "leases"))).toBe(true);
  });
});
