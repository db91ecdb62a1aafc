import { describe, expect, it } from "vitest";
import { editDistance } from "@/lib/domain/search/spelling";
import { Random } from "../search/random";
import { misspellName, misspellWord } from "./misspell";

describe("misspellWord", () => {
  it("makes one mistake and keeps the first letter", () => {
    const random = new Random(1);
    for (let i = 0; i < 500; i += 1) {
      const wrong = misspellWord("tenancy", random);
      expect(editDistance("tenancy", wrong, 3)).toBe(1);
      expect(wrong[0]).toBe("t");
    }
  });
});

describe("misspellName", () => {
  it("is the same for the same seed", () => {
    const names = () => {
      const random = new Random(7);
      return ["Tenancy analytics", "Lease and deposit register Norwick"].map((name) => misspellName(name, random));
    };
    expect(names()).toEqual(names());
  });

  it("makes one mistake in a short name and two in a long one, in different words", () => {
    const random = new Random(3);
    for (let i = 0; i < 200; i += 1) {
      expect(editDistance("Lease register", misspellName("Lease register", random) ?? "", 3)).toBe(1);
      const long = misspellName("Lease and deposit register Norwick", random) ?? "";
      expect(editDistance("Lease and deposit register Norwick", long, 4)).toBe(2);
      expect(long.split(" ")[1]).toBe("and");
    }
  });

  it("leaves a name of short words alone", () => {
    expect(misspellName("Rent roll", new Random(1))).toBeNull();
  });
});
