import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Connector, ConnectorError, type ConnectorFor } from "@/lib/connectors/port";
import { postgresConnector } from "@/lib/connectors/postgres/connector";
import { type TestPlatform, testPlatform } from "@/lib/connectors/postgres/testing";
import { db } from "@/lib/db/client";
import { aConnection, actorOf, aPerson, aProduct } from "@/lib/db/factories";
import { emptyDatabase, testDatabase } from "@/lib/db/testing";
import { decideRequest } from "./commands/decide-request";
import { returnGrant, revokeGrant } from "./commands/end-grant";
import { fileRequest } from "./commands/file-request";
import { issueCredential } from "./commands/issue-credential";
import { readSamples } from "./handlers/read-samples";
import { reconcileGrant } from "./handlers/reconcile-grant";
import { sweepGrants } from "./handlers/sweep-grants";

testDatabase();

let platform: TestPlatform;
let connector: Connector;
const connectorFor: ConnectorFor = () => connector;
const unreachable: ConnectorFor = () => {
  throw new ConnectorError("The platform cannot be reached (ECONNREFUSED).");
};

beforeAll(async () => {
  platform = await testPlatform(await emptyDatabase());
  await platform.asOwner(
    `create schema sales; create table sales.internal as select g as id, 'row ' || g as name from generate_series(1, 50) g;
     create view sales.main_view as select * from sales.internal`,
  );
  connector = postgresConnector(platform.provisionerUrl);
});
afterAll(() => platform.drop());

const reason = "The project is over, thank you.";

async function granted(over: { classification?: "internal" | "confidential" } = {}) {
  const connection = await aConnection();
  const made = await aProduct({ connectionId: connection.id, platformSchema: "sales", ...over });
  const owner = await actorOf(
    await aPerson({ roles: ["data_product_owner"], teams: [{ id: made.product.ownerTeamId }] }),
  );
  const consumer = await actorOf(await aPerson());
  const { id: requestId } = await fileRequest(consumer, {
    product: made.product.ref,
    port: { name: "main", major: null },
    serviceAccount: null,
    purpose: "Monthly exposure report for the credit committee.",
    durationDays: 30,
    acceptedContractVersionId: made.contractVersion.id,
  });
  const { grantId } = await decideRequest(owner, { requestId, verdict: "approve", reason: "" });
  return { ...made, owner, consumer, grantId: grantId ?? "" };
}

/** A grant in use: provisioned, with a credential the platform knows and an open session reading a cursor. */
async function inUse() {
  const s = await granted();
  await reconcileGrant(connectorFor, s.grantId);
  const { user, password } = await issueCredential(s.consumer, { grantId: s.grantId });
  await reconcileGrant(connectorFor, s.grantId);
  const url = platform.as(user, password);
  const session = new pg.Client({ connectionString: url });
  session.on("error", () => undefined);
  await session.connect();
  await session.query("begin; declare c cursor for select * from sales.main_view");
  expect((await session.query("fetch 1 from c")).rowCount).toBe(1);
  return { ...s, url, session, role: user };
}

const grantOf = (id: string) => db().accessGrant.findUniqueOrThrow({ where: { id } });
const actionsOf = async (subjectId: string) => {
  const rows = await db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: "asc" } });
  return rows.map((r) => r.action);
};

async function expectGone(s: Awaited<ReturnType<typeof inUse>>) {
  await expect(s.session.query("fetch 1 from c")).rejects.toThrow();
  const again = new pg.Client({ connectionString: s.url });
  await expect(again.connect()).rejects.toThrow();
  const state = await connector.inLane(s.role, (lane) => lane.inspect());
  expect(state).toMatchObject({ exists: false, sessions: 0 });
  expect(await grantOf(s.grantId)).toMatchObject({ status: "ended", proof: { state: "gone", passed: true } });
  await s.session.end().catch(() => undefined);
}

