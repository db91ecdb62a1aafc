import { expect, people, test } from "../fixtures";

test("somebody new signs in through the company's provider and is in the team of their group", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in with Premium Offices" }).click();
  await page.getByLabel("Login").fill("nora");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/$/);
  await page.goto("/teams/tenancy-data");
  await expect(page.getByRole("main").getByText("Nora Lind").first()).toBeVisible();
});

test("an address the provider never verified does not get in, and is told why", async ({ page }) => {
  await page.goto("/sign-in?next=%2Finbox");
  await page.getByRole("button", { name: "Sign in with Premium Offices" }).click();
  await page.getByLabel("Login").fill("ulf");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByText(/verified/i).first()).toBeVisible();
  await test.step("signing in another way leads to where they were going", async () => {
    await page.getByRole("button", { name: people.consumer }).click();
    await expect(page).toHaveURL(/\/inbox$/);
  });
});
