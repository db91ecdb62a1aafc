import { expect, test } from "../fixtures";
import { checked, startDraft } from "./draft";

test("nothing that was written is lost when a tab, the connection or the storage fails", async ({ enter }) => {
  test.setTimeout(150_000);
  const first = await enter("tenancy-owner");
  const path = await startDraft(first, "Recovery");
  const context = first.context();
  const status = (page: typeof first) => page.getByRole("status").first();

  await test.step("a killed tab: the text is back by itself", async () => {
    // Nothing reaches the server any more: what counts is what the browser kept.
    await first.route("**/publish/**", (route) =>
      route.request().method() === "POST" ? route.abort() : route.continue(),
    );
    await first.getByLabel("Purpose").fill("Written before the crash");
    await expect(status(first)).toContainText("Kept in this browser", { timeout: 20_000 });
    await first.close({ runBeforeUnload: false });
    const again = await context.newPage();
    await again.goto(path);
    await expect(again.getByRole("alert").filter({ hasText: "Unsaved text is back" })).toBeVisible();
    await expect(again.getByLabel("Purpose")).toHaveValue("Written before the crash");
    await expect(status(again)).toHaveText("Saved", { timeout: 20_000 });
    await again.close();
  });

  await test.step("a tab that dies at the very key: the field of the form and the YAML are back whole", async () => {
    for (const [tab, label] of [
      ["", "Purpose"],
      ["?tab=product", "Product YAML (ODPS)"],
    ] as const) {
      const dying = await context.newPage();
      await dying.goto(`${path}${tab}`);
      await checked(dying);
      await dying.route("**/publish/**", (route) =>
        route.request().method() === "POST" ? route.abort() : route.continue(),
      );
      const field = dying.getByLabel(label);
      await field.click();
      // The editor takes over from the plain text field.
      if (tab !== "") await dying.locator(".cm-content").waitFor();
      await dying.keyboard.press("End");
      // In YAML a comment, which leaves the document as it is.
      await dying.keyboard.type(` # until ${label.length}`);
      // No event of leaving the page reaches it: the process is gone.
      const session = await context.newCDPSession(dying);
      const gone = dying.waitForEvent("crash");
      // Nobody is left to answer it.
      session.send("Page.crash").catch(() => undefined);
      await gone;
      await dying.close();
      const again = await context.newPage();
      await again.goto(`${path}${tab}`);
      await expect(again.getByRole("alert").filter({ hasText: "Unsaved text is back" })).toBeVisible();
      await expect(again.getByLabel(label)).toHaveValue(new RegExp(`until ${label.length}`));
      await expect(status(again)).toHaveText("Saved", { timeout: 20_000 });
      await again.close();
    }
  });

  const page = await context.newPage();
  await page.goto(path);
  await checked(page);

  await test.step("no connection: it is said, and saved when the connection is back", async () => {
    await context.setOffline(true);
    await page.getByLabel("Usage").fill("Written offline");
    await page.getByRole("button", { name: "Save draft" }).click();
    await expect(status(page)).toContainText("no connection");
    await expect(page.getByRole("region", { name: "Check" })).toContainText("server cannot be reached");
    await context.setOffline(false);
    await expect(status(page)).toHaveText("Saved", { timeout: 20_000 });
  });

  await test.step("two tabs: the second sees what differs, and chooses", async () => {
    const other = await context.newPage();
    await other.goto(path);
    await checked(other);
    await other.getByLabel("Limitations").fill("From the other tab");
    await other.getByRole("button", { name: "Save draft" }).click();
    await expect(status(other)).toHaveText("Saved");
    await page.bringToFront();
    await page.getByLabel("Limitations").fill("From this tab");
    await page.getByRole("button", { name: "Save draft" }).click();
    const notice = page.getByRole("alert").filter({ hasText: "saved elsewhere" });
    await expect(notice).toContainText("From the other tab");
    await expect(notice).toContainText("From this tab");
    await notice.getByRole("button", { name: "Save mine over theirs" }).click();
    await expect(status(page)).toHaveText("Saved");
    await other.close();
  });

  await test.step("the draft went on elsewhere while the text waited: both are shown", async () => {
    const late = await context.newPage();
    await late.goto(path);
    await checked(late);
    await late.route("**/publish/**", (route) =>
      route.request().method() === "POST" ? route.abort() : route.continue(),
    );
    await late.getByLabel("Limitations").fill("Waited in the browser");
    await expect(status(late)).toContainText("Kept in this browser", { timeout: 20_000 });
    await late.close({ runBeforeUnload: false });
    await page.bringToFront();
    await page.getByLabel("Limitations").fill("Saved meanwhile");
    await page.getByRole("button", { name: "Save draft" }).click();
    await expect(status(page)).toHaveText("Saved");
    await page.reload();
    const notice = page.getByRole("alert").filter({ hasText: "kept text that was not saved" });
    await expect(notice).toContainText("Saved meanwhile");
    await expect(notice).toContainText("Waited in the browser");
    await notice.getByRole("button", { name: "Use the kept text" }).click();
    await expect(page.getByLabel("Limitations")).toHaveValue("Waited in the browser");
    await expect(status(page)).toHaveText("Saved", { timeout: 20_000 });
  });

  await test.step("no room in the browser: it is said", async () => {
    // What is saved is not kept any more; before that it would leave its room to the next text.
    const kept = () =>
      page.evaluate(() => Object.keys(window.localStorage).filter((key) => key.startsWith("mercat-draft")));
    await expect.poll(kept).toEqual([]);
    await page.evaluate(() => {
      for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2))
        for (;;)
          try {
            window.localStorage.setItem(`full-${size}-${window.localStorage.length}`, "x".repeat(size));
          } catch {
            break;
          }
    });
    await context.setOffline(true);
    await page.getByLabel("Usage").fill("Nowhere to keep it");
    await expect(status(page)).toContainText("no room to keep it");
    await context.setOffline(false);
    await expect(status(page)).toHaveText("Saved", { timeout: 20_000 });
  });
});

