import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestPlatform, testPlatform } from "@/lib/connectors/postgres/testing";
import { connectionVariable } from "@/lib/connectors/registry";
import { db } from "@/lib/db/client";
import { aConnection, actorOf, aPerson, aProduct } from "@/lib/db/factories";
import { emptyDatabase, testDatabase } from "@/lib/db/testing";
import { decideRequest } from "@/lib/features/access/commands/decide-request";
import { fileRequest } from "@/lib/features/access/commands/file-request";
import { issueCredential } from "@/lib/features/access/commands/issue-credential";
import { type RunningWorker, startWorker } from "./worker";

const database = testDatabase();

const SLUG = "a-platform";
let platform: TestPlatform;
const workers: RunningWorker[] = [];

beforeAll(async () => {
  platform = await testPlatform(await emptyDatabase());
  await platform.asOwner("create schema sales; create view sales.main_view as select 1 as id, 'one' as name");
  const environment = { [connectionVariable(SLUG)]: platform.provisionerUrl };
  const settings = { url: "https://mercat.example", smtpUrl: null, mailFrom: "mercat@localhost", environment };
  // Two, as in a company: nothing may depend on which of them takes a job.
  workers.push(await startWorker(database.url(), settings), await startWorker(database.url(), settings));
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await platform.drop();
});

/** Looks until it is so; the bar for physical effects is a minute. */
async function until(what: () => Promise<boolean>): Promise<void> {
  const limit = Date.now() + 60_000;
  while (!(await what())) {
    if (Date.now() > limit) throw new Error("It was not so within a minute.");
    await sleep(200);
  }
}

const grantOf = (id: string) => db().accessGrant.findUniqueOrThrow({ where: { id } });

async function approved(): Promise<{ grantId: string; consumer: Awaited<ReturnType<typeof actorOf>> }> {
  const connection = await aConnection({ slug: SLUG });
  const made = await aProduct({ connectionId: connection.id, platformSchema: "sales" });
  const owner = await actorOf(
    await aPerson({ roles: ["data_product_owner"], teams: [{ id: made.product.ownerTeamId }] }),
  );
  const consumer = await actorOf(await aPerson());
  const { id: requestId } = await fileRequest(consumer, {
    product: made.product.ref,
    port: { name: "main", major: null },
    serviceAccount: null,
    purpose: "Monthly exposure report for the credit committee.",
    durationDays: 1,
    acceptedContractVersionId: made.contractVersion.id,
  });
  const { grantId } = await decideRequest(owner, { requestId, verdict: "approve", reason: "" });
  return { grantId: grantId ?? "", consumer };
}

test("an approval becomes a login by itself, and its expiry cuts the session within a minute", {
  timeout: 150_000,
}, async () => {
  const { grantId, consumer } = await approved();
  await until(async () => (await grantOf(grantId)).status === "active");
  const { user, password } = await issueCredential(consumer, { grantId });
  await until(async () => (await grantOf(grantId)).credentialAppliedAt !== null);
  const session = new pg.Client({ connectionString: platform.as(user, password) });
  session.on("error", () => undefined);
  await session.connect();
  expect((await session.query("select * from sales.main_view")).rowCount).toBe(1);
  // The end comes early, behind the back of the job that waits for it: the sweep alone has to notice.
  await db().accessGrant.update({ where: { id: grantId }, data: { expiresAt: new Date() } });
  await until(async () => (await grantOf(grantId)).status === "ended");
  await expect(session.query("select 1")).rejects.toThrow();
  const told = async () => db().notification.count({ where: { personId: consumer.id ?? "", kind: "grant.ended" } });
  await until(async () => (await told()) === 1);
  expect(await grantOf(grantId)).toMatchObject({ endReason: "expired", proof: { state: "gone", passed: true } });
});
