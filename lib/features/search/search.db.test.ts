import { beforeAll, describe, expect, test } from "vitest";
import { actorOf, aDomain, aPerson, aProduct, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { indexProducts } from "./index-product";
import { search } from "./queries";
import { type FacetName, readSearchParams, type SearchResult } from "./schema";
import { suggestNames } from "./suggest-names";

testDatabase();

let consumer: Actor;
let outsider: Actor;
let insider: Actor;

type Over = Parameters<typeof aProduct>[0];

async function aCatalog() {
  const risk = await aDomain({ slug: "risk", name: "Risk" });
  const credit = await aDomain({ slug: "credit", name: "Credit risk", parent: risk });
  const hr = await aDomain({ slug: "hr", name: "Human resources" });
  const team = await aTeam({ slug: "ratings-data", name: "Ratings data", domainId: risk.id });
  const other = await aTeam({ slug: "people-data", name: "People data" });
  const specs: Over[] = [
    {
      ref: "entity-ratings",
      name: "Entity ratings",
      domainId: credit.id,
      ownerTeamId: team.id,
      tags: ["credit", "lei"],
      summary: "The history of company grades.",
      objects: [{ name: "ratings", columns: ["lei", "ratingNotch", "rated_on"] }],
    },
    {
      ref: "ratings-archive",
      name: "Ratings archive",
      domainId: credit.id,
      ownerTeamId: team.id,
      status: "deprecated",
    },
    { ref: "old-ratings", name: "Old ratings", domainId: risk.id, ownerTeamId: team.id, status: "retired" },
    {
      ref: "exposure",
      name: "Tenant exposure",
      domainId: risk.id,
      ownerTeamId: team.id,
      classification: "confidential",
      summary: "What is at stake, by rating.",
    },
    {
      ref: "payroll",
      name: "Payroll secrets",
      domainId: hr.id,
      ownerTeamId: other.id,
      visibility: "domain",
      classification: "restricted",
      tags: ["salaries"],
      objects: [{ name: "payroll", columns: ["gross_bonus"] }],
    },
    { ref: "kurse", name: "Währungskurse", domainId: hr.id, ownerTeamId: other.id, visibility: "public", tags: ["fx"] },
  ];
  const ids = [];
  for (const spec of specs) ids.push((await aProduct(spec)).product.id);
  return { ids, hr };
}

beforeAll(async () => {
  const { ids, hr } = await aCatalog();
  // One by one, as publishing does it.
  for (const id of ids) await inTransaction((tx) => indexProducts(tx, [id]));
  consumer = await actorOf(await aPerson());
  outsider = await actorOf(await aPerson({ roles: [] }));
  insider = await actorOf(await aPerson({ roles: [{ role: "steward", domainId: hr.id }] }));
});

const find = (actor: Actor, query: string) => search(actor, readSearchParams(new URLSearchParams(query)));
const refs = (result: SearchResult) => result.rows.map((row) => row.ref);
const facet = (result: SearchResult, name: FacetName) =>
  Object.fromEntries(result.facets.find((f) => f.name === name)?.values.map((v) => [v.value, v.count.value]) ?? []);

describe("ranking", () => {
  test("the exact name is first, deprecated comes after, retired only when asked for", async () => {
    expect(refs(await find(consumer, "q=ratings"))).toEqual(["entity-ratings", "ratings-archive", "exposure"]);
    expect(refs(await find(consumer, "q=ratings archive"))[0]).toBe("ratings-archive");
    expect(refs(await find(consumer, "q=ratings&status=retired"))).toEqual(["old-ratings"]);
  });

  test.each(["notch", "ratingNotch", "rated_on", "lei", "grade", "Risk credit", "entity-ratings", "entit"])(
    "%s finds Entity ratings",
    async (q) => {
      expect(refs(await find(consumer, `q=${q}`))).toContain("entity-ratings");
    },
  );

  test("accents do not matter", async () => {
    expect(refs(await find(consumer, "q=wahrungskurse"))).toEqual(["kurse"]);
  });

  test("says which column matched and marks the words", async () => {
    const [row] = (await find(consumer, "q=notch")).rows;
    expect(row?.matched).toEqual([{ kind: "column", text: "ratingNotch", term: null }]);
    const [graded] = (await find(consumer, "q=grades")).rows;
    expect(graded?.snippet.filter((part) => part.match).map((part) => part.text)).toEqual(["grades"]);
  });

  test("sorts by name", async () => {
    expect((await find(consumer, "sort=name")).rows.map((row) => row.name)).toEqual([
      "Entity ratings",
      "Ratings archive",
      "Tenant exposure",
      "Währungskurse",
    ]);
  });
});

describe("spelling", () => {
  test.each(["ratngs", "raitngs", "entty ratngs", "enttiy ratings", "tennant exposre"])(
    "%s is corrected",
    async (q) => {
      const result = await find(consumer, `q=${q}`);
      expect(result.correctedFrom).toBe(q);
      expect(result.total.value).toBeGreaterThan(0);
    },
  );

  test("can be switched off", async () => {
    const result = await find(consumer, "q=ratngs&correct=0");
    expect(result.total.value).toBe(0);
    expect(result.nearest).toContain("ratings");
  });

  test("words of products one may not see are never offered", async () => {
    const blind = await find(consumer, "q=salareis");
    expect([blind.total.value, blind.correctedFrom, blind.nearest]).toEqual([0, null, []]);
    expect((await find(insider, "q=salareis")).query).toBe("salaries");
  });

  test("some words are better than none", async () => {
    const result = await find(consumer, "q=ratings payroll");
    expect(result.relaxed).toBe(true);
    expect(refs(result)).toContain("entity-ratings");
    expect(result.rows.every((row) => row.partial)).toBe(true);
  });

  test("products with some of the words beside one with all are marked, and not counted", async () => {
    const result = await find(consumer, "q=entity ratings");
    expect(result.relaxed).toBe(false);
    expect(result.total).toEqual({ value: 1, about: false });
    expect(result.rows.map(({ ref, partial }) => [ref, partial])).toEqual(
      expect.arrayContaining([
        ["entity-ratings", false],
        ["ratings-archive", true],
      ]),
    );
  });
});

describe("facets", () => {
  test("count without their own filter, and domains include what is below", async () => {
    const all = await find(consumer, "");
    expect(facet(all, "domain")).toEqual({ hr: 1, risk: 3, "risk/credit": 2 });
    const narrowed = await find(consumer, "domain=risk&classification=confidential");
    expect(refs(narrowed)).toEqual(["exposure"]);
    expect(facet(narrowed, "classification")).toEqual({ internal: 2, confidential: 1 });
    expect(facet(narrowed, "domain")).toEqual({ risk: 1 });
  });

  test("the children of a chosen domain are offered", async () => {
    expect(facet(await find(consumer, "domain=risk"), "domain")).toMatchObject({ risk: 3, "risk/credit": 2 });
  });

  test("those that cannot narrow are left out", async () => {
    const names = (await find(consumer, "q=exposure")).facets.map((f) => f.name);
    expect(names).toEqual([]);
  });

  test("an unknown value finds nothing and can be taken away again", async () => {
    const result = await find(consumer, "tag=nonsense");
    expect(result.total.value).toBe(0);
    expect(facet(result, "tag")).toMatchObject({ nonsense: 0 });
  });
});

describe("what may not be seen", () => {
  test("is in no row, count, facet, suggestion or correction", async () => {
    const everything = await find(outsider, "");
    expect([everything.total.value, refs(everything)]).toEqual([1, ["kurse"]]);
    expect(JSON.stringify(await find(consumer, ""))).not.toMatch(/payroll|salaries|restricted/i);
    expect((await find(consumer, "q=payroll")).total.value).toBe(0);
    expect((await find(consumer, "q=gross_bonus")).total.value).toBe(0);
    expect(await suggestNames(consumer, "payr")).toEqual([]);
    expect(await suggestNames(consumer, "gross")).toEqual([]);
    expect((await suggestNames(insider, "payr")).map((s) => s.key)).toEqual(["payroll"]);
  });
});

test("suggestions are products, domains and columns", async () => {
  expect((await suggestNames(consumer, "rat")).map(({ kind, key }) => `${kind}:${key}`)).toEqual(
    expect.arrayContaining(["product:ratings-archive", "product:entity-ratings", "column:ratingNotch"]),
  );
  expect((await suggestNames(consumer, "cred")).map((s) => s.key)).toContain("risk/credit");
});

test("hostile questions are answered", async () => {
  const hostile = [
    "'",
    '"',
    "\\",
    "a\u0000b",
    "%",
    "-",
    "((((",
    "or or or",
    "!!",
    ":*",
    "<->",
    "'; drop table x",
    "🏢",
    "a".repeat(5000),
  ];
  for (const q of hostile) {
    const params = readSearchParams({ q, cursor: "-1 ;", sort: "x", status: ["?"], domain: [q], tag: q });
    await expect(search(consumer, params)).resolves.toMatchObject({ rows: [] });
    await expect(suggestNames(consumer, q)).resolves.toBeInstanceOf(Array);
  }
  expect((await find(consumer, "cursor=!!")).rows).toHaveLength(4);
});
