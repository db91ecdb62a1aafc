import { once } from "node:events";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { aConnection, actorOf, aPerson, aProduct } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import type { Actor } from "@/lib/domain/actor";
import { decideRequest } from "@/lib/features/access/commands/decide-request";
import { revokeGrant } from "@/lib/features/access/commands/end-grant";
import { fileRequest } from "@/lib/features/access/commands/file-request";
import { markRead } from "./commands";
import { deliverEvent, type MailSettings, requeueUndelivered, sendMail } from "./handlers";
import { listNotifications, unreadCount } from "./queries";

testDatabase();

const quiet: MailSettings = { url: "https://mercat.example", smtpUrl: null, mailFrom: "Mercat <mercat@localhost>" };
const purpose = "Monthly exposure report for the credit committee.";
const received: { to: string; subject: string; text: string }[] = [];
let server: SMTPServer;
let withMail: MailSettings;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: async (stream, session, done) => {
      const mail = await simpleParser(stream);
      const to = session.envelope.rcptTo.map((r) => r.address).join();
      received.push({ to, subject: mail.subject ?? "", text: mail.text ?? "" });
      done();
    },
  });
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const address = listening.address();
  const port = typeof address === "object" ? address?.port : undefined;
  withMail = { ...quiet, smtpUrl: `smtp://127.0.0.1:${port}` };
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

async function filed(classification: "internal" | "confidential" = "internal") {
  const connection = await aConnection();
  const made = await aProduct({
    name: "Entity ratings",
    classification,
    connectionId: connection.id,
    platformSchema: "s",
  });
  const team = [{ id: made.product.ownerTeamId }];
  const owner = await actorOf(await aPerson({ roles: ["data_product_owner"], teams: team }));
  const member = await actorOf(await aPerson({ teams: team }));
  const steward = await actorOf(await aPerson({ roles: ["steward"] }));
  const consumer = await actorOf(await aPerson());
  const { id } = await fileRequest(consumer, {
    product: made.product.ref,
    port: { name: "main", major: null },
    serviceAccount: null,
    purpose,
    durationDays: 30,
    acceptedContractVersionId: made.contractVersion.id,
  });
  return { owner, member, steward, consumer, id };
}

async function deliverAll(settings: MailSettings): Promise<void> {
  const events = await db().outboxEvent.findMany({ where: { processedAt: null }, orderBy: { id: "asc" } });
  for (const event of events) await deliverEvent(settings, event.id.toString());
}

const kinds = async (actor: Actor) => (await listNotifications(actor)).map((n) => n.kind).reverse();

describe("both sides are told", () => {
  test("the approvers of the open step, then the requester, then the owners", async () => {
    const s = await filed("confidential");
    await deliverAll(quiet);
    expect([await kinds(s.owner), await kinds(s.steward), await kinds(s.member)]).toEqual([
      ["request.step_opened"],
      [],
      [],
    ]);
    await decideRequest(s.owner, { requestId: s.id, verdict: "approve", reason: "" });
    await deliverAll(quiet);
    expect(await kinds(s.steward)).toContain("request.step_opened");
    const { grantId } = await decideRequest(s.steward, { requestId: s.id, verdict: "approve", reason: "" });
    await deliverAll(quiet);
    expect(await kinds(s.consumer)).toEqual(["request.approved"]);
    await revokeGrant(s.owner, { grantId: grantId ?? "", reason: "The project is over, thank you." });
    await deliverAll(quiet);
    expect(await kinds(s.owner)).toEqual(["request.step_opened", "grant.ending"]);
  });

  test("a denial carries its reason and leads to the request's page", async () => {
    const s = await filed();
    await decideRequest(s.owner, { requestId: s.id, verdict: "deny", reason: "The purpose needs no names." });
    await deliverAll(quiet);
    const [note] = await listNotifications(s.consumer);
    expect(note).toMatchObject({ kind: "request.denied", href: `/requests/${s.id}` });
    expect(note?.body).toContain("The purpose needs no names.");
  });

  test("once, however often and by however many workers an event is delivered", async () => {
    const s = await filed();
    const events = await db().outboxEvent.findMany({ where: { processedAt: null } });
    const ids = events.map((e) => e.id.toString());
    await Promise.all([...ids, ...ids, ...ids].map((id) => deliverEvent(quiet, id)));
    expect(await unreadCount(s.owner)).toBe(1);
    expect(await db().mail.count({ where: { to: s.owner.email ?? "" } })).toBe(1);
  });

  test("a step that was decided before its event arrived tells nobody to decide", async () => {
    const s = await filed();
    await decideRequest(s.owner, { requestId: s.id, verdict: "approve", reason: "" });
    await deliverAll(quiet);
    expect(await kinds(s.owner)).toEqual([]);
  });
});

describe("mail", () => {
  test("without a server it is kept for the administrator and no job is queued", async () => {
    const s = await filed();
    await deliverAll(quiet);
    const mail = await db().mail.findFirstOrThrow({ where: { to: s.owner.email ?? "" } });
    expect(mail.sentAt).toBeNull();
    expect(mail.text).toContain(`https://mercat.example/inbox/${s.id}`);
    const jobs = await db().$queryRaw<{ key: string }[]>`
      select key from graphile_worker.jobs where key = ${`mail:${mail.id}`}`;
    expect(jobs).toEqual([]);
  });

  test("with a server it arrives, once", async () => {
    const s = await filed();
    await deliverAll(withMail);
    const mail = await db().mail.findFirstOrThrow({ where: { to: s.owner.email ?? "" } });
    await sendMail(withMail, mail.id);
    await sendMail(withMail, mail.id);
    const arrived = received.filter((m) => m.to === s.owner.email);
    expect(arrived).toHaveLength(1);
    expect(arrived[0]?.subject).toContain("asks for Entity ratings");
    expect((await db().mail.findUniqueOrThrow({ where: { id: mail.id } })).sentAt).not.toBeNull();
  });

  test("a server that refuses is noted, and the mail stays to be sent", async () => {
    const s = await filed();
    await deliverAll(withMail);
    const mail = await db().mail.findFirstOrThrow({ where: { to: s.owner.email ?? "" } });
    await expect(sendMail({ ...withMail, smtpUrl: "smtp://127.0.0.1:1" }, mail.id)).rejects.toThrow();
    expect(await db().mail.findUniqueOrThrow({ where: { id: mail.id } })).toMatchObject({ sentAt: null, attempts: 1 });
  });

  test("what a dead worker left behind is queued again", async () => {
    await filed();
    await db().$executeRaw`delete from graphile_worker._private_jobs`;
    await requeueUndelivered(quiet, new Date(Date.now() + 61_000));
    const [jobs] = await db().$queryRaw<{ n: number }[]>`
      select count(*)::int as n from graphile_worker.jobs where task_identifier = 'deliver_event'`;
    expect(jobs?.n).toBeGreaterThan(0);
  });
});

test("one reads only one's own notifications", async () => {
  const s = await filed();
  await deliverAll(quiet);
  const [note] = await listNotifications(s.owner);
  await markRead(s.consumer, { id: note?.id });
  expect(await unreadCount(s.owner)).toBe(1);
  await markRead(s.owner, {});
  expect(await unreadCount(s.owner)).toBe(0);
});
