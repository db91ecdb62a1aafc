import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

/** What the consumer reads off the page of their grant. */
export type Credential = { url: string; schema: string };

/** Takes the credential on the page of a grant, and waits until the platform knows it. */
export async function readCredential(page: Page): Promise<Credential> {
  await page.getByRole("button", { name: "Get credential" }).click();
  await expect(page.getByText("Copy the password now: it is shown only this once")).toBeVisible();
  await expect(page.getByText("The platform has taken it over: you can connect.")).toBeVisible({ timeout: 30_000 });
  const command = (await page.locator("pre", { hasText: "postgresql://" }).first().textContent()) ?? "";
  const url = /postgresql:\/\/[^\s"']+/.exec(command)?.[0];
  const view = /from\s+("?[\w]+"?)\.("?[\w]+"?)/i.exec(command);
  if (!url || !view?.[1]) throw new Error(`No connection URL and view in: ${command}`);
  return { url, schema: view[1] };
}
