import { describe, expect, it } from "vitest";
import { answers, paletteActions } from "./actions";

const nobody = { needs: false, publish: false, audit: false, accessRegister: false, admin: false };
const titles = (rights: typeof nobody) => paletteActions(rights).map(({ title }) => title);

describe("paletteActions", () => {
  it("offers what everybody may do", () => {
    expect(titles(nobody)).toContain("My requests");
    expect(titles(nobody)).not.toContain("Publish a product");
    expect(titles(nobody)).not.toContain("Administration");
    expect(titles(nobody)).not.toContain("Ask for data");
  });

  it("adds what the person has the right to", () => {
    expect(titles({ ...nobody, publish: true })).toContain("Publish a product");
    expect(titles({ ...nobody, needs: true })).toEqual(expect.arrayContaining(["Ask for data", "Needs"]));
    expect(titles({ ...nobody, audit: true, accessRegister: true, admin: true })).toEqual(
      expect.arrayContaining(["Audit log", "Access register", "Administration"]),
    );
  });

  it("names each thing once", () => {
    const all = titles({ needs: true, publish: true, audit: true, accessRegister: true, admin: true });
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("answers", () => {
  it.each([
    ["Publish a product new create", "pub", true],
    ["Publish a product new create", "create prod", true],
    ["Publish a product new create", "lish", false],
    ["My requests", "", true],
  ])("%s for %s: %s", (words, typed, expected) => {
    expect(answers(words, typed)).toBe(expected);
  });
});
