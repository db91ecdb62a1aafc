import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { actorOf, aDomain, aPerson, aProduct } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { indexProducts } from "@/lib/features/search/index-product";
import { deleteSavedSearch, pauseSavedSearch, renameSavedSearch, restoreSavedSearch, saveSearch } from "./commands";
import { matchSavedSearches, sendDigests } from "./handlers";
import { listSavedSearches } from "./queries";
import { savedQuery } from "./schema";

testDatabase();

const settings = { url: "https://mercat.example", smtpUrl: null };
const DAY = 86_400_000;

async function published(over: Parameters<typeof aProduct>[0]) {
  const { product } = await aProduct(over);
  await inTransaction((tx) => indexProducts(tx, [product.id]));
  await matchSavedSearches(product.id);
  return product;
}

const save = (actor: Actor, query: string, name = "A search") => saveSearch(actor, { name, query: savedQuery(query) });
const insider = async () => actorOf(await aPerson());
const told = async (actor: Actor) =>
  (await db().notification.findMany({ where: { personId: actor.id ?? "" }, orderBy: { createdAt: "asc" } })).map(
    (n) => n.title,
  );

test("tells of what is new and matches, once, and not of what was there when it was saved", async () => {
  const actor = await insider();
  const old = await published({ name: "Turnstile counts" });
  await save(actor, "q=turnstile", "Turnstiles");
  await published({ name: "Something else" });
  const fresh = await published({ name: "Turnstile repairs" });
  await matchSavedSearches(fresh.id);
  await matchSavedSearches(old.id);
  expect(await told(actor)).toEqual(["New in “Turnstiles”: Turnstile repairs"]);
  expect((await listSavedSearches(actor))[0]).toMatchObject({ name: "Turnstiles", found: 1 });
});

test("tells of an older product when it newly matches", async () => {
  const actor = await insider();
  const product = await published({ name: "Rooms" });
  await save(actor, "q=acoustics");
  await db().dataProduct.update({ where: { id: product.id }, data: { summary: "With acoustics of each room." } });
  await inTransaction((tx) => indexProducts(tx, [product.id]));
  await matchSavedSearches(product.id);
  expect(await told(actor)).toHaveLength(1);
});

test("keeps to filters, phrases, what is left out and field words", async () => {
  const domain = await aDomain({ slug: "harbour" });
  const actor = await insider();
  const queries = [
    ["domain=harbour&q=crane", true],
    ["q=crane domain:harbour", true],
    ["domain=elsewhere&q=crane", false],
    [`q=${encodeURIComponent('"crane moves"')}`, true],
    [`q=${encodeURIComponent('"moves crane"')}`, false],
    ["q=crane -moves", false],
    ["q=crane&status=draft", false],
    ["q=crane&classification=confidential", true],
    ["q=crane&classification=public", false],
    ["q=crane&access=active", false],
    ["q=crane owner:me", false],
  ] as const;
  for (const [query] of queries) await save(actor, query, query);
  await published({ name: "Crane moves", domainId: domain.id, classification: "confidential" });
  const wanted = queries.filter(([, found]) => found).map(([query]) => `New in “${query}”: Crane moves`);
  expect((await told(actor)).sort()).toEqual([...wanted].sort());
});

test("never tells of what one may not see, at the moment it is published", async () => {
  const domain = await aDomain();
  const inside = await actorOf(await aPerson({ roles: [{ role: "domain_owner", domainId: domain.id }] }));
  const [outside, outsider] = [await insider(), await actorOf(await aPerson({ roles: [] }))];
  for (const actor of [inside, outside, outsider]) await save(actor, "q=ledger");
  await published({ name: "Secret ledger", domainId: domain.id, visibility: "domain" });
  expect([await told(inside), await told(outside), await told(outsider)].map((t) => t.length)).toEqual([1, 0, 0]);
  expect((await listSavedSearches(outside))[0]).toMatchObject({ found: 0 });
});

test("paused and deleted ones are quiet; what was deleted can be brought back for a day", async () => {
  const actor = await insider();
  const stranger = await insider();
  const { id } = await save(actor, "q=gondola");
  await expect(renameSavedSearch(stranger, { id, name: "Mine" })).rejects.toMatchObject({ code: "not_found" });
  await renameSavedSearch(actor, { id, name: "Gondolas" });
  await pauseSavedSearch(actor, { id, paused: true });
  await published({ name: "Gondola one" });
  await pauseSavedSearch(actor, { id, paused: false });
  await deleteSavedSearch(actor, { id });
  await published({ name: "Gondola two" });
  await restoreSavedSearch(actor, { id });
  await published({ name: "Gondola three" });
  expect(await told(actor)).toEqual(["New in “Gondolas”: Gondola three"]);
  await deleteSavedSearch(actor, { id });
  await sendDigests(settings, new Date(Date.now() + 2 * DAY));
  await expect(restoreSavedSearch(actor, { id })).rejects.toMatchObject({ code: "not_found" });
});

test("mails one digest a day at most, with what may be seen when it is written", async () => {
  const actor = await insider();
  await save(actor, "q=tram", "Trams");
  await save(actor, "q=tram stops", "Stops");
  const first = await published({ name: "Tram stops" });
  const hidden = await published({ name: "Tram drivers" });
  await db().dataProduct.update({ where: { id: hidden.id }, data: { visibility: "domain" } });
  const mails = () => db().mail.findMany({ where: { to: actor.email ?? "" }, orderBy: { createdAt: "asc" } });
  const now = new Date();
  await Promise.all([sendDigests(settings, now), sendDigests(settings, now)]);
  expect((await mails()).map((m) => m.subject)).toEqual(["2 new data products in your saved searches"]);
  expect((await mails())[0]?.text).toContain(`https://mercat.example/products/${first.ref}`);
  expect((await mails())[0]?.text).not.toContain("Tram drivers");
  await published({ name: "Tram rails" });
  await sendDigests(settings, new Date(now.getTime() + DAY / 2));
  expect(await mails()).toHaveLength(1);
  await sendDigests(settings, new Date(now.getTime() + DAY + 1000));
  expect((await mails())[1]?.subject).toBe("1 new data product in your saved searches");
});

/** A word of its own for each number, without digits. */
const wordOf = (n: number) => `zq${[...String(n).padStart(4, "0")].map((d) => "bdfghjklmp"[Number(d)]).join("")}`;

test("a thousand saved searches are asked in few statements", async () => {
  const person = await aPerson();
  await db().savedSearch.createMany({
    data: Array.from({ length: 1000 }, (_, n) => ({
      personId: person.id,
      name: `Search ${n}`,
      query: `q=${wordOf(n)}`,
      baselineComplete: true,
    })),
  });
  const started = performance.now();
  await published({ name: `Only ${wordOf(7)} here` });
  expect(performance.now() - started).toBeLessThan(5000);
  expect(await told(await actorOf(person))).toEqual([`New in “Search 7”: Only ${wordOf(7)} here`]);
});
