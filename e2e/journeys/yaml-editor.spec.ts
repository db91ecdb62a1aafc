import { expect, test } from "../fixtures";

test("the code editor takes over from the text field with text, caret and focus", async ({ enter }) => {
  const page = await enter("tenancy-owner");
  await page.goto("/publish/new");
  const team = page.getByLabel("Team", { exact: true });
  if ((await team.inputValue()) === "") await team.selectOption({ index: 1 });
  await page.getByLabel("Product name").fill(`Caret ${Date.now().toString(36)}`);
  await page.getByRole("button", { name: "Start draft" }).click();
  await page.waitForURL(/\/publish\/[0-9a-f-]{36}/);
  await page.goto(`${new URL(page.url()).pathname}?tab=product`);
  await page.mouse.move(0, 0);
  // The download is held back until something is typed, so that there is something to take over.
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\.js(\?|$)/, async (route) => {
    await held;
    await route.continue();
  });
  const field = page.locator("textarea[aria-label='Product YAML (ODPS)']");
  await expect(field).toBeVisible();
  await page.waitForLoadState("networkidle");
  await field.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("# one");
  release();
  const editor = page.locator(".cm-content");
  await expect(editor).toBeFocused();
  await page.keyboard.type(" two\n");
  await expect(editor.locator(".cm-line").first()).toHaveText("# one two");
  await expect(field).toHaveCount(0);
});
