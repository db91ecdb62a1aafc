import type { Page } from "@playwright/test";
import { violations } from "../a11y/violations";
import { expect, test } from "../fixtures";
import { startEmptyInstallation } from "../servers/empty-installation";
import { mailsTo } from "../servers/mailbox";

const password = "quiet harbour nine lanterns";

async function choosePassword(page: Page): Promise<void> {
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByLabel("Repeat the password").fill(password);
  await page.getByRole("button", { name: "Create the account" }).click();
}

async function signInByPassword(page: Page, address: string, email: string): Promise<void> {
  await page.goto(`${address}/sign-in`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

test("an admin invites somebody by mail, who chooses a password and signs in", async ({ enter, browser, baseURL }) => {
  const admin = await enter("admin");
  const email = `mila.${Date.now().toString(36)}@premium-offices.example`;
  await admin.goto("/admin/people");
  await admin.getByRole("button", { name: "Invite a person" }).click();
  await admin.getByRole("textbox", { name: "Name" }).fill("Mila Kovač");
  await admin.getByRole("textbox", { name: "E-mail" }).fill(email);
  await admin.getByRole("button", { name: "Send invitation" }).click();
  const link = await test.step("the mail arrives with the link", async () => {
    let found = "";
    await expect(async () => {
      const [mail] = await mailsTo(email);
      found = /https?:\/\/\S+\/invitation\/[\w-]+/.exec(mail?.text ?? "")?.[0] ?? "";
      expect(found).not.toBe("");
    }).toPass({ timeout: 30_000 });
    return found;
  });

  const page = await (await browser.newContext()).newPage();
  await page.goto(link);
  expect(await violations(page)).toEqual([]);
  await choosePassword(page);
  await expect(page).not.toHaveURL(/invitation/);
  await page.goto(link);
  await expect(page.getByText("This invitation is not valid any more")).toBeVisible();
  await page.context().clearCookies();
  await signInByPassword(page, baseURL ?? "", email);
  await expect(page.getByRole("heading", { name: "Hello, Mila" })).toBeVisible();
  await page.context().close();
});

test("on an empty database the code from the log makes the first admin, and there is no door of the demo", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const { address, code, stop } = await startEmptyInstallation();
  try {
    await page.goto(`${address}/sign-in`);
    await expect(page.getByText("Premium Offices")).toHaveCount(0);
    await page.goto(`${address}/setup`);
    expect(await violations(page)).toEqual([]);
    await page.getByLabel("Name").fill("Ada Prime");
    await page.getByLabel("E-mail").fill("ada@example.com");
    await page.getByLabel("One-time code").fill("not-the-code");
    await choosePassword(page);
    await expect(page.getByText("This is not the code in the server's log.").first()).toBeVisible();
    await page.getByLabel("One-time code").fill(code);
    await choosePassword(page);
    await expect(page).not.toHaveURL(`${address}/setup`);
    expect((await page.request.get(`${address}/setup`)).status()).toBe(404);
    await page.context().clearCookies();
    await signInByPassword(page, address, "ada@example.com");
    await page.goto(`${address}/admin`);
    await expect(page.getByRole("heading", { level: 1, name: "Admin" })).toBeVisible();
  } finally {
    await stop();
  }
});
