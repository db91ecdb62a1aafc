import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { aConnection, aDomain, aPerson, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { aToken, call } from "./testing";

testDatabase();

const folder = "prisma/seed/premium-offices/products/tenancy-analytics";
const read = (name: string) => readFileSync(`${folder}/${name}`, "utf8");
const yaml = { "content-type": "application/yaml" };
const product = "/data-products/tenancy-analytics";
const contract = "/data-contracts/tenancy-analytics.current-tenants";

let token: string;
let outsider: string;

beforeAll(async () => {
  const brokerage = await aDomain({ slug: "brokerage" });
  await aTeam({ slug: parse(read("product.odps.yaml")).team.name, domainId: brokerage.id });
  await aConnection({ slug: "premium-offices" });
  token = await aToken(await aPerson({ roles: ["platform_admin"] }));
  outsider = await aToken(await aPerson({ roles: [] }));
});

const put = (path: string, text: string, headers: Record<string, string> = {}) =>
  call("PUT", path, { token, text, headers: { ...yaml, ...headers } });

describe("documents over REST", () => {
  it("publishes contracts, then the product, and serves back the same characters", async () => {
    const early = await put(product, read("product.odps.yaml"));
    expect(early.status).toBe(422);
    expect(await early.json()).toMatchObject({
      errors: expect.arrayContaining([
        expect.objectContaining({ field: "outputPorts[0].contractId", line: expect.any(Number) }),
      ]),
    });
    for (const port of parse(read("product.odps.yaml")).outputPorts) {
      const answer = await put(`/data-contracts/${port.contractId}`, read(`${port.name}.odcs.yaml`));
      expect(answer.status, await answer.clone().text()).toBe(201);
    }
    const created = await put(product, read("product.odps.yaml"), { "if-none-match": "*" });
    expect(created.status, await created.clone().text()).toBe(201);
    expect(created.headers.get("etag")).toBe('"1"');
    const again = await put(product, read("product.odps.yaml"));
    expect(await again.json()).toMatchObject({ created: false, unchanged: true, revision: 1 });
    const served = await call("GET", product, { token });
    expect(served.headers.get("content-type")).toBe("application/yaml; charset=utf-8");
    expect(await served.text()).toBe(read("product.odps.yaml"));
  });

  it("converts to JSON when asked, under another ETag", async () => {
    const answer = await call("GET", contract, { token, headers: { accept: "application/json" } });
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(await answer.json()).toEqual(parse(read("current-tenants.odcs.yaml")));
    expect(answer.headers.get("etag")).toBe('"1-json"');
  });

  it("answers 304 to whoever has the current revision", async () => {
    const answer = await call("GET", product, { token, headers: { "if-none-match": 'W/"7", "1"' } });
    expect(answer.status).toBe(304);
    expect(await answer.text()).toBe("");
  });

  it("refuses a stale or impossible precondition with 412", async () => {
    const next = stringify({ ...parse(read("product.odps.yaml")), version: "1.9.0" });
    const stale = [
      ["if-match", '"7"'],
      ["if-match", "nonsense"],
      ["if-none-match", "*"],
    ] as const;
    for (const [name, value] of stale) expect((await put(product, next, { [name]: value })).status).toBe(412);
    expect((await put("/data-products/nobody", next, { "if-match": "*" })).status).toBe(412);
    expect((await put(product, next, { "if-match": '"1"' })).headers.get("etag")).toBe('"2"');
  });

  it("refuses another id than the address names, with its line", async () => {
    const answer = await put("/data-products/another", read("product.odps.yaml"));
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ field: "id", line: 3 }] });
  });

  it("refuses other content under a published version", async () => {
    const answer = await put(product, read("product.odps.yaml").replace("name: Tenancy analytics", "name: Another"));
    expect(answer.status).toBe(409);
  });

  it("hides internal products from people without a role", async () => {
    for (const path of [product, contract]) expect((await call("GET", path, { token: outsider })).status).toBe(404);
    expect((await call("PUT", product, { token: outsider, text: "id: x", headers: yaml })).status).toBe(403);
  });
});
