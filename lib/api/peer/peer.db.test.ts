import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { db } from "@/lib/db/client";
import { aConnection, aDomain, aPerson, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { aToken } from "../testing";
import { handlePeer } from "./peer";

testDatabase();

let key: string;
let teamId: string;

// The public address stands in `location-html`.
Object.assign(process.env, {
  MERCAT_URL: "https://mercat.example",
  MERCAT_SECRET: `${randomUUID()}${randomUUID()}`,
  DATABASE_URL: "postgresql://localhost/unused",
});

beforeAll(async () => {
  const sales = await aDomain({ slug: "sales", name: "Sales" });
  const team = await aTeam({ slug: "checkout", name: "Checkout", domainId: sales.id });
  teamId = team.id;
  key = await aToken(await aPerson({ roles: ["data_product_owner"], teams: [{ id: team.id }] }));
});

type Sent = { json?: unknown; body?: string; headers?: Record<string, string> };

/** A request as the clients send it with Python's requests: `Content-Type` and `x-api-key`, no more. */
function send(method: string, path: string, { json, body, headers }: Sent = {}): Promise<Response> {
  const text = body ?? (json === undefined ? undefined : JSON.stringify(json));
  return handlePeer(
    new Request(`http://localhost:3000${path}`, {
      method,
      headers: {
        "Content-Type": "application/json",
        "x-api-key": key,
        "User-Agent": "python-requests/2.32",
        ...headers,
      },
      ...(text === undefined ? {} : { body: text }),
    }),
  );
}

const contract = (over: object = {}) => ({
  apiVersion: "v3.1.0",
  kind: "DataContract",
  id: "urn:datacontract:checkout:orders",
  name: "Orders",
  version: "1.0.0",
  status: "active",
  tags: ["orders"],
  team: { name: "checkout" },
  schema: [
    {
      name: "orders",
      physicalType: "table",
      properties: [
        {
          name: "order_id",
          logicalType: "string",
          required: true,
          quality: [{ metric: "duplicateValues", mustBe: 0 }],
        },
      ],
    },
  ],
  ...over,
});

const problem = async (answer: Response) => {
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  return answer.json();
};

describe("datacontract publish", () => {
  const path = "/api/datacontracts/urn:datacontract:checkout:orders";

  it("answers exactly 200, with the page's address, the first time and again", async () => {
    for (const unchanged of [false, true]) {
      const answer = await send("PUT", path, { json: contract() });
      expect(answer.status, await answer.clone().text()).toBe(200);
      expect(answer.headers.get("location-html")).toBe(
        "https://mercat.example/contracts/urn%3Adatacontract%3Acheckout%3Aorders",
      );
      expect(await answer.json()).toMatchObject({ version: "1.0.0", unchanged });
    }
    expect(await db().contractVersion.count({ where: { contract: { ref: contract().id } } })).toBe(1);
  });

  it("gives back what was sent, as JSON and as YAML", async () => {
    expect(await (await send("GET", path)).json()).toEqual(contract());
    const yaml = await send("GET", `${path}/datacontract.yaml`);
    expect(yaml.headers.get("content-type")).toContain("application/yaml");
    expect(parse(await yaml.text())).toEqual(contract());
  });

  it("refuses other content under a published version, and says what to do", async () => {
    const answer = await send("PUT", path, { json: contract({ name: "Other orders" }) });
    expect(answer.status).toBe(422);
    expect((await problem(answer)).detail).toContain("Raise the version");
    expect((await send("PUT", path, { json: contract({ name: "Other orders", version: "1.0.1" }) })).status).toBe(200);
  });

  it("takes ids with slashes, raw and encoded", async () => {
    const json = contract({ id: "checkout/carts", name: "Carts" });
    for (const at of ["/api/datacontracts/checkout/carts", "/api/datacontracts/checkout%2Fcarts"]) {
      expect((await send("PUT", at, { json })).status).toBe(200);
      expect((await (await send("GET", at)).json()).id).toBe("checkout/carts");
    }
    expect((await send("GET", "/api/datacontracts/checkout%2Fcarts/datacontract.yaml")).status).toBe(200);
  });

  it("takes the Data Contract Specification and gives it back", async () => {
    const dcs = {
      dataContractSpecification: "1.1.0",
      id: "customer-cohorts",
      info: { title: "Customer cohorts", version: "1.0.0", status: "active", owner: "checkout" },
      models: { cohorts: { type: "table", fields: { cohort_id: { type: "string", required: true } } } },
    };
    const answer = await send("PUT", "/api/datacontracts/customer-cohorts", { json: dcs });
    expect(answer.status, await answer.clone().text()).toBe(200);
    expect(await (await send("GET", "/api/datacontracts/customer-cohorts")).json()).toEqual(dcs);
  });

  it("names the field of what is wrong", async () => {
    const answer = await send("PUT", path, { json: contract({ team: { name: "nobody" }, version: "2.0.0" }) });
    expect(answer.status).toBe(422);
    expect((await problem(answer)).errors[0]).toMatchObject({ field: "team.name" });
    expect((await send("PUT", path, { body: "{" })).status).toBe(400);
    expect((await send("PUT", path, { body: "[]" })).status).toBe(422);
    expect((await send("PUT", "/api/datacontracts/another", { json: contract() })).status).toBe(422);
  });
});

describe("dataproduct publish", () => {
  const odps = {
    apiVersion: "v1.0.0",
    kind: "DataProduct",
    id: "shelf-warmers",
    name: "Shelf warmers",
    status: "active",
    description: { purpose: "Articles with no sales in the last six months." },
    tags: ["demo"],
    outputPorts: [{ name: "orders", version: "", type: "snowflake", contractId: "urn:datacontract:checkout:orders" }],
    team: { name: "checkout" },
  };
  const path = "/api/dataproducts/shelf-warmers";

  it("fills in the version and the domain that clients leave open", async () => {
    const answer = await send("PUT", path, { json: odps });
    expect(answer.status, await answer.clone().text()).toBe(200);
    expect(answer.headers.get("location-html")).toMatch(/\/products\/shelf-warmers$/);
    expect(await answer.json()).toMatchObject({ version: "1.0.0", unchanged: false });
    expect(await (await send("PUT", path, { json: odps })).json()).toMatchObject({ version: "1.0.0", unchanged: true });
    const changed = await send("PUT", path, { json: { ...odps, tags: ["demo", "stock"] } });
    expect(await changed.json()).toMatchObject({ version: "1.1.0" });
    expect(await (await send("GET", path)).json()).toMatchObject({
      ...odps,
      outputPorts: [{ version: "1.0.0" }],
      tags: ["demo", "stock"],
      domain: "sales",
      version: "1.1.0",
    });
  });

  it("takes the older form, and keeps what ODPS has no field for", async () => {
    const older = {
      dataProductSpecification: "0.0.1",
      id: "carts",
      info: {
        title: "Carts",
        owner: "checkout",
        description: "Every cart.",
        status: "active",
        archetype: "source-aligned",
      },
      outputPorts: [
        { id: "carts_v1", name: "Carts", type: "postgres", dataContractId: "checkout/carts", containsPii: false },
      ],
      custom: { platformRole: "dp_carts" },
    };
    const answer = await send("PUT", "/api/dataproducts/carts", { json: older });
    expect(answer.status, await answer.clone().text()).toBe(200);
    const stored = await (await send("GET", "/api/dataproducts/carts")).json();
    expect(stored).toMatchObject({ kind: "DataProduct", name: "Carts", team: { name: "checkout" }, domain: "sales" });
    expect(stored.outputPorts[0]).toMatchObject({ name: "carts_v1", contractId: "checkout/carts" });
    expect(stored.customProperties).toContainEqual({ property: "archetype", value: "source-aligned" });
    expect(stored.customProperties).toContainEqual({ property: "platformRole", value: "dp_carts" });
  });

  it("lists by pages and filters", async () => {
    const all = await send("GET", "/api/dataproducts");
    expect((await all.json()).map((d: { id: string }) => d.id)).toEqual(["shelf-warmers", "carts"]);
    expect(all.headers.get("link")).toBeNull();
    const ids = async (query: string) =>
      (await (await send("GET", `/api/dataproducts?${query}`)).json()).map((d: { id: string }) => d.id);
    expect(await ids("q=shelf")).toEqual(["shelf-warmers"]);
    expect(await ids("tag=stock&status=active&teamId=checkout&domainId=sales")).toEqual(["shelf-warmers"]);
    expect(await ids("teamId=others")).toEqual([]);
    expect((await send("GET", "/api/dataproducts?p=-1")).status).toBe(422);
    const many = Array.from({ length: 101 }, (_, n) => contract({ id: `list-${n}`, name: `List ${n}` }));
    await db().dataContract.createMany({ data: many.map((c) => ({ ref: c.id, name: c.name, ownerTeamId: teamId })) });
    for (const { id, ref } of await db().dataContract.findMany({ where: { ref: { startsWith: "list-" } } })) {
      const version = await db().contractVersion.create({
        data: {
          contractId: id,
          version: "1.0.0",
          status: "active",
          apiVersion: "v3.1.0",
          document: { id: ref },
          upgraded: { id: ref, tags: ["many"] },
          source: "{}",
          sourceFormat: "json",
          contentHash: ref,
          classification: "internal",
          publishedBy: "Test",
        },
      });
      await db().dataContract.update({ where: { id }, data: { currentVersionId: version.id } });
    }
    const first = await send("GET", "/api/datacontracts?tag=many");
    expect(await first.json()).toHaveLength(100);
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
    const second = await send("GET", next.replace(/^https?:\/\/[^/]+/, ""));
    expect(await second.json()).toHaveLength(1);
    expect(second.headers.get("link")).toBeNull();
  });
});

describe("datacontract test --publish", () => {
  const run = {
    runId: "466b4c17-8176-42f1-8199-59125dde5e61",
    datacontractCliVersion: "0.11.0",
    dataContractId: "urn:datacontract:checkout:orders",
    dataContractVersion: "1.0.0",
    dataProductId: null,
    outputPortId: null,
    server: "production",
    filters: null,
    timestampStart: "2026-11-20T10:46:28.195230Z",
    timestampEnd: "2026-11-20T10:46:42.481447Z",
    result: "failed",
    checks: [
      {
        id: "c1",
        key: "orders__order_id__field_duplicate_values",
        category: "quality",
        type: "field_duplicate_values",
        name: "Check that field order_id has duplicate_count = 0",
        model: "orders",
        field: "order_id",
        engine: "ibis",
        result: "failed",
        reason: "Value(s) not unique: 3",
        diagnostics: { value: 3 },
      },
      {
        id: "c2",
        key: "orders__order_id__field_is_present",
        category: "schema",
        type: "field_is_present",
        name: "Check that field 'order_id' is present",
        model: "orders",
        field: "order_id",
        engine: "ibis",
        result: "passed",
        reason: null,
      },
    ],
    logs: [],
  };

  it("puts a run to the contract, once", async () => {
    for (const unchanged of [false, true]) {
      const answer = await send("POST", "/api/test-results", { json: run });
      expect(answer.status, await answer.clone().text()).toBe(200);
      expect(answer.headers.get("location-html")).toContain("/quality?version=1.0.0");
      expect(await answer.json()).toMatchObject({ outcome: "failed", matched: 1, other: 1, unchanged });
    }
  });

  it("says which contract it does not know", async () => {
    expect((await send("POST", "/api/test-results", { json: { ...run, dataContractId: "unknown" } })).status).toBe(404);
    const nameless = await send("POST", "/api/test-results", { json: { ...run, dataContractId: null } });
    expect((await problem(nameless)).errors[0].field).toBe("dataContractId");
  });
});

/** Gives a person access to the product's only port, which needs a place on a platform. */
async function aGrantOn(ref: string) {
  const port = await db().outputPort.findFirstOrThrow({ where: { product: { ref } } });
  const { id: connectionId } = await aConnection();
  const person = await aPerson();
  const consumer = { consumerKind: "person", consumerPersonId: person.id } as const;
  const target = { outputPortId: port.id, contractVersionId: port.contractVersionId };
  const asked = { requesterId: person.id, requesterName: person.name, purpose: "Plan", durationDays: 30 };
  const request = await db().accessRequest.create({
    data: { ...consumer, ...target, ...asked, termsAcceptedAt: new Date(), status: "approved" },
  });
  const expiresAt = new Date(Date.now() + 86_400_000);
  const role = { platformRole: `role_${request.number}`, status: "active", expiresAt } as const;
  await db().accessGrant.create({ data: { ...consumer, ...target, ...role, requestId: request.id, connectionId } });
}

describe("hostile input", () => {
  const product = { id: "x", name: "X", kind: "DataProduct", apiVersion: "v1.0.0", status: "active" };
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;

  it.each([
    ["a NUL in the address", "GET", "/api/datacontracts/a%00b", undefined, 400],
    ["a NUL in a list's words", "GET", "/api/dataproducts?q=%00", undefined, 422],
    ["a NUL in a list's tags", "GET", "/api/datacontracts?tag=%00", undefined, 422],
    ["a NUL in a team", "PUT", "/api/dataproducts/x", JSON.stringify({ ...product, team: { name: "a\0b" } }), 422],
    ["half a character", "PUT", "/api/dataproducts/x", '{"id":"x","team":{"name":"\\ud800"}}', 422],
    ["deep lists", "PUT", "/api/dataproducts/x", `{"id":"x","tags":${deep}}`, 422],
    ["deep lists of the older form", "PUT", "/api/dataproducts/x", `{"id":"x","info":{"a":${deep}}}`, 422],
    ["deep lists in a contract", "PUT", "/api/datacontracts/x", `{"id":"x","tags":${deep}}`, 422],
    ["deep lists in results", "POST", "/api/test-results", `{"runId":"r","checks":${deep}}`, 422],
  ])("%s is refused in words", async (_, method, path, body, status) => {
    const answer = await send(method, path, body === undefined ? {} : { body });
    expect(answer.status, await answer.clone().text()).toBe(status);
    expect((await problem(answer)).detail).not.toBe("");
  });
});

describe("DELETE", () => {
  it("is refused while somebody has access", async () => {
    await aGrantOn("carts");
    const answer = await send("DELETE", "/api/dataproducts/carts");
    expect(answer.status).toBe(422);
    expect((await problem(answer)).detail).toContain("has one consumer with access");
    expect((await send("GET", "/api/dataproducts/carts")).status).toBe(200);
  });

  it("retires and erases nothing; a higher version brings it back", async () => {
    const blocked = await send("DELETE", "/api/datacontracts/urn:datacontract:checkout:orders");
    expect(blocked.status).toBe(422);
    expect((await problem(blocked)).detail).toContain("retire the port first");
    const path = "/api/dataproducts/shelf-warmers";
    expect((await send("DELETE", path)).status).toBe(200);
    expect((await send("DELETE", path)).status).toBe(200);
    expect((await send("GET", path)).status).toBe(404);
    expect(await db().dataProductVersion.count({ where: { product: { ref: "shelf-warmers" } } })).toBe(2);
    expect(await db().auditEvent.count({ where: { action: "product.retired" } })).toBe(1);
    expect((await send("DELETE", "/api/datacontracts/urn:datacontract:checkout:orders")).status).toBe(200);
    const at = "/api/datacontracts/urn:datacontract:checkout:orders";
    expect((await send("GET", at)).status).toBe(404);
    const same = await send("PUT", at, { json: contract({ name: "Other orders", version: "1.0.1" }) });
    expect(same.status).toBe(422);
    expect((await problem(same)).detail).toContain("higher version");
    expect((await send("PUT", at, { json: contract({ version: "1.1.0" }) })).status).toBe(200);
    expect((await send("GET", at)).status).toBe(200);
  });
});

describe("the door", () => {
  it("wants a key with the right scope", async () => {
    const at = "/api/datacontracts/urn:datacontract:checkout:orders";
    expect((await send("GET", at, { headers: { "x-api-key": "" } })).status).toBe(401);
    expect((await send("GET", at, { headers: { "x-api-key": "mct_unknown" } })).status).toBe(401);
    const narrow = await aToken(await aPerson({ roles: ["consumer"] }), ["catalog:read"]);
    const outsider = await aToken(await aPerson({ roles: [] }));
    expect((await send("GET", at, { headers: { "x-api-key": outsider } })).status).toBe(404);
    expect((await send("PUT", at, { json: contract(), headers: { "x-api-key": narrow } })).status).toBe(403);
    const bearer = await send("GET", at, { headers: { "x-api-key": "", authorization: `Bearer ${key}` } });
    expect(bearer.status).toBe(200);
  });

  it("refuses what it does not have", async () => {
    const patch = await send("PATCH", "/api/dataproducts/carts", { json: {} });
    expect(patch.status).toBe(405);
    expect(patch.headers.get("allow")).toBe("GET, PUT, DELETE, OPTIONS");
    expect((await send("GET", "/api/test-results/1")).status).toBe(404);
    expect((await send("GET", "/api/datacontracts/nothing")).status).toBe(404);
    expect((await send("GET", "/api/datacontracts/%E0%A4%A")).status).toBe(400);
  });
});
