import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { actorOf, aDomain, aPerson, aProduct, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { checkIndex, type Difference } from "./commands/check";
import { rebuildIndex, reorderIndex } from "./commands/rebuild";
import { keepSearch } from "./handlers";
import { indexProducts } from "./index-product";
import { search } from "./queries";
import { readSearchParams } from "./schema";

testDatabase();

let consumer: Actor;
const ids: string[] = [];
const quiet = () => {};

beforeAll(async () => {
  const domain = await aDomain({ slug: "harbour" });
  const team = await aTeam({ slug: "cranes" });
  for (let n = 0; n < 30; n += 1) {
    const { product } = await aProduct({
      ref: `berth-${n}`,
      name: `Berth ${n}`,
      domainId: domain.id,
      ownerTeamId: team.id,
    });
    ids.push(product.id);
  }
  consumer = await actorOf(await aPerson());
});

const find = async (q: string) => {
  const { rows, total } = await search(consumer, readSearchParams({ q, correct: "0" }));
  return { refs: rows.map((row) => row.ref), total: total.value };
};

async function differences(): Promise<Difference[]> {
  const found: Difference[] = [];
  await checkIndex((difference) => found.push(difference));
  return found;
}

test("an empty index beside a filled catalog is filled by itself", async () => {
  expect((await find("berth")).total).toBe(0);
  await keepSearch();
  expect((await find("berth")).total).toBe(30);
  expect(await differences()).toEqual([]);
});

test("a check names what is damaged and what of it, and a rebuild repairs it", async () => {
  const [first, second, third] = ids;
  await db().$executeRaw`update search.doc set tsv = tsv || 'nonsense' where product_id = ${first}::uuid`;
  await db().$executeRaw`update search.doc set visibility = 'public' where product_id = ${second}::uuid`;
  await db().$executeRaw`delete from search.card where product_id = ${third}::uuid`;
  await db()
    .$executeRaw`insert into search.card select (jsonb_populate_record(card, '{"product_id": "00000000-0000-4000-8000-000000000000", "ref": "ghost"}')).*
    from search.card where ref = 'berth-5'`;
  expect(await differences()).toEqual([
    { ref: "berth-0", what: "words" },
    { ref: "berth-1", what: "who may see it" },
    { ref: "berth-2", what: "no card, what a result shows" },
    { ref: "ghost", what: "not in the catalog" },
  ]);
  expect(await rebuildIndex(quiet)).toBe(30);
  expect(await differences()).toEqual([]);
});

test("what is published while the index is rebuilt is in it, and searching goes on", async () => {
  const state = { done: false };
  const publishing = (async () => {
    for (let n = 0; !state.done; n += 1) {
      const id = ids[n % ids.length] ?? "";
      await db().dataProduct.update({ where: { id }, data: { summary: `Round ${n}.` } });
      await inTransaction((tx) => indexProducts(tx, [id]));
    }
  })();
  const searching = (async () => {
    while (!state.done) expect((await find("berth")).total).toBe(30);
  })();
  for (let n = 0; n < 3; n += 1) expect(await (n === 1 ? reorderIndex(quiet) : rebuildIndex(quiet))).toBe(30);
  state.done = true;
  await Promise.all([publishing, searching]);
  expect(await differences()).toEqual([]);
});

test("two rebuilds at once: one works, the other says so", async () => {
  const both = await Promise.all([rebuildIndex(quiet), rebuildIndex(quiet)]);
  expect(both.filter((rows) => rows === null)).toHaveLength(1);
  expect(await differences()).toEqual([]);
});

test("what a killed rebuild left is cleared away", async () => {
  await db().$executeRaw`select search.begin_rebuild(true)`;
  await inTransaction((tx) => indexProducts(tx, ids.slice(0, 2)));
  await keepSearch();
  const [left] = await db().$queryRaw<{ rebuilding: boolean; pending: bigint }[]>`
    select rebuilding, (select count(*) from search.pending) as pending from search.state`;
  expect(left).toEqual({ rebuilding: false, pending: 0n });
  expect(await differences()).toEqual([]);
});
