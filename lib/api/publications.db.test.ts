import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { aConnection, aDomain, aPerson, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { aToken, call } from "./testing";

testDatabase();

const folder = "prisma/seed/premium-offices/products/tenancy-analytics";
const read = (name: string) => readFileSync(`${folder}/${name}`, "utf8");
const product = read("product.odps.yaml");
const contracts: string[] = parse(product).outputPorts.map((port: { name: string }) => read(`${port.name}.odcs.yaml`));
const contract = "/data-contracts/tenancy-analytics.current-tenants";

let token: string;
let outsider: string;

beforeAll(async () => {
  const brokerage = await aDomain({ slug: "brokerage" });
  await aTeam({ slug: parse(product).team.name, domainId: brokerage.id });
  await aConnection({ slug: "premium-offices" });
  token = await aToken(await aPerson({ roles: ["platform_admin"] }));
  outsider = await aToken(await aPerson({ roles: [] }));
});

const post = (body: unknown, headers: Record<string, string> = {}) =>
  call("POST", "/publications", { token, body, headers });

describe("publications over REST", () => {
  it("refuses with the document, path and line of each problem, and writes nothing", async () => {
    const wrong = contracts.map((text, i) => (i === 1 ? text.replace(/^version: .*/m, "version: one") : text));
    const answer = await post({ product: product.replace("domain: brokerage", "domain: brokerag"), contracts: wrong });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      errors: [{ field: "contracts[1].version", line: expect.any(Number) }],
    });
    expect((await call("GET", contract, { token })).status).toBe(404);
  });

  it("publishes all of it in one step, and answers a repetition alike", async () => {
    const key = { "idempotency-key": '"first-of-all"' };
    const first = await post({ product, contracts, note: "First." }, { ...key, "if-none-match": "*" });
    expect(first.status, await first.clone().text()).toBe(201);
    expect(first.headers.get("idempotency-replayed")).toBeNull();
    const again = await post({ product, contracts, note: "First." }, { ...key, "if-none-match": "*" });
    expect(again.status).toBe(201);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(again.headers.get("etag")).toBe(first.headers.get("etag"));
    expect(await again.json()).toEqual(await first.json());
  });

  it("answers unchanged to the same content without a key", async () => {
    const answer = await post({ product, contracts });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ unchanged: true, product: { unchanged: true, created: false } });
  });

  it("takes contracts without a product", async () => {
    const answer = await post({ contracts });
    expect(await answer.json()).toMatchObject({ product: null, unchanged: true });
    expect((await post({})).status).toBe(422);
  });

  it("refuses a key that was used for another request, and one that is no key", async () => {
    const other = await post({ product, contracts, note: "Other." }, { "idempotency-key": "first-of-all" });
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ errors: [{ field: "Idempotency-Key" }] });
    expect((await post({ product }, { "idempotency-key": "" })).status).toBe(422);
    expect((await post({ product }, { "idempotency-key": "x".repeat(256) })).status).toBe(422);
  });

  it("refuses a stale precondition with 412", async () => {
    expect((await post({ product, contracts }, { "if-match": '"7"' })).status).toBe(412);
    expect((await post({ product, contracts }, { "if-none-match": "*" })).status).toBe(412);
    expect((await post({ product, contracts }, { "if-match": '"1"' })).status).toBe(200);
  });

  it("keeps the key's answer on PUT too", async () => {
    const put = () =>
      call("PUT", contract, {
        token,
        text: read("current-tenants.odcs.yaml"),
        headers: { "content-type": "application/yaml", "idempotency-key": "put" },
      });
    expect((await put()).headers.get("idempotency-replayed")).toBeNull();
    expect((await put()).headers.get("idempotency-replayed")).toBe("true");
  });

  it("rehearses without writing", async () => {
    const next = contracts.map((text) => text.replace(/^version: .*/m, "version: 1.8.0"));
    const answer = await call("POST", "/publications?dryRun=true", { token, body: { contracts: next } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      wouldPublish: true,
      product: null,
      contracts: contracts.map((_, i) => ({ document: `contracts[${i}]`, version: "1.8.0", verdict: "none" })),
      problems: [],
    });
    expect(await (await call("GET", contract, { token })).text()).not.toContain("1.8.0");
    const broken = await call("POST", "/publications?dryRun=true", { token, body: { contracts: ["kind: ["] } });
    expect(await broken.json()).toMatchObject({ wouldPublish: false, problems: [{ document: "contracts[0]" }] });
  });

  it("takes 4 MB together, and 1 MB for each document", async () => {
    const comment = `# ${"x".repeat(900_000)}\n`;
    const long = contracts.slice(0, 2).map((text) => comment + text);
    expect((await post({ contracts: long })).status).toBe(200);
    expect((await post({ contracts: [comment + comment + contracts[0]] })).status).toBe(422);
    expect((await post({ contracts: Array(5).fill(comment) })).status).toBe(413);
  });
});

describe("versions of a contract over REST", () => {
  it("lists them and serves each as it came in", async () => {
    const next = read("current-tenants.odcs.yaml").replace(/^version: .*/m, "version: 1.9.0");
    expect((await post({ contracts: [next] })).status).toBe(200);
    const list = await (await call("GET", `${contract}/versions`, { token })).json();
    const published = parse(read("current-tenants.odcs.yaml")).version;
    expect(list.items).toMatchObject([
      { version: "1.9.0", current: true },
      { version: published, current: false },
    ]);
    const old = await call("GET", `${contract}/versions/${published}`, { token });
    expect(await old.text()).toBe(read("current-tenants.odcs.yaml"));
    expect((await call("GET", `${contract}/versions/7.0.0`, { token })).status).toBe(404);
  });

  it("compares two of them", async () => {
    const narrower = read("current-tenants.odcs.yaml")
      .replace(/^version: .*/m, "version: 2.0.0")
      .replace("- name: tenant_name\n", "- name: tenant_called\n");
    expect((await post({ contracts: [narrower] })).status).toBe(200);
    const answer = await call("GET", `${contract}/diff?from=1.9.0`, { token });
    expect(await answer.json()).toMatchObject({
      from: "1.9.0",
      to: "2.0.0",
      verdict: "breaking",
      bump: "major",
      changes: expect.arrayContaining([
        expect.objectContaining({ class: "breaking", rule: expect.any(String), message: expect.any(String) }),
      ]),
    });
    const same = await call("GET", `${contract}/diff?from=1.9.0&to=1.9.0`, { token });
    expect(await same.json()).toMatchObject({ verdict: "none", bump: "none", changes: [] });
    expect((await call("GET", `${contract}/diff?from=7.0.0`, { token })).status).toBe(422);
    expect((await call("GET", `${contract}/diff`, { token })).status).toBe(422);
  });

  it("hides them from who may not see the contract", async () => {
    for (const path of [`${contract}/versions`, `${contract}/versions/1.9.0`, `${contract}/diff?from=1.9.0`])
      expect((await call("GET", path, { token: outsider })).status).toBe(404);
  });
});
