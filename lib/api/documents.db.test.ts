import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { aConnection, aDomain, aPerson, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { checkOpenDataProduct } from "@/lib/domain/product/open-data-products/export-product";
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
  const team = await aTeam({ slug: parse(read("product.odps.yaml")).team.name, domainId: brokerage.id });
  await aConnection({ slug: "premium-offices" });
  token = await aToken(await aPerson({ roles: ["platform_admin"], teams: [team] }));
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

  it("gives a product in the Linux Foundation's specification, with a contract inside", async () => {
    const answer = await call("GET", `${product}?form=odps-4.1`, { token, headers: { accept: "application/json" } });
    expect(answer.headers.get("etag")).toBe('"1-odps-4.1-json"');
    const document = await answer.json();
    expect(checkOpenDataProduct(document).valid).toBe(true);
    expect(document.product).toMatchObject({
      details: { en: { productID: "tenancy-analytics", status: "production" } },
      contract: { type: "ODCS", spec: { kind: "DataContract" } },
    });
    expect((await call("GET", `${product}?form=other`, { token })).status).toBe(422);
  });

  it("gives a contract of an old version back as it came, and in ODCS v3.1.0", async () => {
    const source = `apiVersion: v2.2.2\nkind: DataContract\nuuid: old\ntype: tables\nversion: 1.0.0\nstatus: current\ndatasetName: a\nquantumName: q\npassword: s3cret # mine\ndataset:\n  - table: t\n    columns:\n      - {column: c, logicalType: string, physicalType: text, isNullable: false}\n`;
    const written = await put("/data-contracts/old", source);
    expect(written.status, await written.clone().text()).toBe(201);
    const { warnings } = await written.json();
    expect(warnings).toContainEqual(expect.objectContaining({ field: "password", line: 9 }));
    expect(warnings).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining("No output port uses") }),
    );
    const original = await call("GET", "/data-contracts/old", { token });
    expect(await original.text()).toBe(source.replace(/^password.*\n/m, ""));
    const upgraded = await call("GET", "/data-contracts/old?form=upgraded", { token });
    expect(upgraded.headers.get("etag")).toBe('"1-upgraded"');
    const text = await upgraded.text();
    expect(text.startsWith("apiVersion: v3.1.0\nkind: DataContract\nid: old\n")).toBe(true);
    expect(parse(text)).toMatchObject({
      status: "active",
      dataProduct: "q",
      schema: [{ name: "t", properties: [{ name: "c", required: true }] }],
    });
    const json = await call("GET", "/data-contracts/old?form=upgraded", {
      token,
      headers: { accept: "application/json" },
    });
    expect(await json.json()).toEqual(parse(text));
    expect((await call("GET", "/data-contracts/old?form=upgraded", { token: outsider })).status).toBe(404);
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
