import { describe, expect, it } from "vitest";
import { isCurrent, navSections } from "./nav";

const none = { needs: false, publish: false, audit: false, accessRegister: false, admin: false };
const counts = { inbox: 0, notifications: 0 };

function labels(rights: typeof none): string[] {
  return navSections(rights, counts).flatMap((section) => [section.label, ...section.items.map((item) => item.label)]);
}

describe("navSections", () => {
  it("shows everybody how to find and follow up, and nothing more", () => {
    expect(labels(none)).toEqual([
      "Find",
      "Home",
      "Search",
      "Domains",
      "Lineage",
      "My work",
      "Requests",
      "Inbox",
      "Access",
    ]);
  });

  it("adds what the person has the right to", () => {
    expect(labels({ ...none, needs: true })).toContain("Needs");
    expect(labels({ ...none, publish: true })).toContain("Publish");
    expect(labels({ ...none, audit: true, accessRegister: true }).slice(-3)).toEqual([
      "Oversight",
      "Audit",
      "Access register",
    ]);
    expect(labels({ ...none, admin: true }).slice(-2)).toEqual(["Oversight", "Admin"]);
  });
});

describe("isCurrent", () => {
  it.each([
    ["/", "/", true],
    ["/search", "/", false],
    ["/access", "/access", true],
    ["/access/42", "/access", true],
    ["/access-log", "/access", false],
    ["/governance/access", "/access", false],
  ])("%s under %s: %s", (pathname, href, expected) => {
    expect(isCurrent(pathname, { href })).toBe(expected);
  });

  it("counts the pages an item leads to", () => {
    expect(isCurrent("/products/entity-ratings", { href: "/search", also: ["/products"] })).toBe(true);
  });
});
