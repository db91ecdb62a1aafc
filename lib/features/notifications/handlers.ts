import { createTransport } from "nodemailer";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { type DomainEvent, eventSchema } from "@/lib/domain/events";
import { enqueue } from "@/lib/jobs/queue";
import type { Env } from "@/lib/server/env";
import { type Addressed, messagesFor } from "./messages";
import { needMessages } from "./need-messages";
import { factsOf, recipientsOf, requestOf } from "./recipients";

/** What of the configuration mail needs. */
export type MailSettings = Pick<Env, "url" | "smtpUrl" | "mailFrom">;

/**
 * Writes the notifications and mails of one outbox event, once however often it runs. Mails are queued for sending only
 * where there is a mail server; without one they stay readable for the administrator.
 */
export async function deliverEvent(settings: MailSettings, eventId: string): Promise<void> {
  const id = BigInt(eventId);
  const row = await db().outboxEvent.findUnique({ where: { id } });
  if (!row || row.processedAt !== null) return;
  const parsed = eventSchema.parse({ ...(row.payload as object), type: row.type });
  const messages = await addressed(parsed);
  await inTransaction(async (tx) => {
    const { count } = await tx.outboxEvent.updateMany({
      where: { id, processedAt: null },
      data: { processedAt: new Date() },
    });
    if (count === 0) return;
    if (parsed.type === "product.published")
      await enqueue(tx, "match_saved_searches", { productId: parsed.productId }, { key: `saved:${parsed.productId}` });
    for (const message of messages) {
      const causeKey = `${eventId}:${message.kind}:${message.to}`;
      const { kind, title, body, href, person } = message;
      await tx.notification.createMany({
        data: [{ personId: person.id, kind, title, body, href, causeKey }],
        skipDuplicates: true,
      });
      const mail = await tx.mail.create({
        data: {
          to: person.email,
          subject: title,
          text: mailText(message, settings.url),
          causeKey: `${causeKey}:${person.id}`,
        },
      });
      if (settings.smtpUrl !== null) await enqueue(tx, "send_mail", { mailId: mail.id }, { key: mailKey(mail.id) });
    }
  });
}

async function addressed(event: DomainEvent): Promise<Addressed[]> {
  if ("needId" in event) return needMessages(event);
  const request = await requestOf(event);
  if (!request) return [];
  const result: Addressed[] = [];
  for (const message of messagesFor(event, factsOf(request))) {
    const people = await recipientsOf(message.to, event, request);
    // Nobody is told the same thing twice because they stand in two audiences.
    const known = new Set(result.filter((r) => r.kind === message.kind).map((r) => r.person.id));
    result.push(...people.filter((p) => !known.has(p.id)).map((person) => ({ ...message, person })));
  }
  return result;
}

function mailText(message: Addressed, url: string): string {
  const parts = [`Hello ${message.person.name},`, `${message.title}.`, message.body, `${url}${message.href}`];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n\nMercat\n`;
}

const mailKey = (id: string) => `mail:${id}`;

/** Sends one mail that was not sent yet. Throws when the server refuses; the queue tries again later. */
export async function sendMail(settings: MailSettings, mailId: string): Promise<void> {
  const mail = await db().mail.findUnique({ where: { id: mailId } });
  if (!mail || mail.sentAt !== null || settings.smtpUrl === null) return;
  const transport = createTransport(settings.smtpUrl, { from: settings.mailFrom });
  try {
    await transport.sendMail({ to: mail.to, subject: mail.subject, text: mail.text, messageId: `<${mail.id}@mercat>` });
  } catch (error) {
    const lastError = error instanceof Error ? error.message.slice(0, 500) : "The mail server refused.";
    await db().mail.update({ where: { id: mailId }, data: { attempts: { increment: 1 }, lastError } });
    throw error;
  } finally {
    transport.close();
  }
  await db().mail.update({
    where: { id: mailId },
    data: { sentAt: new Date(), attempts: { increment: 1 }, lastError: null },
  });
}

const BATCH = 500;
const STUCK_AFTER_MS = 60_000;
/** A mail older than this is no news: one that was kept while there was no server is not sent when there is one. */
const FORGET_AFTER_MS = 24 * 60 * 60 * 1000;

/** Queues again what a worker that died left undelivered. A mail may then arrive twice, never not at all. */
export async function requeueUndelivered(settings: MailSettings, now: Date): Promise<void> {
  const before = new Date(now.getTime() - STUCK_AFTER_MS);
  const events = await db().outboxEvent.findMany({
    where: { processedAt: null, createdAt: { lt: before } },
    select: { id: true },
    orderBy: { id: "asc" },
    take: BATCH,
  });
  for (const { id } of events) {
    const eventId = id.toString();
    await inTransaction((tx) => enqueue(tx, "deliver_event", { eventId }, { key: `event:${eventId}` }));
  }
  if (settings.smtpUrl === null) return;
  const mails = await db().mail.findMany({
    where: { sentAt: null, attempts: 0, createdAt: { lt: before, gt: new Date(now.getTime() - FORGET_AFTER_MS) } },
    select: { id: true },
    take: BATCH,
  });
  for (const { id } of mails)
    await inTransaction((tx) => enqueue(tx, "send_mail", { mailId: id }, { key: mailKey(id) }));
}