describe("a grant", () => {
  test("becomes active only with proof, and its credential really logs in", async () => {
    const s = await granted();
    expect(await grantOf(s.grantId)).toMatchObject({ status: "provisioning", proof: null });
    await expect(issueCredential(s.consumer, { grantId: s.grantId })).rejects.toThrow(
      "only while the access is active",
    );
    await reconcileGrant(connectorFor, s.grantId);
    expect(await grantOf(s.grantId)).toMatchObject({ status: "active", proof: { state: "granted", passed: true } });
    const { user, password } = await issueCredential(s.consumer, { grantId: s.grantId });
    const stored = JSON.stringify(await grantOf(s.grantId));
    expect(stored).not.toContain(password);
    await reconcileGrant(connectorFor, s.grantId);
    const client = new pg.Client({ connectionString: platform.as(user, password) });
    await client.connect();
    expect((await client.query("select * from sales.main_view")).rowCount).toBe(50);
    await expect(client.query("select * from sales.internal")).rejects.toThrow("permission denied");
    await client.end();
    expect((await grantOf(s.grantId)).credentialAppliedAt).not.toBeNull();
    expect(await actionsOf(s.grantId)).toEqual(["grant.created", "grant.activated", "grant.credential_issued"]);
  });

  test("revoked by the owner ends physically, open cursors included", async () => {
    const s = await inUse();
    await revokeGrant(s.owner, { grantId: s.grantId, reason });
    expect(await grantOf(s.grantId)).toMatchObject({ status: "revoking", credentialVerifier: null });
    await reconcileGrant(connectorFor, s.grantId);
    await expectGone(s);
    expect((await actionsOf(s.grantId)).slice(-2)).toEqual(["grant.revoked", "grant.ended"]);
    await expect(revokeGrant(s.owner, { grantId: s.grantId, reason })).rejects.toThrow("over already");
  });

  test("given back by the consumer ends the same way", async () => {
    const s = await inUse();
    await expect(returnGrant(s.owner, { grantId: s.grantId, reason: "" })).rejects.toThrow("Only the consumer");
    await returnGrant(s.consumer, { grantId: s.grantId, reason: "" });
    await reconcileGrant(connectorFor, s.grantId);
    await expectGone(s);
  });

  test("expires: the job at its end is enough", async () => {
    const s = await inUse();
    const jobs = await db().$queryRaw<{ run_at: Date }[]>`
      select run_at from graphile_worker.jobs where key = ${`expire:${s.grantId}`}`;
    expect(jobs[0]?.run_at.getTime()).toBe((await grantOf(s.grantId)).expiresAt.getTime());
    await db().accessGrant.update({ where: { id: s.grantId }, data: { expiresAt: new Date(Date.now() - 1000) } });
    await reconcileGrant(connectorFor, s.grantId);
    await expectGone(s);
    expect((await actionsOf(s.grantId)).slice(-2)).toEqual(["grant.expired", "grant.ended"]);
  });

  test("expires by the sweep when that job was lost", async () => {
    const s = await inUse();
    await sweepGrants(new Date(Date.now() + 31 * 86_400_000));
    expect(await grantOf(s.grantId)).toMatchObject({ status: "revoking", endReason: "expired" });
    await reconcileGrant(connectorFor, s.grantId);
    await expectGone(s);
  });

  test("ends with its consumer's deactivation and with its product", async () => {
    const [a, b] = [await granted(), await granted()];
    await db().person.update({ where: { id: a.consumer.id ?? "" }, data: { deactivatedAt: new Date() } });
    await db().dataProduct.update({ where: { id: b.product.id }, data: { status: "retired" } });
    await sweepGrants(new Date());
    expect(await grantOf(a.grantId)).toMatchObject({ status: "revoking", endReason: "revoked" });
    expect(await grantOf(b.grantId)).toMatchObject({ status: "revoking", endReason: "retired" });
    await Promise.all([a, b].map((s) => reconcileGrant(connectorFor, s.grantId)));
    expect((await grantOf(a.grantId)).status).toBe("ended");
  });
});

