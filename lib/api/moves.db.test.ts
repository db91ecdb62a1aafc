import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { aConnection, actorOf, aDomain, aPerson, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { decideRequest } from "@/lib/features/access/commands/decide-request";
import { publish } from "@/lib/features/publishing/commands";
import { sampleContract, sampleProduct } from "@/lib/features/publishing/sample-documents";
import { moveResource, outputPortResource } from "./resources/moves";
import { aToken, call } from "./testing";

testDatabase();

const id = "rents";
let owner: string;
let consumer: string;
let stranger: string;

const product = (version: string, ports: string[], over: object = {}) =>
  JSON.stringify({
    ...JSON.parse(
      sampleProduct({ id, version, ports: ports.map((v) => ({ name: "main", version: v, contract: `${id}.main` })) }),
    ),
    ...over,
  });

/** A product in version 1 that a consumer reads, and version 2 of its port beside it. */
beforeAll(async () => {
  const domain = await aDomain({ slug: "brokerage" });
  await aConnection({ slug: "warehouse" });
  const team = await aTeam({ slug: "tenancy-data", domainId: domain.id });
  const people = {
    owner: await aPerson({ roles: ["data_product_owner"], teams: [team] }),
    consumer: await aPerson(),
    stranger: await aPerson(),
  };
  owner = await aToken(people.owner);
  consumer = await aToken(people.consumer);
  stranger = await aToken(people.stranger);
  const actor = await actorOf(people.owner);
  await publish(actor, { product: product("1.0.0", ["1.0.0"]), contracts: [sampleContract({ id: `${id}.main` })] });
  const filed = await call("POST", "/access-requests", {
    token: consumer,
    body: {
      dataProduct: id,
      outputPort: "main",
      purpose: "Weekly credit review of the twenty largest tenants.",
      durationDays: 30,
      acceptedContractVersion: "1.0.0",
      columns: ["rents.amount"],
    },
  });
  const request = await filed.json();
  expect(request).toMatchObject({ columns: ["rents.amount"], origin: "asked" });
  const { grantId } = await decideRequest(actor, { requestId: request.id, verdict: "approve", reason: "" });
  await db().accessGrant.update({ where: { id: grantId ?? "" }, data: { status: "active" } });
  await publish(actor, {
    product: product("2.0.0", ["1.0.0", "2.0.0"]),
    contracts: [sampleContract({ id: `${id}.main`, version: "2.0.0", columns: ["id"] })],
  });
});

async function theMove(token: string) {
  const response = await call("GET", `/moves?dataProduct=${id}`, { token });
  expect(response.status).toBe(200);
  const { items } = await response.json();
  return moveResource.array().parse(items);
}

describe("moves over REST", () => {
  it("are seen by consumer and owner, and by nobody else", async () => {
    const [seen] = await theMove(consumer);
    expect(seen).toMatchObject({ status: "open", from: { outputPort: "main@1" }, to: { outputPort: "main@2" } });
    expect(await theMove(owner)).toHaveLength(1);
    expect(await theMove(stranger)).toEqual([]);
    expect((await call("GET", `/moves/${seen?.id}`, { token: stranger })).status).toBe(404);
  });

  it("are answered by the consumer, and managed by the owner", async () => {
    const [move] = await theMove(consumer);
    const answer = `/moves/${move?.id}/answer`;
    const reason = "The monthly report needs the amount until March.";
    expect((await call("POST", answer, { token: owner, body: { answer: "blocked", reason } })).status).toBe(403);
    const blocked = await call("POST", answer, { token: consumer, body: { answer: "blocked", reason } });
    expect(await blocked.json()).toMatchObject({ standing: "blocked", blockedReason: reason });

    const port = `/output-ports/${move?.from.id}`;
    expect((await call("POST", `${port}/remind`, { token: consumer, body: {} })).status).toBe(403);
    const reminded = await call("POST", `${port}/remind`, { token: owner, body: {} });
    expect(await reminded.json()).toEqual({ reminded: 1, alreadyToday: 0 });
    const soon = { endsOn: new Date().toISOString().slice(0, 10), reason: "The old system is switched off." };
    const refused = await call("POST", `${port}/end-date`, { token: owner, body: soon });
    expect(await refused.json()).toMatchObject({ status: 422, errors: [{ field: "endsOn" }] });
    const set = await call("POST", `${port}/end-date`, { token: owner, body: { ...soon, endsOn: "2090-06-30" } });
    expect(outputPortResource.parse(await set.json())).toMatchObject({ endsAt: "2090-06-30T00:00:00.000Z" });
    expect((await call("POST", `${port}/retire`, { token: owner })).status).toBe(409);

    const wrong = { answer: "accept", acceptedContractVersion: "9.0.0" };
    expect((await call("POST", answer, { token: consumer, body: wrong })).status).toBe(422);
    const accepted = await call("POST", answer, {
      token: consumer,
      body: { ...wrong, acceptedContractVersion: "2.0.0" },
    });
    const after = moveResource.parse(await accepted.json());
    expect(after).toMatchObject({ status: "accepted", standing: "waiting", newGrantId: expect.any(String) });
    await db().accessGrant.update({ where: { id: after.newGrantId ?? "" }, data: { status: "active" } });

    const before = await call("GET", `/data-contracts/${id}.main/versions/1.0.0`, { token: consumer });
    expect(before.headers.get("deprecation")).toMatch(/^@\d{10}$/);
    expect(before.headers.get("sunset")).toBe("Fri, 30 Jun 2090 00:00:00 GMT");
    expect(before.headers.get("link")).toBe(
      '</api/v1/data-contracts/rents.main/versions/2.0.0>; rel="successor-version"',
    );
    const current = await call("GET", `/data-contracts/${id}.main`, { token: consumer });
    expect(current.headers.get("deprecation")).toBeNull();

    const retired = await call("POST", `${port}/retire`, { token: owner });
    expect(await retired.json()).toMatchObject({ retiredAt: expect.any(String) });
  });
});

describe("a deprecated product over REST", () => {
  it("says so in headers and in search, with its successor", async () => {
    const quiet = await call("GET", `/data-products/${id}`, { token: consumer });
    expect(quiet.headers.get("deprecation")).toBeNull();
    const customProperties = [
      { property: "visibility", value: "internal" },
      { property: "successor", value: "leases" },
      { property: "sunset", value: "2090-12-31" },
    ];
    await call("PUT", `/data-products/leases`, {
      token: owner,
      text: sampleProduct({ id: "leases", ports: [] }),
      headers: { "content-type": "application/json" },
    });
    const published = await call("PUT", `/data-products/${id}`, {
      token: owner,
      text: product("3.0.0", ["2.0.0"], { status: "deprecated", customProperties }),
      headers: { "content-type": "application/json" },
    });
    expect(published.status, await published.clone().text()).toBe(200);
    const { headers } = await call("GET", `/data-products/${id}`, { token: consumer });
    expect(headers.get("deprecation")).toMatch(/^@\d{10}$/);
    expect(headers.get("sunset")).toBe("Sun, 31 Dec 2090 00:00:00 GMT");
    expect(headers.get("link")).toBe('</api/v1/data-products/leases>; rel="successor-version"');
    const { items } = await (await call("GET", "/search?q=rents", { token: consumer })).json();
    const found = items.find((item: { id: string }) => item.id === id);
    expect(found).toMatchObject({ status: "deprecated", successor: "leases", sunset: "2090-12-31T00:00:00.000Z" });
  });
});
