import type { Page } from "@playwright/test";
import { Client } from "pg";
import { routes } from "@/lib/routes";
import { apiToken } from "../api-token";
import { type Credential, readCredential } from "../credential";
import { expect, test } from "../fixtures";

const product = "holiday-calendar";
const portName = "public-holidays";
const contract = `${product}.${portName}`;

type Port = { name: string; version: string; contractId: string };
type Product = { version: string; outputPorts: Port[] };
type Contract = { version: string; schema: { properties: { name: string }[] }[] };

/** What a pipeline of the owners does: read the documents, publish the next ones. */
function pipeline(page: Page, token: string) {
  const headers = { authorization: `Bearer ${token}`, accept: "application/json" };
  return {
    read: async <T>(path: string): Promise<T> => (await page.request.get(`/api/v1${path}`, { headers })).json(),
    publish: (path: string, document: object) =>
      page.request.put(`/api/v1${path}`, {
        headers: { ...headers, "content-type": "application/json" },
        data: JSON.stringify(document),
      }),
  };
}

const majorOf = (version: string) => Number(version.split(".")[0]);

/** Publishes the next major of the port, without the last column, beside the one there is. */
async function publishMajor(owner: Page): Promise<{ before: number; after: number; column: string }> {
  const api = pipeline(owner, await apiToken(owner));
  const old = await api.read<Contract>(`/data-contracts/${contract}`);
  const before = majorOf(old.version);
  const version = `${before + 1}.0.0`;
  const column = old.schema[0]?.properties.at(-1)?.name ?? "";
  const schema = old.schema.map((object) => ({ ...object, properties: object.properties.slice(0, -1) }));

  const small = await api.publish(`/data-contracts/${contract}`, { ...old, schema, version: `${before}.99.0` });
  expect(small.status()).toBe(422);
  expect((await small.json()).detail).toContain(`is too small after ${old.version}`);

  const next = await api.publish(`/data-contracts/${contract}`, { ...old, schema, version });
  expect(next.status(), await next.text()).toBe(200);
  const document = await api.read<Product>(`/data-products/${product}`);
  const current = document.outputPorts.find((p) => p.name === portName && majorOf(p.version) === before);
  if (!current) throw new Error(`The product lists no port ${portName} ${before}.`);
  const done = await api.publish(`/data-products/${product}`, {
    ...document,
    version: `${majorOf(document.version) + 1}.0.0`,
    outputPorts: [...document.outputPorts, { ...current, version }],
  });
  expect(done.status(), await done.text()).toBe(200);
  return { before, after: before + 1, column };
}

async function activeGrant(page: Page): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("The access is active")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
}

async function rows({ url, schema }: Credential): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: found } = await client.query(`select count(*)::int as n from ${schema}.public_holidays`);
    return found[0].n;
  } finally {
    await client.end();
  }
}

test("a new major asks the consumer, who moves without a gap before the owner retires the old port", async ({
  enter,
}) => {
  test.setTimeout(240_000);
  const consumer = await enter("consumer");
  const owner = await enter("admin");

  const old = await test.step("the consumer has access, and named the columns they use", async () => {
    await consumer.goto(routes.requestAccess(product, portName));
    await consumer.getByLabel("Purpose").fill("Leaving public holidays out of the occupancy of our buildings.");
    await consumer.getByLabel("For how many days").fill("60");
    await consumer.getByText("Columns you will use").click();
    await consumer.getByRole("checkbox", { name: "day", exact: true }).check();
    await consumer.getByRole("checkbox", { name: "weekday", exact: true }).check();
    await consumer.getByRole("checkbox", { name: /I accept the terms/ }).check();
    await consumer.getByRole("button", { name: "Request access" }).click();
    await expect(consumer).toHaveURL(/\/requests\//);
    const id = new URL(consumer.url()).pathname.split("/").at(-1) ?? "";
    await owner.goto(routes.inboxItem(id));
    await expect(owner.getByText("public_holidays.weekday")).toBeVisible();
    await owner.getByRole("button", { name: "Approve" }).click();
    await expect(owner.getByText("There is nothing left to decide on this request.")).toBeVisible();
    await activeGrant(consumer);
    await consumer.getByRole("main").locator('a[href^="/access/"]').first().click();
    await consumer.waitForURL(/\/access\//);
    return { page: consumer.url(), credential: await readCredential(consumer) };
  });
  expect(await rows(old.credential)).toBeGreaterThan(100);

  const { before, after, column } = await test.step("the owner publishes a breaking major beside it", () =>
    publishMajor(owner));

  await test.step("the consumer sees what changes for them, and accepts", async () => {
    await consumer.goto(routes.access());
    await consumer
      .getByRole("list", { name: "Questions to answer" })
      .getByRole("link", { name: new RegExp(`${portName} ${before} to ${portName} ${after}`) })
      .click();
    await expect(consumer.getByRole("heading", { level: 1 })).toContainText(`${portName} ${after}`);
    await expect(consumer.getByRole("list", { name: "Changes" })).toContainText(column);
    await consumer.getByRole("checkbox", { name: new RegExp(`${contract} ${after}\\.0\\.0`) }).check();
    await consumer.getByRole("button", { name: "Accept and move" }).click();
    await expect(async () => {
      await consumer.reload();
      await expect(consumer.getByText("The new access is there.")).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
  });

  const fresh = await test.step("the new access works while the old one still does", async () => {
    await consumer.getByRole("link", { name: "New access" }).click();
    await consumer.waitForURL(/\/access\//);
    const credential = await readCredential(consumer);
    expect(await rows(credential)).toBeGreaterThan(100);
    expect(await rows(old.credential)).toBeGreaterThan(100);
    return credential;
  });

  await test.step("the owner sees that everybody has moved, and retires the old port", async () => {
    await owner.goto(routes.product(product));
    await owner.getByRole("link", { name: "Consumers" }).first().click();
    await expect(owner.getByRole("heading", { level: 1 })).toContainText(`Consumers of ${portName} ${before}`);
    await expect(owner.getByRole("row", { name: /Clara Moreau/ })).toContainText("Moved");
    await owner.getByRole("button", { name: "Retire port" }).click();
    await owner.getByRole("dialog").getByRole("button", { name: "Retire port" }).click();
    await expect(owner.getByText(/The port was retired on/)).toBeVisible();
  });

  await test.step("the old access is gone from the platform, the new one stays", async () => {
    await expect(async () => {
      await expect(rows(old.credential)).rejects.toThrow();
    }).toPass({ timeout: 60_000 });
    expect(await rows(fresh)).toBeGreaterThan(100);
    await consumer.goto(old.page);
    await expect(consumer.getByText("Replaced", { exact: true }).first()).toBeVisible({ timeout: 30_000 });
  });
});