describe("when the platform does not answer", () => {
  test("a grant is tried again for ever and nothing is shown as done", async () => {
    const s = await granted();
    for (let i = 0; i < 4; i += 1) await reconcileGrant(unreachable, s.grantId);
    const grant = await grantOf(s.grantId);
    expect(grant).toMatchObject({ status: "provisioning", attempts: 4, proof: null });
    expect(grant.lastError).toBe("The platform cannot be reached (ECONNREFUSED).");
    const [job] = await db().$queryRaw<{ wait: number }[]>`
      select extract(epoch from run_at - now())::float as wait from graphile_worker.jobs
      where key = ${`reconcile:${s.grantId}`}`;
    expect(job?.wait).toBeLessThanOrEqual(30);
    expect(
      await db().outboxEvent.count({
        where: { type: "grant.failing", payload: { path: ["grantId"], equals: s.grantId } },
      }),
    ).toBe(1);
    await reconcileGrant(connectorFor, s.grantId);
    expect(await grantOf(s.grantId)).toMatchObject({ status: "active", attempts: 0, lastError: null });
  });

  test("a revoke stays unproven until the role is gone", async () => {
    const s = await granted();
    await reconcileGrant(connectorFor, s.grantId);
    await revokeGrant(s.owner, { grantId: s.grantId, reason });
    await reconcileGrant(unreachable, s.grantId);
    expect(await grantOf(s.grantId)).toMatchObject({ status: "revoking", endedAt: null, attempts: 1 });
    await reconcileGrant(connectorFor, s.grantId);
    expect((await grantOf(s.grantId)).status).toBe("ended");
  });

  test("what a dead worker left behind is queued again", async () => {
    const s = await granted();
    await db().$executeRaw`delete from graphile_worker._private_jobs`;
    await sweepGrants(new Date());
    const queued = () => db().$queryRaw<{ key: string }[]>`
      select key from graphile_worker.jobs where key = ${`reconcile:${s.grantId}`}`;
    expect(await queued()).toHaveLength(0);
    await sweepGrants(new Date(Date.now() + 61_000));
    expect(await queued()).toHaveLength(1);
  });
});

describe("races", () => {
  test("a revoke that arrives while the role is being made leaves no role behind", async () => {
    const s = await granted();
    const slow: ConnectorFor = () => ({
      ...connector,
      inLane: (role, work) =>
        connector.inLane(role, (lane) =>
          work({
            ...lane,
            apply: async (desired) => {
              const proof = await lane.apply(desired);
              await sleep(200);
              return proof;
            },
          }),
        ),
    });
    const making = reconcileGrant(slow, s.grantId);
    await sleep(100);
    await revokeGrant(s.owner, { grantId: s.grantId, reason });
    await Promise.all([making, reconcileGrant(connectorFor, s.grantId)]);
    const grant = await grantOf(s.grantId);
    expect(grant.status).toBe("ended");
    expect(await connector.inLane(grant.platformRole, (lane) => lane.inspect())).toMatchObject({ exists: false });
  });

  test("two workers on one grant activate it once", async () => {
    const s = await granted();
    await Promise.all(Array.from({ length: 4 }, () => reconcileGrant(connectorFor, s.grantId)));
    expect(await actionsOf(s.grantId)).toEqual(["grant.created", "grant.activated"]);
    await revokeGrant(s.owner, { grantId: s.grantId, reason });
    await reconcileGrant(connectorFor, s.grantId);
  });
});

describe("sample rows", () => {
  const rowsOf = (contractVersionId: string) => db().sampleRows.findMany({ where: { contractVersionId } });

  test("at most 20 are kept, and none of protected data", async () => {
    const [open, closed] = [await granted(), await granted({ classification: "confidential" })];
    await readSamples(connectorFor, open.port.id);
    await readSamples(connectorFor, closed.port.id);
    const [kept] = await rowsOf(open.contractVersion.id);
    expect(kept?.rows).toHaveLength(20);
    expect(await rowsOf(closed.contractVersion.id)).toEqual([]);
    await db().contractVersion.update({
      where: { id: open.contractVersion.id },
      data: { classification: "restricted" },
    });
    await readSamples(connectorFor, open.port.id);
    expect(await rowsOf(open.contractVersion.id)).toEqual([]);
  });
});

describe("requests that nobody can grant any more", () => {
  test("lapse when the consumer is deactivated, with one audit row", async () => {
    const { product, port, contractVersion } = await granted();
    const consumer = await actorOf(await aPerson());
    const { id } = await fileRequest(consumer, {
      product: product.ref,
      port: { name: port.name, major: null },
      serviceAccount: null,
      purpose: "Monthly exposure report for the credit committee.",
      durationDays: 30,
      acceptedContractVersionId: contractVersion.id,
    });
    await db().person.update({ where: { id: consumer.id ?? "" }, data: { deactivatedAt: new Date() } });
    await sweepGrants(new Date());
    await sweepGrants(new Date());
    expect((await db().accessRequest.findUniqueOrThrow({ where: { id } })).status).toBe("lapsed");
    expect(await actionsOf(id)).toEqual(["request.filed", "request.lapsed"]);
  });
});
