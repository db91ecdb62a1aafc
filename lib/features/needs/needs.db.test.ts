import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { actorOf, aDomain, aPerson, aProduct, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import type { Actor } from "@/lib/domain/actor";
import { deliverEvent } from "@/lib/features/notifications/handlers";
import { claimNeed, handBackNeed } from "./commands/claim-need";
import { closeNeed, withdrawNeed } from "./commands/close-need";
import { editNeed } from "./commands/edit-need";
import { fileNeed } from "./commands/file-need";
import { meetNeed } from "./commands/meet-need";
import { unvote, vote } from "./commands/vote";
import { needsLike } from "./queries/alike";
import { listNeeds } from "./queries/list";
import { getNeed } from "./queries/need";

testDatabase();

const settings = { url: "https://mercat.example", smtpUrl: null, mailFrom: "mercat@localhost" };
const purpose = "Planning the cleaning of floors by how many people were there.";

let counter = 0;
/** A need with words of its own, so that no other test's need is like it. */
async function filed(author: Actor, domain: string | null = null, title?: string) {
  counter += 1;
  const own = title ?? `Zweck${counter}alpha${counter} Quelle${counter}beta${counter}`;
  return fileNeed(author, { title: own, description: "", purpose, domain, anyway: title === undefined });
}

const insider = async () => actorOf(await aPerson());

async function ownedDomain() {
  const domain = await aDomain();
  const owner = await actorOf(await aPerson({ roles: [{ role: "domain_owner", domainId: domain.id }] }));
  return { domain, owner, as: `domain:${domain.path}` };
}

async function deliverAll(): Promise<void> {
  for (const { id } of await db().outboxEvent.findMany({ where: { processedAt: null } }))
    await deliverEvent(settings, id.toString());
}

const told = (actor: Actor) =>
  db().notification.findMany({ where: { personId: actor.id ?? "" }, orderBy: { createdAt: "asc" } });
const mails = (actor: Actor) => db().mail.findMany({ where: { to: actor.email ?? "" }, orderBy: { createdAt: "asc" } });
const audits = (number: number) =>
  db().auditEvent.findMany({ where: { subjectName: `Need ${number}` }, orderBy: { id: "asc" } });

describe("from asking to having", () => {
  test("two people want it, a domain claims and meets it, and both are told each time, in the product and by mail", async () => {
    const [author, other] = [await insider(), await insider()];
    const { domain, owner, as } = await ownedDomain();
    const { product } = await aProduct({ domainId: domain.id, name: "Footfall" });
    const { number } = await filed(author, domain.path);
    await vote(other, { number, purpose: "Staffing the reception" });
    await claimNeed(owner, { number, as });
    await meetNeed(owner, { number, product: product.ref, acknowledged: false });
    await deliverAll();
    for (const person of [author, other]) {
      const notices = await told(person);
      expect(notices.map((n) => n.kind)).toEqual(["need.claimed", "need.met"]);
      expect(notices.map((n) => n.href)).toEqual([`/needs/${number}`, `/products/${product.ref}`]);
      expect((await mails(person)).map((m) => m.subject)).toEqual(notices.map((n) => n.title));
    }
    expect(await told(owner)).toEqual([]);
    expect(await getNeed(other, number)).toMatchObject({ status: "met", votes: 2, product: { ref: product.ref } });
    const rows = await audits(number);
    expect(rows.map((r) => r.action)).toEqual(["need.filed", "need.voted", "need.claimed", "need.met"]);
  });

  test("what will not be met is closed with a reason that everybody reads", async () => {
    const author = await insider();
    const { owner, as } = await ownedDomain();
    const { number } = await filed(author);
    await claimNeed(owner, { number, as });
    await closeNeed(owner, { number, reason: "The supplier does not allow it." });
    await deliverAll();
    expect((await told(author)).at(-1)).toMatchObject({
      kind: "need.closed",
      body: expect.stringContaining("The supplier does not allow it."),
    });
    await expect(vote(await insider(), { number, purpose: null })).rejects.toMatchObject({ code: "conflict" });
  });

  test("handed back it is open again, and another domain may claim it", async () => {
    const [one, two] = [await ownedDomain(), await ownedDomain()];
    const { number } = await filed(await insider());
    await claimNeed(one.owner, { number, as: one.as });
    await expect(claimNeed(two.owner, { number, as: two.as })).rejects.toMatchObject({ code: "conflict" });
    await expect(handBackNeed(two.owner, { number })).rejects.toMatchObject({ code: "forbidden" });
    await handBackNeed(one.owner, { number });
    await claimNeed(two.owner, { number, as: two.as });
    expect((await audits(number)).map((r) => r.action)).toEqual([
      "need.filed",
      "need.claimed",
      "need.handed_back",
      "need.claimed",
    ]);
  });
});

describe("who may", () => {
  test("outsiders see no need, by number, in the list or as alike", async () => {
    const outsider = await actorOf(await aPerson({ roles: [] }));
    const { number } = await filed(await insider(), null, "Quarterly parking revenue by garage");
    await expect(getNeed(outsider, number)).rejects.toMatchObject({ code: "not_found" });
    await expect(vote(outsider, { number, purpose: null })).rejects.toMatchObject({ code: "not_found" });
    await expect(filed(outsider)).rejects.toMatchObject({ code: "forbidden" });
    expect((await listNeeds(outsider, { view: "open", q: "", after: "" })).rows).toEqual([]);
    expect(await needsLike(outsider, "Quarterly parking revenue by garage")).toEqual([]);
  });

  test("a product owner claims for their team and may meet it, a consumer of the team may not", async () => {
    const domain = await aDomain();
    const team = await aTeam({ domainId: domain.id });
    const owner = await actorOf(await aPerson({ roles: ["data_product_owner"], teams: [{ id: team.id }] }));
    const member = await actorOf(await aPerson({ teams: [{ id: team.id }] }));
    const { number } = await filed(await insider());
    const claim = { number, as: `team:${team.slug}` };
    await expect(claimNeed(member, claim)).rejects.toMatchObject({ code: "forbidden" });
    await claimNeed(owner, claim);
    const { product } = await aProduct({ domainId: domain.id });
    const meeting = { number, product: product.ref, acknowledged: false };
    await expect(meetNeed(member, meeting)).rejects.toMatchObject({ code: "forbidden" });
    await meetNeed(owner, meeting);
  });

  test("the author edits and withdraws; once somebody else wants it, it stays", async () => {
    const [author, other] = [await insider(), await insider()];
    const { number } = await filed(author);
    const words = { number, revision: 1, title: "Deliveries by gate and hour", description: "", purpose, domain: null };
    await expect(editNeed(other, words)).rejects.toMatchObject({ code: "forbidden" });
    await editNeed(author, words);
    await expect(editNeed(author, words)).rejects.toMatchObject({ code: "conflict" });
    await expect(unvote(author, { number })).rejects.toMatchObject({ code: "conflict" });
    await vote(other, { number, purpose: null });
    await expect(withdrawNeed(author, { number })).rejects.toMatchObject({ code: "conflict" });
    await unvote(other, { number });
    await withdrawNeed(author, { number });
    expect(await getNeed(author, number)).toMatchObject({ status: "closed", votes: 1 });
  });
});

describe("a product that not everybody sees", () => {
  test("is named only when it was acknowledged, and never told to who may not see it", async () => {
    const { domain, owner, as } = await ownedDomain();
    const { product } = await aProduct({ domainId: domain.id, visibility: "domain", name: "Secret ledger" });
    const author = await insider();
    const { number } = await filed(author);
    await claimNeed(owner, { number, as });
    const meeting = { number, product: product.ref };
    await expect(meetNeed(owner, { ...meeting, acknowledged: false })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining(author.name),
    });
    await meetNeed(owner, { ...meeting, acknowledged: true });
    await deliverAll();
    const all = JSON.stringify([await told(author), await mails(author), await getNeed(author, number)]);
    expect(all).not.toContain("Secret ledger");
    expect(all).not.toContain(product.ref);
    expect(await getNeed(author, number)).toMatchObject({ status: "met", product: null });
  });

  test("drafts and retired products meet nothing", async () => {
    const { domain, owner, as } = await ownedDomain();
    const { product } = await aProduct({ domainId: domain.id, status: "deprecated" });
    const { number } = await filed(await insider());
    await claimNeed(owner, { number, as });
    await expect(meetNeed(owner, { number, product: product.ref, acknowledged: true })).rejects.toMatchObject({
      code: "invalid",
      problems: [{ path: "product" }],
    });
  });
});

