import type { Page } from "@playwright/test";
import { THEME_COOKIE, type Theme } from "@/lib/theme";
import { expect, test } from "../fixtures";
import { visits } from "./pages";
import { weighScripts } from "./script-weight";
import { colourRules, violations } from "./violations";

/** The limit of compressed JavaScript a first visit to any page may load, in bytes. */
const SCRIPT_BUDGET = 200_000;
/** The narrowest phone in use, in CSS pixels. */
const PHONE = { width: 360, height: 740 };

/** What the page is drawn in from the server's first byte on. */
const askFor = (page: Page, theme: Theme, url: string) =>
  page.context().addCookies([{ name: THEME_COOKIE, value: theme, url }]);

/** As the theme menu does it; the colours are there when nothing fades any more. */
async function switchTo(page: Page, theme: Theme): Promise<void> {
  await page.evaluate(async (theme) => {
    document.documentElement.dataset.theme = theme;
    const fading = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(fading.map((one) => one.finished));
  }, theme);
}

const beyondTheEdge = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

// Three accessibility checks of the longest page take a while on a busy machine.
test.describe.configure({ timeout: 120_000 });

for (const visit of visits) {
  test(`${visit.name}: accessible in both themes, fits a phone, light in script`, async ({ enter, baseURL }) => {
    const page = await enter(visit.as);
    const errors: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().includes("status of 40")) errors.push(message.text());
    });
    await askFor(page, "light", baseURL ?? "");
    const scriptBytes = await weighScripts(page);
    await visit.go(page);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect.soft(await scriptBytes(), "bytes of script").toBeLessThan(SCRIPT_BUDGET);
    expect.soft(await violations(page), "axe in the light theme").toEqual([]);
    await switchTo(page, "dark");
    expect.soft(await violations(page, colourRules), "axe in the dark theme").toEqual([]);
    await page.setViewportSize(PHONE);
    expect.soft(await beyondTheEdge(page), "pixels beyond the phone's edge").toBeLessThanOrEqual(0);
    expect.soft(await violations(page), "axe at phone width").toEqual([]);
    expect(errors, "errors in the console").toEqual([]);
  });
}

test("sign-in: accessible in both themes and fits a phone", async ({ page, baseURL }) => {
  for (const theme of ["light", "dark"] as const) {
    await askFor(page, theme, baseURL ?? "");
    await page.goto("/sign-in");
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    expect(await violations(page)).toEqual([]);
  }
  await page.setViewportSize(PHONE);
  expect(await beyondTheEdge(page)).toBeLessThanOrEqual(0);
});
