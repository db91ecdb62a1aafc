import type { Page } from "@playwright/test";
import { routes } from "@/lib/routes";

/** Makes a token with every scope under Settings, and returns it. */
export async function apiToken(page: Page): Promise<string> {
  await page.goto(routes.tokens());
  await page.getByRole("button", { name: "Create a token" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Journey");
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await page.getByRole("button", { name: "Create token" }).click();
  const token = await page
    .getByText(/^mct_[\w-]{20,}$/)
    .first()
    .textContent();
  if (token === null) throw new Error("The token was not shown.");
  return token.trim();
}
