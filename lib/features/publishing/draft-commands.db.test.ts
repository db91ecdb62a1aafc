import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { aConnection, actorOf, aDomain, aPerson, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import type { Actor } from "@/lib/domain/actor";
import { checkDocuments } from "./check";
import { discardDraft, publishDraft, saveDraft, startDraft, titleOf } from "./draft-commands";
import { contractsLike, editableDraft, openDrafts, publishedSources, publishingTeams } from "./queries";
import { sampleContract, sampleProduct } from "./sample-documents";
import { startingTexts } from "./start";

testDatabase();

let owner: Actor;
let stranger: Actor;
let teamId = "";
const texts = { productSource: sampleProduct(), contracts: [sampleContract()] };

beforeAll(async () => {
  const domain = await aDomain({ slug: "brokerage" });
  await aConnection({ slug: "warehouse" });
  const team = await aTeam({ slug: "tenancy-data", domainId: domain.id });
  const other = await aTeam();
  teamId = team.id;
  owner = await actorOf(await aPerson({ roles: ["data_product_owner"], teams: [team] }));
  stranger = await actorOf(await aPerson({ roles: ["data_product_owner"], teams: [other] }));
});

test("a draft keeps text that is wrong, and is called by its name", async () => {
  const { id } = await startDraft(owner, { teamId, productSource: 'name: "Half written\n  : [', contracts: ["{"] });
  expect(await editableDraft(owner, id)).toMatchObject({ title: "Half written", contracts: ["{"], revision: 1 });
  expect(titleOf("id: rents # soon")).toBe("rents");
});

test("two tabs do not overwrite each other", async () => {
  const { id } = await startDraft(owner, { teamId, ...texts });
  expect(await saveDraft(owner, { id, revision: 1, ...texts, productSource: "name: One" })).toMatchObject({
    revision: 2,
  });
  const second = saveDraft(owner, { id, revision: 1, ...texts, productSource: "name: Two" });
  await expect(second).rejects.toMatchObject({ code: "conflict" });
  expect((await editableDraft(owner, id)).productSource).toBe("name: One");
});

test("nobody else learns of a draft", async () => {
  const { id } = await startDraft(owner, { teamId, ...texts });
  await expect(startDraft(stranger, { teamId, ...texts })).rejects.toMatchObject({ code: "forbidden" });
  await expect(editableDraft(stranger, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(saveDraft(stranger, { id, revision: 1, ...texts })).rejects.toMatchObject({ code: "not_found" });
  await expect(discardDraft(stranger, { id })).rejects.toMatchObject({ code: "not_found" });
  await expect(publishDraft(stranger, { id, revision: 1 })).rejects.toMatchObject({ code: "not_found" });
});

test("each change of a draft leaves one audit row, without its text", async () => {
  const { id } = await startDraft(owner, { teamId, ...texts });
  await saveDraft(owner, { id, revision: 1, ...texts });
  await discardDraft(owner, { id });
  const rows = await db().auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } });
  expect(rows.map((r) => r.action)).toEqual(["draft.created", "draft.saved", "draft.discarded"]);
  expect(JSON.stringify(rows.map((r) => r.after))).not.toContain("DataProduct");
});

test("a check says what publishing would answer, and writes nothing", async () => {
  const source = {
    product: sampleProduct({ id: "checked" }),
    contracts: [sampleContract({ id: "checked.main", schema: "checked" })],
  };
  const before = await db().auditEvent.count();
  const { preview, problems } = await checkDocuments(owner, source);
  expect(preview).toMatchObject({ ref: "checked", version: "1.0.0", created: true, unchanged: false });
  expect(problems).toEqual([]);
  expect(await db().dataProduct.count({ where: { ref: "checked" } })).toBe(0);
  expect(await db().auditEvent.count()).toBe(before);
  const wrong = await checkDocuments(owner, { ...source, contracts: ["kind: DataContract"] });
  expect(wrong.preview).toBeNull();
  expect(wrong.problems[0]?.path).toMatch(/^contracts\[0\]\./);
  const foreign = await checkDocuments(stranger, source);
  expect(foreign.problems[0]?.message).toContain("Only data product owners of the owning team");
});

test("a draft is published once and closes; the next version begins with what is published", async () => {
  const { id } = await startDraft(owner, { teamId, ...texts });
  expect(await publishDraft(owner, { id, revision: 1, note: "First" })).toMatchObject({ ref: "rents", created: true });
  await expect(publishDraft(owner, { id, revision: 2 })).rejects.toMatchObject({ code: "conflict" });
  const open = await openDrafts(owner, await publishingTeams(owner));
  expect(open.map((d) => d.id)).not.toContain(id);
  expect(await publishedSources(owner, "rents")).toEqual({ teamId, ...texts });
});

test("a product in the Linux Foundation's specification becomes a draft that can be published", async () => {
  const source =
    "schema: https://opendataproducts.org/v4.1/schema/odps.yaml\nversion: 4.1\nproduct:\n  details:\n    en: {name: Pets, productID: pets, visibility: organisation, status: production, type: dataset, description: Pets.}\n";
  const empty = {
    teamId,
    name: "",
    domain: "",
    copyRef: "",
    productSource: "",
    contract: [],
    files: [],
    convert: false,
  };
  const { productSource, contracts } = await startingTexts(owner, { ...empty, start: "paste", source });
  expect(productSource).toContain("kind: DataProduct");
  const { problems, preview } = await checkDocuments(owner, { product: productSource, contracts });
  expect(problems.filter((p) => p.severity === "error")).toEqual([]);
  expect(preview).toMatchObject({ ref: "pets", created: true, domain: "brokerage" });
});

