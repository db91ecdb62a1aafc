import { describe, expect, it } from "vitest";
import { routes, withQuery } from "./routes";

describe("routes", () => {
  it("keeps the levels of a domain path and encodes each", () => {
    expect(routes.domain("brokerage/leasing & letting")).toBe("/domains/brokerage/leasing%20%26%20letting");
    expect(routes.domain("/brokerage/")).toBe("/domains/brokerage");
  });

  it("cannot be led out of its folder by a name", () => {
    expect(routes.product("../admin")).toBe("/products/..%2Fadmin");
    expect(routes.requestAccess("a/b", "c?d")).toBe("/products/a%2Fb/ports/c%3Fd/request");
  });

  it("puts tab and version in the query", () => {
    expect(routes.product("tenancy-analytics")).toBe("/products/tenancy-analytics");
    expect(routes.product("tenancy-analytics", "schema")).toBe("/products/tenancy-analytics?tab=schema");
    expect(routes.contract("entity-ratings.ratings", "1.2.0")).toBe("/contracts/entity-ratings.ratings?version=1.2.0");
  });

  it("sends people back where they came from", () => {
    expect(routes.signIn("/search?q=a b")).toBe("/sign-in?next=%2Fsearch%3Fq%3Da+b");
  });
});

describe("withQuery", () => {
  it("leaves out what is empty and repeats lists", () => {
    const params = { q: "", page: 2, domain: ["risk", "finance"], mine: false, none: null, missing: undefined };
    expect(withQuery("/search", params)).toBe("/search?page=2&domain=risk&domain=finance&mine=false");
  });

  it("adds no question mark to nothing", () => {
    expect(withQuery("/search")).toBe("/search");
    expect(withQuery("/search", { domain: [] })).toBe("/search");
  });
});
