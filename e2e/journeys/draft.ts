import type { Page } from "@playwright/test";
import { expect } from "../fixtures";

/** Begins a draft with the guided form and waits until its editor answers. Returns the draft's path. */
export async function startDraft(page: Page, name: string): Promise<string> {
  await page.goto("/publish/new");
  const team = page.getByLabel("Team", { exact: true });
  if ((await team.inputValue()) === "") await team.selectOption({ index: 1 });
  await page.getByLabel("Product name").fill(`${name} ${Date.now().toString(36)}`);
  await page.getByRole("button", { name: "Start draft" }).click();
  await page.waitForURL(/\/publish\/[0-9a-f-]{36}/);
  await checked(page);
  return new URL(page.url()).pathname;
}

/** The check has answered, so the page is alive. */
export async function checked(page: Page): Promise<void> {
  await expect(page.getByRole("region", { name: "Check" })).toContainText(/Can be published|problems? to correct/, {
    timeout: 30_000,
  });
}
