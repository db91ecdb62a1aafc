import { beforeAll, expect, it } from "vitest";
import { aDomain, aPerson, aProduct } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { pageOf } from "./paging";
import { needDetailResource, needResource } from "./resources/needs";
import { aToken, call } from "./testing";

testDatabase();

const body = { title: "Visitors per building and hour", purpose: "Planning the cleaning of floors by use." };

let author: string;
let voter: string;
let owner: string;
let outsider: string;

beforeAll(async () => {
  const domain = await aDomain({ slug: "brokerage" });
  await aProduct({ ref: "footfall", domainId: domain.id });
  author = await aToken(await aPerson());
  voter = await aToken(await aPerson());
  owner = await aToken(await aPerson({ roles: [{ role: "domain_owner", domainId: domain.id }] }));
  outsider = await aToken(await aPerson({ roles: [] }));
});

const post = (path: string, token: string, sent: unknown) => call("POST", path, { token, body: sent });
const read = async (response: Response) => needDetailResource.parse(await response.json());

it("goes from asking to having, and says no in between with the right status", async () => {
  const filed = await post("/needs", author, body);
  expect(filed.status, await filed.clone().text()).toBe(201);
  const { number } = await read(filed);
  const same = await post("/needs", voter, { ...body, title: "visitors by hour and building" });
  expect([same.status, await same.text()]).toEqual([409, expect.stringContaining(`need ${number}`)]);
  expect((await post("/needs", outsider, body)).status).toBe(403);
  expect((await call("GET", `/needs/${number}`, { token: outsider })).status).toBe(404);
  expect((await call("GET", "/needs/abc", { token: author })).status).toBe(422);

  const voted = await read(await post(`/needs/${number}/votes`, voter, { wanted: true, purpose: "Staffing." }));
  expect(voted).toMatchObject({ votes: 2, voted: true });
  expect((await post(`/needs/${number}/claim`, voter, { domain: "brokerage" })).status).toBe(403);
  const claimed = await read(await post(`/needs/${number}/claim`, owner, { domain: "brokerage" }));
  expect(claimed).toMatchObject({ status: "claimed", claimedBy: { domain: "brokerage", team: null } });
  expect((await post(`/needs/${number}/claim`, owner, { domain: "brokerage" })).status).toBe(409);
  expect((await post(`/needs/${number}/close`, owner, { dataProduct: "nothing-like-it" })).status).toBe(422);
  const met = await read(await post(`/needs/${number}/close`, owner, { dataProduct: "footfall" }));
  expect(met).toMatchObject({ status: "met", dataProduct: "footfall" });
  expect(met.history.map((line) => line.event)).toEqual(["filed", "claimed", "met"]);
  expect((await post(`/needs/${number}/votes`, voter, { wanted: false })).status).toBe(409);
});

it("lists by status, most wanted first, one page after the other", async () => {
  for (const title of ["Roof inspections of garages", "Invoices from cleaning suppliers", "Noise complaints at night"])
    expect((await post("/needs", author, { ...body, title })).status).toBe(201);
  const titles: string[] = [];
  let path: string | null = "/needs?status=open&limit=2";
  while (path !== null) {
    const page = pageOf(needResource).parse(await (await call("GET", path, { token: voter })).json());
    titles.push(...page.items.map((item) => item.title));
    path = page.nextCursor === null ? null : `/needs?status=open&limit=2&cursor=${page.nextCursor}`;
  }
  expect(titles).toEqual([
    "Noise complaints at night",
    "Invoices from cleaning suppliers",
    "Roof inspections of garages",
  ]);
  expect((await call("GET", "/needs?cursor=bad", { token: voter })).status).toBe(422);
});
