import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classifications } from "../classification";
import { maximumAccessDays } from "./contract-limits";
import { type GrantFacts, grantState, requestState } from "./grant-state";
import { platformRoleName } from "./platform-role";
import { type AccessPolicy, accessPolicySchema, approvers, pathFor } from "./policy";
import {
  afterGrant,
  afterRequest,
  type GrantEvent,
  grantStatuses,
  liveGrantStatuses,
  type RequestEvent,
  requestStatuses,
} from "./states";

const policy: fc.Arbitrary<AccessPolicy> = fc.record(
  {
    steps: fc.uniqueArray(fc.record({ approver: fc.constantFrom(...approvers), reason: fc.constant("Because.") }), {
      selector: (s) => s.approver,
    }),
    maximumDays: fc.integer({ min: 1, max: 3650 }),
    defaultDays: fc.integer({ min: 1, max: 3650 }),
  },
  { requiredKeys: ["steps"] },
);
const subject = fc.record({
  classification: fc.constantFrom(...classifications),
  maximumAccessDays: fc.option(fc.integer({ min: 1, max: 4000 })),
});

describe("the path of a request", () => {
  test.each([
    ["public", null, ["product_owner"], 365, 90],
    ["internal", 30, ["product_owner"], 30, 30],
    ["confidential", 180, ["product_owner", "steward"], 180, 90],
    ["restricted", 1000, ["product_owner", "steward"], 365, 90],
  ] as const)("%s data with a contract limit of %s days", (classification, limit, who, maximum, usual) => {
    const path = pathFor([], { classification, maximumAccessDays: limit });
    expect(path.steps.map((s) => s.approver)).toEqual(who);
    expect([path.maximumDays, path.defaultDays]).toEqual([maximum, usual]);
  });

  test("a further policy never removes a step and never allows more days", () => {
    fc.assert(
      fc.property(fc.array(policy, { maxLength: 4 }), policy, subject, (policies, extra, port) => {
        const before = pathFor(policies, port);
        const after = pathFor([...policies, extra], port);
        const who = after.steps.map((s) => s.approver);
        expect(who).toEqual(expect.arrayContaining(before.steps.map((s) => s.approver)));
        expect(after.maximumDays).toBeLessThanOrEqual(before.maximumDays);
        expect(after.defaultDays).toBeLessThanOrEqual(after.maximumDays);
        expect(who).toEqual(approvers.filter((a) => who.includes(a)));
        expect(who.length).toBeGreaterThan(0);
      }),
    );
  });

  test("the order of policies does not matter for who decides and how long", () => {
    fc.assert(
      fc.property(fc.array(policy, { maxLength: 4 }), subject, (policies, port) => {
        const [a, b] = [pathFor(policies, port), pathFor([...policies].reverse(), port)];
        expect(a.steps.map((s) => s.approver)).toEqual(b.steps.map((s) => s.approver));
        expect([a.maximumDays, a.defaultDays]).toEqual([b.maximumDays, b.defaultDays]);
      }),
    );
  });

  test("a policy with an unknown field is refused", () => {
    expect(accessPolicySchema.safeParse({ steps: [], approve: "automatically" }).success).toBe(false);
  });
});

describe("the contract's limit", () => {
  test.each([
    [{ customProperties: [{ property: "maximumAccessDays", value: 180 }] }, 180],
    [{ customProperties: [{ property: "maximumAccessDays", value: "30" }] }, 30],
    [{ customProperties: [{ property: "maximumAccessDays", value: "soon" }] }, null],
    [{ customProperties: [{ property: "maximumAccessDays", value: 0 }] }, null],
    [{ customProperties: "none" }, null],
    [{}, null],
    [null, null],
  ])("%j is %s", (document, expected) => expect(maximumAccessDays(document)).toBe(expected));
});

describe("states", () => {
  const requestEvents: RequestEvent[] = ["approve", "deny", "withdraw", "lapse"];
  const grantEvents: GrantEvent[] = ["proven", "end", "gone"];

  test("only a pending request moves", () => {
    for (const status of requestStatuses)
      for (const event of requestEvents) expect(afterRequest(status, event) !== null).toBe(status === "pending");
  });

  test("whatever happens, a grant that began to end never gives access again", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...grantEvents), { maxLength: 12 }), (events) => {
        let ending = false;
        let status: (typeof grantStatuses)[number] = "provisioning";
        for (const event of events) {
          status = afterGrant(status, event) ?? status;
          if (ending) expect(["revoking", "ended"]).toContain(status);
          ending ||= status === "revoking";
        }
      }),
    );
  });

  test("a grant ends only by way of revoking", () => {
    expect(grantStatuses.filter((s) => grantEvents.some((e) => afterGrant(s, e) === "ended"))).toEqual(["revoking"]);
    expect(liveGrantStatuses).toEqual(["provisioning", "active"]);
  });
});

describe("what the screen says", () => {
  const facts: GrantFacts = {
    status: "active",
    expiresAt: new Date("2026-12-01"),
    endReason: null,
    endNote: null,
    attempts: 0,
    lastError: null,
    credentialIssuedAt: null,
    credentialAppliedAt: null,
  };
  const failed = { attempts: 2, lastError: "The platform does not answer." };

  test.each([
    [{ status: "provisioning" }, "Setting up", "info"],
    [{ status: "provisioning", ...failed }, "Setup failed", "danger"],
    [{}, "Active", "success"],
    [{ credentialIssuedAt: new Date(2) }, "Active", "info"],
    [{ credentialIssuedAt: new Date(2), credentialAppliedAt: new Date(1) }, "Active", "info"],
    [{ credentialIssuedAt: new Date(2), credentialAppliedAt: new Date(3) }, "Active", "success"],
    [failed, "Active", "warning"],
    [{ status: "revoking", endReason: "expired" }, "Ending", "warning"],
    [{ status: "revoking", endReason: "revoked", ...failed }, "Revoke failed", "danger"],
    [{ status: "ended", endReason: "revoked" }, "Revoked", "neutral"],
    [{ status: "ended", endReason: "expired", ...failed }, "Expired", "neutral"],
    [{ status: "ended" }, "Ended", "neutral"],
  ] as [Partial<GrantFacts>, string, string][])("%j is %s", (over, word, tone) => {
    expect(grantState({ ...facts, ...over })).toMatchObject({ word, tone });
  });

  test("every request status has a word and a sentence", () => {
    for (const status of requestStatuses) expect(requestState(status).explanation).toMatch(/\.$/);
  });
});

describe("the platform role's name", () => {
  const id = "0192f3c4-8a6b-7c1d-9e2f-a1b2c3d4e5f6";

  test.each([
    ["entity-ratings", "mercat_entity_ratings_a1b2c3d4e5f6"],
    ["Prüfung & Co", "mercat_pr_fung_co_a1b2c3d4e5f6"],
    ["日本", "mercat_a1b2c3d4e5f6"],
  ])("%s gives %s", (ref, name) => expect(platformRoleName(id, ref)).toBe(name));

  test("it is safe, fits, and differs between grants", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.string({ unit: "binary", maxLength: 200 }), (a, b, ref) => {
        const name = platformRoleName(a, ref);
        expect(name).toMatch(/^mercat_[a-z0-9_]+$/);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63);
        if (a.slice(-12) !== b.slice(-12)) expect(platformRoleName(b, ref)).not.toBe(name);
      }),
    );
  });
});