describe("the same need twice", () => {
  test("is offered before a new one is made, however it is put, and filed only when said to be another", async () => {
    const author = await insider();
    const { number } = await filed(author, null, "Visitor footfall per building and hour");
    const other = await insider();
    for (const title of [
      "visitors footfall by hour and building",
      "Footfall per building",
      "Visitor footfal per buildng",
    ])
      expect((await needsLike(other, title))[0]?.number, title).toBe(number);
    const again = { title: "Footfall of visitors per building", description: "", purpose, domain: null };
    await expect(fileNeed(other, { ...again, anyway: false })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining(`need ${number}`),
    });
    expect((await fileNeed(other, { ...again, anyway: true })).number).toBeGreaterThan(number);
    expect(await needsLike(other, "Currency hedges of the treasury")).toEqual([]);
    // One word in common is offered, and stands in nobody's way.
    await fileNeed(other, { ...again, title: "Insurance per building", anyway: false });
  });
});

describe("many at once", () => {
  test("ten people vote twice each: ten votes, and an unvote counts once", async () => {
    const author = await insider();
    const { number } = await filed(author);
    const people = await Promise.all(Array.from({ length: 10 }, insider));
    await Promise.all(people.flatMap((p) => [vote(p, { number, purpose: null }), vote(p, { number, purpose: null })]));
    const [first] = people;
    if (!first) throw new Error("There are ten people.");
    await Promise.all([unvote(first, { number }), unvote(first, { number })]);
    const need = await db().need.findUniqueOrThrow({ where: { number }, include: { voters: true } });
    expect([need.votes, need.voters.length]).toEqual([10, 10]);
  });

  test("of five domains that claim at once one succeeds, and one audit row is left", async () => {
    const { number } = await filed(await insider());
    const domains = await Promise.all(Array.from({ length: 5 }, ownedDomain));
    const results = await Promise.allSettled(domains.map(({ owner, as }) => claimNeed(owner, { number, as })));
    expect(results.filter((r) => r.status === "fulfilled")).toHaveLength(1);
    for (const r of results) if (r.status === "rejected") expect(r.reason).toMatchObject({ code: "conflict" });
    expect((await audits(number)).filter((a) => a.action === "need.claimed")).toHaveLength(1);
  });

  test("a vote and a withdrawal: never a withdrawn need that somebody else wants", async () => {
    for (let round = 0; round < 5; round += 1) {
      const [author, other] = [await insider(), await insider()];
      const { number } = await filed(author);
      await Promise.allSettled([vote(other, { number, purpose: null }), withdrawNeed(author, { number })]);
      const need = await db().need.findUniqueOrThrow({ where: { number }, include: { voters: true } });
      expect(need.votes).toBe(need.voters.length);
      expect([need.status, need.votes]).toEqual(need.status === "closed" ? ["closed", 1] : ["open", 2]);
    }
  });
});

