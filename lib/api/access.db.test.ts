import { beforeAll, describe, expect, it } from "vitest";
import { aConnection, aPerson, aProduct, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { accessGrantResource, accessRequestResource } from "./resources/access";
import { aToken, call } from "./testing";

testDatabase();

const ref = "tenant/ratings";
const body = {
  dataProduct: ref,
  outputPort: "main",
  purpose: "Weekly credit review of the twenty largest tenants.",
  durationDays: 30,
  acceptedContractVersion: "1.0.0",
};

let consumer: string;
let owner: string;
let stranger: string;
let auditor: string;

beforeAll(async () => {
  const team = await aTeam();
  const connection = await aConnection();
  await aProduct({ ref, ownerTeamId: team.id, connectionId: connection.id, platformSchema: "s" });
  consumer = await aToken(await aPerson());
  owner = await aToken(await aPerson({ roles: ["data_product_owner"], teams: [team] }));
  stranger = await aToken(await aPerson());
  auditor = await aToken(await aPerson({ roles: ["auditor"] }));
});

async function filed() {
  const response = await call("POST", "/access-requests", { token: consumer, body });
  expect(response.status, await response.clone().text()).toBe(201);
  return { response, request: accessRequestResource.parse(await response.json()) };
}

describe("access over REST", () => {
  it("goes from request to decision to grant to revocation", async () => {
    const { response, request } = await filed();
    const path = `/access-requests/${request.id}`;
    expect(response.headers.get("location")).toBe(`/api/v1${path}`);
    expect(request).toMatchObject({ status: "pending", target: { dataProduct: ref, outputPort: "main@1" } });

    expect((await call("POST", "/access-requests", { token: consumer, body })).status).toBe(409);
    expect((await call("GET", path, { token: stranger })).status).toBe(404);
    const decision = { token: consumer, body: { verdict: "approve" } };
    expect((await call("POST", `${path}/decision`, decision)).status).toBe(403);
    const denied = await call("POST", `${path}/decision`, { token: owner, body: { verdict: "deny", reason: "no" } });
    expect(await denied.json()).toMatchObject({ status: 422, errors: [{ field: "reason" }] });

    const approved = await call("POST", `${path}/decision`, { ...decision, token: owner });
    const after = accessRequestResource.parse(await approved.json());
    expect(after).toMatchObject({
      status: "approved",
      steps: [{ status: "approved", decision: { verdict: "approve" } }],
    });
    expect((await call("POST", `${path}/decision`, { ...decision, token: owner })).status).toBe(409);

    const grantPath = `/access-grants/${after.grantId}`;
    const grant = accessGrantResource.parse(await (await call("GET", grantPath, { token: consumer })).json());
    expect(grant).toMatchObject({ status: "provisioning", requestId: request.id, failing: false });
    expect((await call("GET", grantPath, { token: stranger })).status).toBe(404);
    const reason = { body: { reason: "The project that needed it has ended." } };
    expect((await call("POST", `${grantPath}/revoke`, { ...reason, token: consumer })).status).toBe(403);
    const revoked = await call("POST", `${grantPath}/revoke`, { ...reason, token: owner });
    expect(await revoked.json()).toMatchObject({ status: "revoking", endReason: "revoked" });
    expect((await call("POST", `${grantPath}/revoke`, { ...reason, token: owner })).status).toBe(409);
  });

  it("refuses terms that were never published, and products that cannot be seen", async () => {
    const terms = await call("POST", "/access-requests", {
      token: consumer,
      body: { ...body, acceptedContractVersion: "9.0.0" },
    });
    expect(await terms.json()).toMatchObject({ status: 422, errors: [{ field: "acceptedContractVersion" }] });
    const unseen = await call("POST", "/access-requests", {
      token: consumer,
      body: { ...body, dataProduct: "nothing" },
    });
    expect(unseen.status).toBe(404);
  });

  it("lists in pages that neither repeat nor leave out", async () => {
    const { request } = await filed();
    const decide = { token: owner, body: { verdict: "deny", reason: "Not needed any more." } };
    await call("POST", `/access-requests/${request.id}/decision`, decide);
    await filed();
    const seen: number[] = [];
    let path: string | undefined = "/access-requests?limit=1";
    while (path) {
      const response: Response = await call("GET", path, { token: consumer });
      expect(response.status).toBe(200);
      seen.push(...(await response.json()).items.map((r: { number: number }) => r.number));
      path = /<\/api\/v1([^>]+)>; rel="next"/.exec(response.headers.get("link") ?? "")?.[1];
    }
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
    expect(seen.length).toBeGreaterThanOrEqual(3);
    expect((await (await call("GET", "/access-requests", { token: stranger })).json()).items).toEqual([]);
    const pending = await call("GET", "/access-requests?status=pending", { token: owner });
    expect((await pending.json()).items).toHaveLength(1);
  });

  it("refuses foreign cursors and limits by name", async () => {
    for (const query of ["cursor=bm9uc2Vuc2U", "limit=0", "limit=x", "limit=1&limit=2", "status=gone"]) {
      const answer = await call("GET", `/access-requests?${query}`, { token: consumer });
      expect(await answer.json()).toMatchObject({ status: 422, errors: [{ field: query.split("=")[0] }] });
    }
  });

  it("shows the audit log to auditors only", async () => {
    expect((await call("GET", "/audit-events", { token: owner })).status).toBe(403);
    const page = await (await call("GET", "/audit-events?action=request.approved&limit=1", { token: auditor })).json();
    expect(page.items).toMatchObject([{ action: "request.approved", door: "rest", actor: { kind: "person" } }]);
  });
});
