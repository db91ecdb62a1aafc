import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";

/** The product names of the page, from top to bottom. */
const names = (page: Page) => page.locator("main a[data-result]");

test("narrowing by three filters, opening a product and going back keeps place and focus", async ({ enter }) => {
  const page = await enter("consumer");
  await page.setViewportSize({ width: 1280, height: 500 });
  await page.goto("/search");
  const filters = page.getByRole("complementary", { name: "Filters" });
  const status = page.locator("main").getByRole("status");
  const all = await status.first().textContent();

  for (const [facet, value] of [
    ["Classification", "Internal"],
    ["Status", "Active"],
    ["Port kind", "Tables"],
  ] as const) {
    const line = filters.getByRole("region", { name: facet }).getByRole("link", { name: value });
    // A filter that every product left has cannot narrow, and is not offered.
    if ((await line.count()) === 0) continue;
    await line.click();
    await expect(page.getByRole("link", { name: `Remove filter ${facet}: ${value}` })).toBeVisible();
  }
  await expect(status.first()).not.toHaveText(all ?? "");

  const last = names(page).last();
  const name = await last.textContent();
  await last.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => window.scrollY);
  expect(before).toBeGreaterThan(0);
  await last.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: name ?? "" })).toBeVisible();
  await page.goBack();
  await expect(names(page).last()).toBeFocused();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(before - 50);
});

test("a branch of the domain tree opens in place, and a chosen domain stands open", async ({ enter }) => {
  const page = await enter("consumer");
  await page.goto("/search");
  const tree = page.getByRole("region", { name: "Domain" });
  await expect(tree.getByRole("link", { name: /^Leasing/ })).toBeHidden();
  await tree.getByLabel("Domains in Brokerage").click();
  await tree.getByRole("link", { name: /^Leasing/ }).click();
  await expect(page).toHaveURL(/domain=brokerage%2Fleasing/);
  await page.reload();
  await expect(tree.getByRole("link", { name: /^Leasing/ })).toHaveAttribute("aria-current", "true");
  await expect(tree.getByRole("link", { name: /^Leasing/ })).toBeVisible();
});

test("page after page shows every product once, and the first page is one step away", async ({ enter }) => {
  const page = await enter("consumer");
  await page.goto("/search?sort=name");
  const pages = page.getByRole("navigation", { name: "Pages" });
  const seen = await names(page).allTextContents();
  await pages.getByRole("link", { name: "Next" }).click();
  await expect(pages.getByRole("link", { name: "Back to the first" })).toBeVisible();
  seen.push(...(await names(page).allTextContents()));
  expect(seen.length).toBeGreaterThan(20);
  expect(new Set(seen).size).toBe(seen.length);
  await pages.getByRole("link", { name: "Back to the first" }).click();
  await expect(names(page).first()).toHaveText(seen[0] ?? "");
});

test("nothing found leads to asking for the data", async ({ enter }) => {
  const page = await enter("consumer");
  await page.goto("/search?q=helicopter+landings");
  await page.getByRole("link", { name: "Ask for this data" }).click();
  await expect(page).toHaveURL(/\/needs\/new\?q=helicopter/);
  await expect(
    page.getByText("helicopter landings").or(page.locator('input[value*="helicopter"]')).first(),
  ).toBeVisible();
});

test("without script the filters and pages are links", async ({ browser, enter, baseURL }) => {
  const signedIn = await enter("consumer");
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await signedIn.context().storageState(),
    ...(baseURL ? { baseURL } : {}),
  });
  const page = await context.newPage();
  await page.goto("/search");
  await page
    .getByRole("region", { name: "Classification" })
    .getByRole("link", { name: /^Internal/ })
    .click();
  await expect(page.getByRole("link", { name: "Remove filter Classification: Internal" })).toBeVisible();
  await page.goto("/search?sort=name");
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByRole("link", { name: "Back to the first" })).toBeVisible();
  await context.close();
});
