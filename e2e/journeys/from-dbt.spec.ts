import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../fixtures";

const corpus = join(import.meta.dirname, "../../lib/domain/dbt/corpus");
const json = (name: string, text: string) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });

test("an owner drafts a product from a dbt project, publishes it, and a stranger finds it", async ({ enter }) => {
  test.setTimeout(120_000);
  const owner = await enter("tenancy-owner");
  const project = `parcels_${Date.now().toString(36)}`;
  const name = project.replace("_", " ").replace("p", "P");
  const manifest = readFileSync(join(corpus, "datacontract-cli__manifest_jaffle_duckdb.json"), "utf8");
  const ours = manifest.replaceAll("jaffle_shop", project);

  await test.step("files that dbt did not write, or that are cut off, are refused with a sentence", async () => {
    await owner.goto("/publish/new");
    const team = owner.getByLabel("Team", { exact: true });
    if ((await team.inputValue()) === "") await team.selectOption({ index: 1 });
    await owner.getByRole("radio", { name: "From dbt" }).check();
    const file = owner.getByLabel("manifest.json");
    await file.setInputFiles(json("manifest.json", "{}"));
    await expect(owner.getByText("it is not a manifest of dbt")).toBeVisible();
    await file.setInputFiles(json("manifest.json", ours.slice(0, 100_000)));
    await expect(owner.getByText("it may have been cut off")).toBeVisible();
    await expect(owner.getByRole("button", { name: "Start draft" })).toHaveAttribute("aria-disabled", "true");
  });

  await test.step("choose models and see what could not be mapped", async () => {
    await owner.getByLabel("manifest.json").setInputFiles(json("manifest.json", ours));
    await expect(owner.getByText(`${project} (dbt 1.8.0) has 5 models.`)).toBeVisible();
    await owner.getByLabel("Find a model").fill("orders");
    await expect(owner.getByRole("checkbox", { name: "stg_customers" })).toHaveCount(0);
    await owner.getByRole("checkbox", { name: "orders", exact: true }).check();
    await owner.getByRole("button", { name: "Draft contracts" }).click();
    await expect(owner.getByText("1 contract is drafted")).toBeVisible();
    await expect(owner.getByText(/relationship of customer_id leads to ref\('customers'\)/)).toBeVisible();
    // Another choice makes the drafts old.
    await owner.getByLabel("Find a model").fill("");
    await owner.getByRole("checkbox", { name: "customers", exact: true }).check();
    await expect(owner.getByText("1 contract is drafted")).toHaveCount(0);
    await owner.getByRole("button", { name: "Draft contracts" }).click();
    await expect(owner.getByText("2 contracts are drafted")).toBeVisible();
  });

  await test.step("the draft has both ports, with keys and notes", async () => {
    await owner.getByRole("button", { name: "Start draft" }).click();
    await expect(owner).toHaveURL(/\/publish\/[0-9a-f-]{36}/);
    await expect(owner.getByRole("heading", { name: "orders 1.0.0" })).toBeVisible();
    await expect(owner.getByRole("heading", { name: "customers 1.0.0" })).toBeVisible();
    await expect(owner.getByRole("link", { name: /Contract parcels-\w+\.customers/ })).toBeVisible();
    // Which contract a port names stands in its entry.
    await owner.getByRole("heading", { name: "customers 1.0.0" }).getByRole("button").click();
    await expect(owner.getByLabel("Contract", { exact: true })).toHaveValue(/^parcels-\w+\.customers$/);
  });

  await test.step("publish, and be found", async () => {
    const purpose = owner.getByLabel("Purpose");
    await purpose.fill("Which parcels were ordered, by whom and what they cost.");
    await purpose.blur();
    await owner.getByRole("button", { name: /save draft/i }).click();
    await expect(owner.getByText(/saved/i).first()).toBeVisible();
    await owner.getByRole("button", { name: /^publish/i }).click();
    await owner.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
    await expect(owner.getByRole("heading", { level: 1, name })).toBeVisible({ timeout: 30_000 });
    const stranger = await enter("analyst");
    await stranger.goto(`/search?q=${encodeURIComponent(name)}`);
    await stranger.getByRole("main").getByRole("link", { name }).first().click();
    await expect(stranger.getByRole("heading", { level: 1, name })).toBeVisible();
  });
});
