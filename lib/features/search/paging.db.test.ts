import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { actorOf, aDomain, aPerson, aProduct, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { indexProducts } from "./index-product";
import { search } from "./queries";
import { readSearchParams, type SearchRow } from "./schema";

testDatabase();

let consumer: Actor;
const ids: string[] = [];
const SIZE = 90;

beforeAll(async () => {
  const domain = await aDomain({ slug: "harbour", name: "Harbour" });
  const team = await aTeam({ slug: "cranes" });
  for (let n = 0; n < SIZE; n += 1) {
    const names = { ref: `berth-${n}`, name: `Berth ${String(n).padStart(3, "0")}` };
    const { product } = await aProduct({ ...names, domainId: domain.id, ownerTeamId: team.id, tags: ["quay"] });
    ids.push(product.id);
  }
  await inTransaction((tx) => indexProducts(tx, ids));
  consumer = await actorOf(await aPerson());
});

/** All pages of a question, one after the other; `between` happens after each. */
async function pages(query: string, between: (page: number) => Promise<void> = async () => {}): Promise<SearchRow[]> {
  const rows: SearchRow[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < 20; page += 1) {
    const given: URLSearchParams = new URLSearchParams(query);
    if (cursor !== null) given.set("cursor", cursor);
    const result = await search(consumer, readSearchParams(given));
    rows.push(...result.rows);
    cursor = result.next;
    if (cursor === null) break;
    await between(page);
  }
  return rows;
}

const sorted = ["relevance", "newest", "used", "name"] as const;

test.each(sorted.flatMap((sort) => ["", "q=berth&", "tag=quay&"].map((question) => `${question}sort=${sort}`)))(
  "%s: the pages together are every product once",
  async (query) => {
    const refs = (await pages(query)).map((row) => row.ref);
    expect(new Set(refs).size).toBe(SIZE);
    expect(refs).toHaveLength(SIZE);
  },
);

test.each(["sort=name", "q=berth"])(
  "%s: nothing comes twice while products are published and renamed",
  async (query) => {
    const shown = new Set<string>();
    let turn = 0;
    const rows = await pages(query, async () => {
      // Products of the first page move to the end of the order, and new ones come.
      for (let n = 0; n < 5; n += 1) {
        turn += 1;
        const id = ids[turn] ?? "";
        await db().dataProduct.update({ where: { id }, data: { name: `Berth zzz ${turn}`, summary: "Moved berth." } });
        await inTransaction((tx) => indexProducts(tx, [id]));
      }
    });
    for (const { id } of rows) {
      expect(shown.has(id)).toBe(false);
      shown.add(id);
    }
    expect(rows.length).toBeGreaterThan(SIZE / 2);
  },
);

test("names are in order, and a cursor of another order begins anew", async () => {
  const names = (await pages("sort=name")).map((row) => row.name.toLowerCase());
  expect(names).toEqual([...names].sort());
  const first = await search(consumer, readSearchParams({ sort: "name" }));
  const other = await search(consumer, readSearchParams({ sort: "used", cursor: first.next ?? "" }));
  expect(other.rows).toHaveLength(20);
});
