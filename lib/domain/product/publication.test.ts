import { describe, expect, it } from "vitest";
import { contractVersionFor, decidePublication, versionBefore } from "./publication";

const of = (...versions: string[]) => versions.map((version) => ({ version, contentHash: `hash of ${version}` }));
const decide = (version: string, published: string[], openMajors: number[] = [], contentHash = "new") =>
  decidePublication("data contract “a”", { version, contentHash }, of(...published), openMajors);

describe("what may be published after what is there", () => {
  it.each<[string, string[], number[]]>([
    ["1.0.0", [], []],
    ["1.0.1", ["1.0.0"], []],
    ["2.0.0", ["1.2.0"], []],
    ["1.2.1", ["1.0.0", "1.2.0", "2.0.0"], [1, 2]],
    ["2.0.1", ["1.2.0", "2.0.0"], [1, 2]],
  ])("%s after %j with open majors %j", (version, published, open) =>
    expect(decide(version, published, open)).toBe("publish"),
  );

  it("is unchanged for the same content, whatever is higher", () => {
    expect(decide("1.0.0", ["1.0.0", "2.0.0"], [], "hash of 1.0.0")).toBe("unchanged");
  });

  it.each<[string, string[], number[], RegExp]>([
    ["1.0.0", ["1.0.0"], [], /already published with other content.*1\.0\.1/],
    ["1.1.0", ["1.2.0"], [], /not higher than 1\.2\.0.*1\.2\.1/],
    ["1.1.0", ["1.2.0", "2.0.0"], [1, 2], /not higher than 1\.2\.0.*1\.2\.1/],
    ["1.2.1", ["1.2.0", "2.0.0"], [2], /not higher than 2\.0\.0.*No port offers version 1 any more/],
    ["1.0.0", ["2.0.0"], [1, 2], /not higher than 2\.0\.0/],
  ])("refuses %s after %j with open majors %j", (version, published, open, sentence) =>
    expect(() => decide(version, published, open)).toThrow(sentence),
  );

  it("compares with the highest version below", () => {
    expect(versionBefore("1.2.1", of("1.0.0", "1.2.0", "2.0.0"))?.version).toBe("1.2.0");
    expect(versionBefore("2.0.0", of("1.0.0", "1.10.0", "1.9.0"))?.version).toBe("1.10.0");
    expect(versionBefore("1.0.0", of("1.0.0", "2.0.0"))).toBeNull();
  });
});

describe("the contract version behind a port", () => {
  it.each([
    [1, ["1.0.0", "1.2.0", "2.0.0"], null, "1.2.0"],
    [2, ["1.0.0", "1.2.0", "2.0.0"], null, "2.0.0"],
    [3, ["1.0.0", "2.0.0"], null, "2.0.0"],
    [0, ["1.0.0", "1.1.0", "2.0.0"], "1.0.0", "1.1.0"],
    [0, ["1.0.0", "2.0.0"], null, "2.0.0"],
    [1, [], "1.0.0", undefined],
  ])("port %i of %j, so far %s: %s", (major, versions, held, expected) =>
    expect(contractVersionFor(major, of(...versions), held)?.version).toBe(expected),
  );
});
