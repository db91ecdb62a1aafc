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
    // The answer is about the text as it is now, not as it was in the middle of a word.
    await expect(page.getByRole("region", { name: "Check" })).toContainText("colour", { timeout: 30_000 });
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
    await expect(page.getByLabel("Unique", { exact: true })).not.toBeChecked();
    // The form takes the place of the cursor once it stands.
    await expect(page.locator("main :focus")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByLabel("Unique", { exact: true })).toBeChecked();
  });
});

test("a wide contract comes from a file, shows the rows near the window, and finds its columns", async ({ enter }) => {
  const page = await enter("tenancy-owner");
  const id = `wide-${Date.now().toString(36)}`;
  const columns = Array.from({ length: 500 }, (_, n) => `      - name: column_${n}\n        logicalType: string\n`);
  const text = `apiVersion: v3.1.0\nkind: DataContract\nid: ${id}.main\nname: Wide\nversion: 1.0.0\nstatus: active\nschema:\n  - name: wide\n    properties:\n${columns.join("")}`;
  await page.goto("/publish/new");
  const team = page.getByLabel("Team", { exact: true });
  if ((await team.inputValue()) === "") await team.selectOption({ index: 1 });
  await page.getByLabel("Paste or upload documents").check();
  await page
    .getByLabel("Files")
    .setInputFiles({ name: "wide.odcs.yaml", mimeType: "text/yaml", buffer: Buffer.from(text) });
  await expect(page.getByText("Found: ODCS v3.1.0")).toBeVisible();
  await page.getByRole("button", { name: "Start draft" }).click();
  await page.waitForURL(/\/publish\/[0-9a-f-]{36}/);
  await checked(page);
  await page.getByRole("link", { name: `Contract ${id}.main` }).click();
  const name = (n: number) => page.getByLabel(`Name of column column_${n}`, { exact: true });
  await expect(name(0)).toBeVisible();
  expect(await page.getByLabel(/^Name of column column_/).count()).toBeLessThan(200);
  await page.getByLabel("Find a column of wide").fill("column_49");
  await expect(page.getByText("11 columns of 500")).toBeVisible();
  await page.getByLabel("Find a column of wide").fill("");
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expect(name(499)).toBeVisible();
  await name(499).fill("column_last");
  await page.getByRole("navigation", { name: "View" }).getByRole("link", { name: "YAML" }).click();
  await expect(page.locator(".cm-activeLine")).toHaveText(/- name: column_last/);
});
