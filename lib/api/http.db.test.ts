import { beforeAll, describe, expect, it } from "vitest";
import { aPerson, aProduct } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { operations } from "./api";
import { problemSchema } from "./problem";
import { aToken, call } from "./testing";

testDatabase();

let token: string;
beforeAll(async () => {
  token = await aToken(await aPerson({ roles: ["platform_admin"] }));
});

const json = { "content-type": "application/json" };

async function problemOf(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  return problemSchema.parse(await response.json());
}

describe("the HTTP layer", () => {
  it.each([
    ["GET", "/nothing", 404],
    ["GET", "", 404],
    ["DELETE", "/search", 405],
    ["PATCH", "/data-products/x", 405],
    ["GET", "/data-products", 404],
  ])("refuses %s %s with %i", async (method, path, status) => {
    const problem = await problemOf(await call(method, path, { token }));
    expect(problem.status).toBe(status);
  });

  it("names the allowed methods", async () => {
    expect((await call("DELETE", "/access-requests")).headers.get("allow")).toBe("POST, GET, HEAD, OPTIONS");
    expect((await call("OPTIONS", "/search")).status).toBe(204);
  });

  it.each(operations.filter((o) => o.scope).map((o) => [o.method.toUpperCase(), o.path] as const))(
    "asks for a token at %s %s",
    async (method, path) => {
      const response = await call(method, path.replace("{id}", "x"));
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toMatch(/^Bearer /);
      await problemOf(response);
    },
  );

  it.each(operations.filter((o) => o.scope).map((o) => [o.method.toUpperCase(), o.path, o.scope] as const))(
    "names the scope that %s %s lacks",
    async (method, path, scope) => {
      const others = (["catalog:read", "audit:read"] as const).filter((s) => s !== scope);
      const weak = await aToken(await aPerson({ roles: ["platform_admin"] }), others);
      const problem = await problemOf(await call(method, path.replace("{id}", "x"), { token: weak }));
      expect(problem).toMatchObject({ status: 403, detail: expect.stringContaining(String(scope)) });
    },
  );

  it("refuses what is not JSON, too large, of another type, not UTF-8, compressed or empty", async () => {
    const post = (text: string, headers: Record<string, string>) =>
      call("POST", "/access-requests", { token, text, headers }).then((r) => r.status);
    expect(await post("{", json)).toBe(400);
    expect(await post("{}", { "content-type": "text/plain" })).toBe(415);
    expect(await post("{}", { "content-type": "application/json; charset=utf-16" })).toBe(415);
    expect(await post("{}", { ...json, "content-encoding": "gzip" })).toBe(415);
    expect(await post(" ".repeat(1024 * 1024 + 1), json)).toBe(413);
    expect(await post("", json)).toBe(422);
    const yaml = { token, headers: { "content-type": "application/yaml" } };
    expect((await call("PUT", "/data-products/x", { ...yaml, text: " ".repeat(1024 * 1024 + 1) })).status).toBe(413);
  });

  it("names each field that is wrong, unknown ones too", async () => {
    const body = {
      dataProduct: "a\u0000b",
      outputPort: "p",
      purpose: "x",
      durationDays: 1,
      acceptedContractVersion: "1",
    };
    const nul = await problemOf(await call("POST", "/access-requests", { token, body }));
    expect(nul.errors).toEqual([{ field: "dataProduct", message: expect.stringContaining("NUL") }]);
    const wrong = await problemOf(await call("POST", "/access-requests", { token, body: { durationDays: "x", y: 1 } }));
    expect(wrong.errors?.map((e) => e.field)).toEqual(expect.arrayContaining(["dataProduct", "durationDays", "y"]));
  });

  it("keeps a plain request id and answers with it", async () => {
    const response = await call("GET", "/nothing", { headers: { "x-request-id": "from-the-proxy-1" } });
    expect(response.headers.get("x-request-id")).toBe("from-the-proxy-1");
    expect((await problemOf(response)).instance).toBe("from-the-proxy-1");
  });

  it("finds ids with slashes and colons, percent-encoded", async () => {
    await aProduct({ ref: "urn:premium/rent roll" });
    const response = await call("GET", `/data-products/${encodeURIComponent("urn:premium/rent roll")}`, { token });
    expect(response.status).toBe(200);
    expect((await call("GET", "/data-products/urn:premium/rent%20roll", { token })).status).toBe(404);
    expect((await call("GET", "/data-products/%ZZ", { token })).status).toBe(404);
  });
});
