import { describe, expect, it } from "vitest";
import { noSuggestions } from "@/lib/domain/search/suggestion";
import { paletteActions } from "./actions";
import { paletteGroups } from "./palette-groups";

const actions = paletteActions({ needs: false, publish: true, audit: false, accessRegister: false, admin: false });
const runs = [{ title: "Switch to dark theme", words: "night", run: () => undefined }];
const recent = [{ path: "/products/a", title: "Lease contracts", detail: "Product" }];
const offered = (typed: string, suggestions = noSuggestions) =>
  paletteGroups({ typed, actions, runs, recent, suggestions });

describe("paletteGroups", () => {
  it("shows recent pages and all actions before anything is typed", () => {
    const groups = offered("");
    expect(groups.map(({ label }) => label)).toEqual(["Recent pages", "Go to and do"]);
    expect(groups[1]?.options).toHaveLength(actions.length + runs.length);
  });

  it("finds actions by their words and always offers to search", () => {
    const groups = offered("dark");
    expect(groups.map(({ options }) => options.map(({ title }) => title))).toEqual([
      ["Switch to dark theme"],
      ["Search for “dark”"],
    ]);
  });

  it("puts what the server suggests last", () => {
    const product = { title: "Lease register", detail: "Brokerage", path: "/products/b", text: null };
    const groups = offered("lease", { ...noSuggestions, products: [product] });
    expect(groups.map(({ label }) => label)).toEqual(["Recent pages", "Search", "Products"]);
  });
});
