import type { Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { apiToken } from "../api-token";
import { expect, test } from "../fixtures";

const ref = "tenancy-analytics.leases-by-month";

/** Publishes the next minor version, with one column more, as a pipeline would. */
async function publishNext(owner: Page): Promise<{ from: string; to: string; column: string }> {
  const token = await apiToken(owner);
  await owner.goto(routes.contract(ref));
  const href = (await owner.getByRole("link", { name: "Download", exact: true }).getAttribute("href")) ?? "";
  const from = new URL(href, owner.url()).searchParams.get("version") ?? "";
  const text = await (await owner.request.get(href)).text();
  const [major = 1, minor = 0] = from.split(".").map(Number);
  const to = `${major}.${minor + 1}.0`;
  const column = `checked_on_${Date.now().toString(36)}`;
  // After the last column: the quality rules of the view follow it.
  const end = text.indexOf("\n    quality:") + 1;
  const source = `${text.slice(0, end)}      - name: ${column}\n        logicalType: date\n${text.slice(end)}`.replace(
    /^version: .*$/m,
    `version: ${to}`,
  );
  const response = await owner.request.put(`/api/v1/data-contracts/${encodeURIComponent(ref)}`, {
    data: source,
    headers: { "content-type": "application/yaml", authorization: `Bearer ${token}` },
  });
  expect(response.status(), await response.text()).toBeLessThan(300);
  return { from, to, column };
}

test("a contract is read, followed to its lines, and compared with the version before", async ({ enter }) => {
  test.setTimeout(180_000);
  const owner = await enter("tenancy-owner");
  const { from, to, column } = await publishNext(owner);
  const page = await enter("consumer");

  await test.step("from a column to its line and back", async () => {
    await page.goto(routes.contract(ref));
    await expect(page.getByText("Valid ODCS v3.1.0")).toBeVisible();
    const row = page.getByRole("row", { name: new RegExp(column) });
    await row.getByRole("link", { name: /^line \d+$/ }).click();
    await expect(page).toHaveURL(/view=source.*#L\d+$/);
    const line = page.locator("[data-marked]");
    await expect(line).toHaveCount(1);
    await expect(line).toContainText(`name: ${column}`);
    await line.getByRole("link", { name: new RegExp(`Read .*${column}`) }).click();
    await expect(page).toHaveURL(new RegExp(`#schema\\..*${column}$`));
    await expect(page.getByRole("row", { name: new RegExp(column) })).toBeInViewport();
  });

  await test.step("a range of lines", async () => {
    await page.goto(`${routes.contract(ref, to, { view: "source" })}#L3-L5`);
    await expect(page.locator("[data-marked]")).toHaveCount(3);
    await expect(page.getByText("Lines 3–5")).toBeVisible();
  });

  await test.step("the history leads to what changed, verdict first", async () => {
    await page.goto(routes.contract(ref, undefined, { view: "versions" }));
    await page
      .getByRole("row", { name: new RegExp(`^${to.replaceAll(".", "\\.")}`) })
      .getByRole("link", { name: `Changes since ${from}` })
      .click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${from} → ${to}`);
    await expect(page.getByText(`Needs ${to} or higher, and is ${to}`)).toBeVisible();
    await expect(page.getByRole("list", { name: "Changes" })).toContainText(column);
    // Who else reads the data is not a consumer's to know.
    await expect(page.getByText(/consumers? under an earlier version|has access under/)).toHaveCount(0);
  });

  const deepLink = await test.step("each change has an address, and the keyboard walks them", async () => {
    await page.keyboard.press("j");
    const copy = page.getByRole("link", { name: /^Copy the link to: .*/ }).first();
    await expect(copy).toBeFocused();
    const address = new URL((await copy.getAttribute("href")) ?? "", page.url()).href;
    await page.goto("/");
    await page.goto(address);
    await expect(page.locator("li:target")).toContainText(column);
    return address;
  });

  await test.step("paper has the verdict and the changes, and not the frame", async () => {
    await page.emulateMedia({ media: "print" });
    await expect(page.getByText(/^Additive: /)).toBeVisible();
    await expect(page.getByRole("list", { name: "Changes" })).toContainText(column);
    await expect(page.getByRole("button", { name: "Compare" })).toBeHidden();
  });

  await test.step("the owner sees on the same page whom it reaches, and the sources side by side", async () => {
    await owner.goto(deepLink);
    await expect(owner.getByText(/under an earlier version/)).toBeVisible();
    await owner.getByRole("navigation", { name: "Comparison" }).getByRole("link", { name: "Source" }).click();
    await expect(owner.getByRole("region", { name: "Source, compared line by line" })).toContainText(column);
  });

  await test.step("a rule leads to its row in the reference", async () => {
    await owner.goto(deepLink);
    await owner.getByRole("link", { name: "property.added" }).first().click();
    await expect(owner.locator("tr:target")).toContainText("property.added");
  });
});

test("who may not see the product finds no contract, no comparison and no source", async ({ enter }) => {
  const page = await enter("outsider");
  for (const path of [routes.contract(ref), routes.contractDiff(ref), routes.contractSource(ref, "1.0.0")])
    expect((await page.goto(path))?.status(), path).toBe(404);
});
