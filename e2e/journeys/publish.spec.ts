import { expect, test } from "../fixtures";

test("an owner publishes a new product in the browser, and a stranger finds it by search at once", async ({
  enter,
}) => {
  test.setTimeout(120_000);
  const owner = await enter("tenancy-owner");
  const unique = Date.now().toString(36);
  const name = `Lobby footfall ${unique}`;

  await test.step("start a draft with the guided form", async () => {
    await owner.goto("/publish");
    await owner.getByRole("link", { name: /new product/i }).click();
    const team = owner.getByLabel("Team", { exact: true });
    if ((await team.inputValue()) === "") await team.selectOption({ index: 1 });
    await owner.getByLabel("Product name").fill(name);
    await owner.getByRole("button", { name: "Start draft" }).click();
    await expect(owner).toHaveURL(/\/publish\/[0-9a-f-]{36}/);
  });

  await test.step("say what it is, save, and publish version 1.0.0", async () => {
    const purpose = owner.getByLabel("Purpose");
    await purpose.fill("How many visitors pass through the lobbies of our buildings, by hour and entrance.");
    await purpose.blur();
    await owner.getByRole("button", { name: /save draft/i }).click();
    await expect(owner.getByRole("status").first()).toHaveText("Saved", { timeout: 30_000 });
    await owner.getByRole("button", { name: /^publish/i }).click();
    const dialog = owner.getByRole("dialog");
    await expect(dialog.getByText(`Publish ${name} 1.0.0?`)).toBeVisible();
    await dialog.getByRole("button", { name: "Publish" }).click();
    await expect(owner.getByRole("heading", { level: 1, name })).toBeVisible({ timeout: 30_000 });
  });

  await test.step("a stranger finds it", async () => {
    const stranger = await enter("analyst");
    await stranger.goto(`/search?q=${encodeURIComponent(`lobby footfall ${unique}`)}`);
    await stranger.getByRole("main").getByRole("link", { name }).first().click();
    await expect(stranger.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(stranger.getByText("visitors pass through the lobbies").first()).toBeVisible();
  });

  await test.step("somebody without rights finds no way to publish", async () => {
    const outsider = await enter("outsider");
    const response = await outsider.goto("/publish");
    expect(response?.status()).toBe(403);
    await expect(outsider.getByText(/only data product owners/i)).toBeVisible();
  });
});