describe("the list", () => {
  test("has the most wanted first, pages without gaps, and finds by words and by number", async () => {
    const author = await insider();
    const { number } = await filed(author, null, "Elevator outages of tower blocks");
    await vote(await insider(), { number, purpose: null });
    const found = await listNeeds(author, { view: "open", q: "elevator outage", after: "" });
    expect(found.rows.map((r) => r.number)).toEqual([number]);
    expect((await listNeeds(author, { view: "open", q: `#${number}`, after: "" })).rows[0]?.number).toBe(number);
    for (let n = 0; n < 35; n += 1) await filed(author);
    const first = await listNeeds(author, { view: "mine", q: "", after: "" });
    const second = await listNeeds(author, { view: "mine", q: "", after: first.next ?? "" });
    const numbers = [...first.rows, ...second.rows].map((r) => r.number);
    expect(numbers[0]).toBe(number);
    expect(new Set(numbers).size).toBe(36);
    expect(second.next).toBeNull();
  });

  test("of claimed needs holds those of the domains one acts for, sub-domains included", async () => {
    const { domain, owner } = await ownedDomain();
    const below = await aDomain({ parent: domain });
    const { number } = await filed(await insider());
    await claimNeed(owner, { number, as: `domain:${below.path}` });
    const mine = await listNeeds(owner, { view: "domains", q: "", after: "" });
    expect(mine.rows.map((r) => r.number)).toEqual([number]);
    expect((await listNeeds(await insider(), { view: "domains", q: "", after: "" })).rows).toEqual([]);
  });
});
