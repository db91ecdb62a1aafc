import type { Page } from "@playwright/test";
import { THEME_COOKIE } from "@/lib/theme";
import { expect, test } from "../fixtures";
import { visits } from "./pages";
import { violations } from "./violations";

/** The limit of compressed JavaScript a first visit to any page may load, in bytes. */
const SCRIPT_BUDGET = 200_000;
/** The narrowest phone in use, in CSS pixels. */
const PHONE = { width: 360, height: 740 };

/** Bytes of JavaScript as they come over the wire, from an empty cache. */
async function scriptBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const scripts = new Set<string>();
  let bytes = 0;
  session.on("Network.responseReceived", (event) => {
    if (event.type === "Script") scripts.add(event.requestId);
  });
  session.on("Network.loadingFinished", (event) => {
    if (scripts.has(event.requestId)) bytes += event.encodedDataLength;
  });
  await page.reload({ waitUntil: "networkidle" });
  return bytes;
}

// Three accessibility checks of the longest page take a while on a busy machine.
test.describe.configure({ timeout: 120_000 });

for (const visit of visits) {
  test(`${visit.name}: accessible in both themes, fits a phone, light in script`, async ({ enter }) => {
    const page = await enter(visit.as);
    const errors: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().includes("status of 40")) errors.push(message.text());
    });
    await visit.go(page);
    for (const theme of ["light", "dark"]) {
      await page.context().addCookies([{ name: THEME_COOKIE, value: theme, url: page.url() }]);
      await page.reload();
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect.soft(await violations(page), `axe in the ${theme} theme`).toEqual([]);
    }
    expect.soft(await scriptBytes(page), "bytes of script").toBeLessThan(SCRIPT_BUDGET);
    await page.setViewportSize(PHONE);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(overflow, "pixels beyond the phone's edge").toBeLessThanOrEqual(0);
    expect.soft(await violations(page), "axe at phone width").toEqual([]);
    expect(errors, "errors in the console").toEqual([]);
  });
}

test("sign-in: accessible in both themes and fits a phone", async ({ page }) => {
  for (const theme of ["light", "dark"]) {
    await page.goto("/sign-in");
    await page.context().addCookies([{ name: THEME_COOKIE, value: theme, url: page.url() }]);
    await page.reload();
    expect(await violations(page)).toEqual([]);
  }
  await page.setViewportSize(PHONE);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
