import { describe, expect, test } from "vitest";
import { diffContracts } from "./diff-contracts";
import { nextVersion, versionTooSmall } from "./version";

const contract = (property: Record<string, unknown>) => ({
  schema: [{ name: "tenants", properties: [{ name: "lei", logicalType: "string", ...property }] }],
});
const breaking = diffContracts(contract({ required: true }), contract({ required: false }));
const additive = diffContracts(contract({}), contract({ required: true }));
const wording = diffContracts(contract({}), contract({ description: "Legal entity identifier" }));
const none = diffContracts(contract({}), contract({}));

describe("the next version", () => {
  test.each([
    ["1.2.3", breaking, "2.0.0"],
    ["1.2.3", additive, "1.3.0"],
    ["1.2.3", wording, "1.2.4"],
    ["1.2.3", none, "1.2.3"],
    ["0.4.2", breaking, "1.0.0"],
    ["0.4.2", additive, "0.5.0"],
    ["2.0.0-rc.1", breaking, "2.0.0"],
    ["1.3.0-rc.1", additive, "1.3.0"],
    ["1.3.0-rc.1", breaking, "2.0.0"],
    ["1.2.3-rc.1", wording, "1.2.3"],
    ["1.2.3+build.7", wording, "1.2.4"],
    ["v1.2", breaking, "2.0.0"],
    ["3", additive, "3.1.0"],
    ["latest", breaking, "1.0.0"],
  ])("after %s", (current, diff, expected) => expect(nextVersion(current, diff)).toBe(expected));
});

describe("a version that is too small", () => {
  test.each([
    ["1.2.3", "1.3.0", breaking, "2.0.0"],
    ["1.2.3", "1.2.4", additive, "1.3.0"],
    ["1.2.3", "1.2.3", wording, "1.2.4"],
    ["1.2.3", "0.9.0", wording, "1.2.4"],
    ["1.2.3", "1.3.0-rc.1", breaking, "2.0.0"],
    ["2.0.0-rc.2", "2.0.0-rc.1", breaking, "2.0.0"],
    ["1.2.3", "next", breaking, "2.0.0"],
    ["1.2.3+a", "1.2.3+b", wording, "1.2.4"],
  ])("%s → %s is refused", (current, proposed, diff, needed) =>
    expect(versionTooSmall(current, proposed, diff)).toContain(needed),
  );

  test.each([
    ["1.2.3", "2.0.0", breaking],
    ["1.2.3", "2.0.0-rc.1", breaking],
    ["2.0.0-rc.1", "2.0.0-rc.2", breaking],
    ["1.2.3", "4.0.0", breaking],
    ["1.2.3", "2.0.0", additive],
    ["1.2.3", "1.2.4", wording],
    ["1.2.3", "1.2.3", none],
    ["1.2.3", "0.1.0", none],
  ])("%s → %s will do", (current, proposed, diff) => expect(versionTooSmall(current, proposed, diff)).toBeNull());

  test("says what asks for it", () => {
    expect(versionTooSmall("1.2.3", "1.2.4", breaking)).toBe(
      "Version 1.2.4 is too small after 1.2.3; the smallest that will do is 2.0.0. The change that asks for it is breaking: “lei” in “tenants” is no longer required: it may be empty.",
    );
  });
});
