import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterNeed,
  needMoves,
  needStatuses,
  needStatusesBefore,
  takesVotes,
  waitingNeedStatuses,
  whyNotWithdrawn,
} from "./need";

const status = fc.constantFrom(...needStatuses);
const move = fc.constantFrom(...needMoves);

describe("the states of a need", () => {
  it.each([
    ["open", "claim", "claimed"],
    ["open", "meet", "met"],
    ["open", "close", "closed"],
    ["open", "withdraw", "closed"],
    ["open", "hand_back", null],
    ["claimed", "claim", null],
    ["claimed", "hand_back", "open"],
    ["claimed", "meet", "met"],
    ["claimed", "close", "closed"],
    ["claimed", "withdraw", null],
    ["met", "close", null],
    ["closed", "claim", null],
  ] as const)("%s, %s → %s", (from, how, to) => expect(afterNeed(from, how)).toBe(to));

  it("never leaves met or closed, whatever is tried", () => {
    fc.assert(
      fc.property(fc.constantFrom("met" as const, "closed" as const), move, (end, how) => {
        expect(afterNeed(end, how)).toBeNull();
      }),
    );
  });

  it("says the same in a condition as in a step", () => {
    fc.assert(
      fc.property(status, move, (from, how) => {
        expect(needStatusesBefore(how).includes(from)).toBe(afterNeed(from, how) !== null);
      }),
    );
  });

  it("stays among its states, and ends only by being met, closed or withdrawn", () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (tried) => {
        let now: (typeof needStatuses)[number] = "open";
        for (const how of tried) {
          const next = afterNeed(now, how);
          if (next === null) continue;
          if (!waitingNeedStatuses.includes(next)) expect(["meet", "close", "withdraw"]).toContain(how);
          now = next;
        }
        expect(needStatuses).toContain(now);
        expect(takesVotes(now)).toBe(now === "open" || now === "claimed");
      }),
    );
  });
});

describe("taking a need back", () => {
  it("is possible only while nobody else wants it and no domain works on it", () => {
    fc.assert(
      fc.property(status, fc.nat({ max: 50 }), (from, others) => {
        expect(whyNotWithdrawn(from, others) === null).toBe(from === "open" && others === 0);
      }),
    );
  });
});