test("a draft keeps no password", async () => {
  const contract = sampleContract().replace('"server":', '"password":"s3cret","server":');
  const { id } = await startDraft(owner, { teamId, productSource: "id: a", contracts: [contract] });
  expect((await editableDraft(owner, id)).contracts).toEqual([sampleContract()]);
  const saved = await saveDraft(owner, { id, revision: 1, productSource: "id: a", contracts: [contract] });
  expect(saved).toEqual({ revision: 2, isChanged: true });
  expect((await editableDraft(owner, id)).contracts).toEqual([sampleContract()]);
});

test("files of several standards make one draft; a contract alone gets a product, and is converted on wish", async () => {
  const old = `dataContractSpecification: 1.1.0
# who reads it
id: urn:datacontract:rents:units
info: { title: Units, version: 1.2.0, owner: tenancy-data }
models:
  units:
    type: table
    fields:
      unit_id: { type: string, required: true }
`;
  const from = (over: object) =>
    startingTexts(owner, {
      teamId,
      start: "paste",
      name: "",
      domain: "",
      source: "",
      files: [],
      convert: false,
      copyRef: "",
      productSource: "",
      contract: [],
      ...over,
    });
  const kept = await from({ files: [old] });
  expect(kept.contracts).toEqual([old]);
  expect(kept.productSource).toContain("contractId: urn:datacontract:rents:units");
  expect(kept.productSource).toContain("domain: brokerage");
  const converted = await from({ source: "kind: DataProduct\nid: p\n", files: [old], convert: true });
  expect(converted.productSource).toBe("kind: DataProduct\nid: p\n");
  expect(converted.contracts[0]).toContain("apiVersion: v3.1.0");
  expect(converted.contracts[0]).toContain("unit_id");
  const check = await checkDocuments(owner, { product: kept.productSource, contracts: kept.contracts });
  expect(check.problems.filter((p) => p.severity !== "warning")).toEqual([]);
  await expect(from({ files: ["kind: DataProduct\n", "kind: DataProduct\n"] })).rejects.toThrow(
    "several data products",
  );
  await expect(from({ files: ["kind: DataProduct\n", "what: ever\n"] })).rejects.toThrow("add its kind");
  await expect(from({})).rejects.toThrow("Paste or choose");
  await expect(from({ files: ["dataContractSpecification: 1.1.0\nid: ["], convert: true })).rejects.toThrow(
    "cannot be read",
  );
});

test("contracts are found by id or name, only where the reader may see their product", async () => {
  expect(await contractsLike(owner, "RENTS")).toEqual([
    { value: "rents.main", label: expect.stringContaining("1.0.0") },
  ]);
  expect(await contractsLike(owner, "100%")).toEqual([]);
});

test("a draft begins with a form, pasted text or a copy", async () => {
  const empty = {
    teamId,
    name: "",
    domain: "",
    source: "",
    files: [],
    convert: false,
    copyRef: "",
    productSource: "",
    contract: [],
  };
  const form = await startingTexts(owner, { ...empty, start: "form", name: "Büro-Mieten" });
  expect(form.productSource).toContain("id: buro-mieten");
  const check = await checkDocuments(owner, { product: form.productSource, contracts: form.contracts });
  expect(check.preview).toMatchObject({ created: true, domain: "brokerage" });
  const pasted = await startingTexts(owner, {
    ...empty,
    start: "paste",
    source: "kind: DataContract\n---\nkind: DataProduct\n",
  });
  expect(pasted).toEqual({ productSource: "kind: DataProduct\n", contracts: ["kind: DataContract\n"] });
  const copy = await startingTexts(owner, { ...empty, start: "copy", copyRef: "rents" });
  expect(JSON.parse(copy.productSource)).toMatchObject({ id: "rents-copy" });
  await expect(startingTexts(owner, { ...empty, start: "form" })).rejects.toMatchObject({ code: "invalid" });
});

test("a draft from dbt is for the chosen team, with its domain unless one is named", async () => {
  const empty = { teamId, start: "dbt" as const, name: "", source: "", files: [], convert: false, copyRef: "" };
  const productSource = "# From dbt. Look at:\nid: shop\ndomain: ''\noutputPorts: []\n";
  const contract = ["id: shop.orders\r\ndomain: risk\r\n"];
  const drafted = await startingTexts(owner, { ...empty, domain: "", productSource, contract });
  expect(drafted.productSource).toMatch(/^# From dbt[\s\S]*domain: brokerage\n[\s\S]*team:\n {2}name: tenancy-data\n$/);
  expect(drafted.contracts[0]).toBe("id: shop.orders\ndomain: brokerage\nteam:\n  name: tenancy-data\n");
  const chosen = await startingTexts(owner, { ...empty, domain: "risk/credit", productSource, contract });
  expect(chosen.productSource).toContain("domain: risk/credit\n");
  for (const nothing of [
    { productSource: "", contract },
    { productSource: "- a", contract },
    { productSource, contract: [] },
  ])
    await expect(startingTexts(owner, { ...empty, domain: "", ...nothing })).rejects.toMatchObject({
      problems: [{ path: "manifest" }],
    });
});
