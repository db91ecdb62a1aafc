import { expect, test } from "../fixtures";
import { checked, startDraft } from "./draft";

test("the code editor takes over from the text field with text, caret and focus", async ({ enter }) => {
  const page = await enter("tenancy-owner");
  const path = await startDraft(page, "Caret");
  // A pointer resting on the text would bring the code editor along.
  await page.mouse.move(0, 0);
  await page.goto(`${path}?tab=product`);
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
  await checked(page);
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

test("form and YAML are two views of one text, and help comes where one writes", async ({ enter }) => {
  test.setTimeout(120_000);
  const page = await enter("tenancy-owner");
  await startDraft(page, "Views");
  const editor = page.locator(".cm-content");
  const view = page.getByRole("navigation", { name: "View" });

  await test.step("the field that had the focus is the line with the cursor", async () => {
    await page.getByRole("link", { name: /^Contract views-/ }).click();
    await page.getByLabel("Type of id").selectOption("integer");
    await page.getByLabel("Type of id").focus();
    await view.getByRole("link", { name: "YAML" }).click();
    await expect(editor).toBeFocused();
    await expect(page.locator(".cm-activeLine")).toHaveText(/logicalType: integer/);
  });

  await test.step("completion knows the standard at the cursor, and this installation", async () => {
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("uniq");
    await page.getByRole("option", { name: /unique/ }).click();
    await expect(page.locator(".cm-activeLine")).toHaveText(/^\s+unique: $/);
    await page.getByRole("option", { name: "true" }).click();
    await expect(page.locator(".cm-activeLine")).toHaveText(/unique: true/);
    await page.keyboard.press("Enter");
    await page.keyboard.type("classification: wrong");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    await page.keyboard.type("colour: red");
  });

  await test.step("F8 goes to the problem, and pointing at a field explains it", async () => {
    await expect(page.getByRole("region", { name: "Check" })).toContainText(/problems? to correct/, {
      timeout: 30_000,
    });
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("F8");
    await expect(page.locator(".cm-activeLine")).toHaveText(/classification: wrong|colour: red/);
    await editor.getByText("slaProperties").hover();
    await expect(page.locator(".cm-field-help")).toContainText("slaProperties");
  });

  await test.step("what is only in the YAML is named in the form, and survives it", async () => {
    await page.locator(".cm-line", { hasText: "unique: true" }).click();
    await view.getByRole("link", { name: "Form" }).click();
    await expect(page.getByLabel("Unique", { exact: true })).toBeFocused();
    await expect(page.getByLabel("Unique", { exact: true })).toBeChecked();
    await expect(page.getByRole("button", { name: "schema[0].properties[0].colour" })).toBeVisible();
    await page.getByLabel("Description of id").fill("Counts up");
    await page.getByLabel("Unique", { exact: true }).uncheck();
    await page.getByRole("button", { name: "schema[0].properties[0].colour" }).click();
    await expect(page.locator(".cm-activeLine")).toHaveText(/colour: red/);
    await expect(editor).toContainText("description: Counts up");
    await expect(editor).not.toContainText("unique: true");
  });

  await test.step("undo takes back a step of the form", async () => {
    await view.getByRole("link", { name: "Form" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByLabel("Unique", { exact: true })).toBeChecked();
  });
});
