import { describe, expect, test } from "vitest";
import { cuts, glued, nearestName } from "./correction";

const near = (word: string, cost: number) => ({ word, cost, count: 1 });

describe("nearestName", () => {
  const typed = [
    { typed: "contrats", near: [near("contracts", 0.8), near("contacts", 0.8)] },
    { typed: "lease", near: [near("leash", 1)] },
  ];

  test("corrects the words of a name together", () => {
    const found = nearestName(typed, ["leash contacts", "lease contacts", "tenant contracts"]);
    expect(found && [...found.words]).toEqual([["contrats", "contacts"]]);
  });

  test("takes the shorter of two equally near names, and the better one of two equal ones", () => {
    const found = nearestName(typed, ["lease contacts europe", "lease contracts", "lease contacts"]);
    expect(found && [...found.words]).toEqual([["contrats", "contracts"]]);
  });

  test("finds nothing where a word is like none", () => {
    expect(nearestName(typed, ["tenant contracts", ""])).toBeNull();
  });
});

test("cuts leave words of three letters", () => {
  expect(cuts("leaserent")).toEqual([
    ["lea", "serent"],
    ["leas", "erent"],
    ["lease", "rent"],
    ["leaser", "ent"],
  ]);
  expect(cuts("lease")).toEqual([]);
});

test("glued puts neighbours together", () => {
  expect(glued(["enti", "ty", "ratings"])).toEqual([
    { pair: "enti ty", word: "entity" },
    { pair: "ty ratings", word: "tyratings" },
  ]);
  expect(glued(["one"])).toEqual([]);
});