test("what is written before its code has come is kept, undone and saved like anything else", async ({ enter }) => {
  test.setTimeout(120_000);
  const first = await enter("tenancy-owner");
  const path = await startDraft(first, "Early");
  const context = first.context();
  const status = (page: typeof first) => page.getByRole("status").first();
  const code = /\/_next\/static\/.*\.js/;
  /** The draft's form, cut off from any code that was not loaded with it. */
  const openCutOff = async (page: typeof first) => {
    await page.mouse.move(0, 0);
    await page.goto(path);
    await checked(page);
    await page.route(code, (route) => route.abort());
  };

  await test.step("a killed tab: it is back by itself", async () => {
    await openCutOff(first);
    await first.getByLabel("Purpose").fill("Written early");
    await first.getByLabel("Usage").fill("And this too");
    await expect(status(first)).toContainText("Kept in this browser", { timeout: 20_000 });
    await first.close({ runBeforeUnload: false });
    const again = await context.newPage();
    await again.goto(path);
    await expect(again.getByRole("alert").filter({ hasText: "Unsaved text is back" })).toBeVisible();
    await expect(again.getByLabel("Purpose")).toHaveValue("Written early");
    await expect(again.getByLabel("Usage")).toHaveValue("And this too");
    await expect(status(again)).toHaveText("Saved", { timeout: 20_000 });
    await again.close();
  });

  await test.step("undo takes it back, and the rest is written once the code comes", async () => {
    const page = await context.newPage();
    await openCutOff(page);
    await page.getByLabel("Purpose").fill("Changed early");
    await page.getByLabel("Usage").fill("A slip");
    await page.getByLabel("Usage").blur();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByLabel("Usage")).toHaveValue("And this too");
    await page.getByRole("navigation", { name: "View" }).getByRole("link", { name: "YAML" }).click();
    await expect(page.getByText("The text waits for a connection")).toBeVisible();
    await page.unroute(code);
    const editor = page.getByLabel("Product YAML (ODPS)");
    await expect(editor).toContainText("Changed early", { timeout: 20_000 });
    await expect(editor).not.toContainText("A slip");
    await expect(status(page)).toHaveText("Saved", { timeout: 20_000 });
    await page.reload();
    await page.getByRole("navigation", { name: "View" }).getByRole("link", { name: "Form" }).click();
    await expect(page.getByLabel("Purpose")).toHaveValue("Changed early");
  });
});
