import { routes } from "@/lib/routes";
import { expect, type Persona, people, test } from "../fixtures";

/** Words that nothing else has, and not much like those of another run on the same server. */
const letters = () =>
  crypto
    .randomUUID()
    .replace(/\d/g, (digit) => "ghjklmnopq"[Number(digit)] ?? "")
    .replaceAll("-", "")
    .slice(0, 10);
const [first, second, third] = [letters(), letters(), letters()];
const title = `Z${first} z${second} of z${third}`;

test("what nobody finds is asked for, wanted by others, claimed and met, and everybody is told", async ({ enter }) => {
  const consumer = await enter("consumer");
  await test.step("a consumer finds nothing and asks for it", async () => {
    await consumer.goto(routes.search({ q: `z${first}` }));
    await expect(consumer.getByText(`Nothing found for “z${first}”`)).toBeVisible();
    await consumer.getByRole("link", { name: "Ask for this data" }).click();
    await consumer.getByLabel("Which data").fill(title);
    await consumer.getByLabel("What you would do with it").fill("Planning deliveries so that lorries do not queue.");
    await consumer.getByRole("button", { name: "Ask for this data" }).click();
    await expect(consumer.getByRole("heading", { level: 1, name: title })).toBeVisible();
  });
  const address = new URL(consumer.url()).pathname;

  const analyst = await enter("analyst");
  await test.step("a second person is offered it while typing, and wants it too", async () => {
    await analyst.goto(routes.newNeed());
    await analyst.getByLabel("Which data").fill(`z${second} and z${first}`);
    const offered = analyst.getByRole("region", { name: "Needs that are alike" }).locator("visible=true");
    await expect(offered.getByRole("link", { name: title })).toHaveAttribute("href", address);
    await analyst.getByLabel("What you would do with it").fill("Showing it to tenants.");
    await analyst.getByRole("button", { name: "Ask for this data" }).click();
    await expect(analyst.getByRole("alert").filter({ hasText: "Somebody asked for this already" })).toBeVisible();
    await analyst.goto(address);
    await analyst.getByRole("textbox", { name: "What for" }).fill("Showing it to tenants");
    await analyst.getByRole("button", { name: "I need it too" }).click();
    await expect(analyst.getByText("You want it too: Showing it to tenants")).toBeVisible();
    await expect(analyst.getByRole("heading", { name: "Wanted by 2 people" })).toBeVisible();
  });

  await test.step("the domain owner claims it and closes it with a product", async () => {
    const owner = await enter("brokerage-owner");
    await owner.goto(address);
    await owner.getByRole("button", { name: "Claim", exact: true }).click();
    const claim = owner.getByRole("dialog", { name: "Claim this need?" });
    await claim.getByLabel("For").selectOption("domain:brokerage");
    await claim.getByRole("button", { name: "Claim" }).click();
    await expect(owner.getByText("Brokerage claimed it")).toBeVisible();
    await owner.getByRole("button", { name: "Close with a product" }).click();
    const meet = owner.getByRole("dialog", { name: "Which product has the data?" });
    await meet.getByLabel("Data product").fill("tenancy-analytics");
    await meet.getByRole("button", { name: "Close with a product" }).click();
    await expect(owner.getByText("Tenancy analytics has the data")).toBeVisible();
  });

  const admin = await enter("admin");
  for (const [page, persona] of [
    [consumer, "consumer"],
    [analyst, "analyst"],
  ] as const satisfies readonly (readonly [typeof consumer, Persona])[])
    await test.step(`${people[persona]} is told, by mail too, and lands on the product`, async () => {
      const notice = page.getByRole("link", { name: new RegExp(`Need \\d+ is met: ${title}`) });
      await expect(async () => {
        await page.goto(routes.notifications());
        await expect(notice).toBeVisible({ timeout: 1000 });
      }).toPass({ timeout: 30_000 });
      await notice.click();
      await expect(page.getByRole("heading", { level: 1, name: "Tenancy analytics" })).toBeVisible();
      await admin.goto(routes.adminMail());
      await expect(
        admin.getByRole("row", { name: new RegExp(`is met: ${title}`) }).filter({ hasText: `${persona}@` }),
      ).toBeVisible();
    });
});

test("a search is saved from the page, renamed, paused, deleted and brought back", async ({ enter }) => {
  const page = await enter("ratings-owner");
  const name = `Ratings ${first}`;
  await page.goto(routes.search({ q: "ratings" }));
  await page.getByRole("button", { name: "Save search" }).click();
  const dialog = page.getByRole("dialog", { name: "Save this search" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Save search" }).click();
  await page.getByRole("link", { name: "Saved searches" }).click();
  await expect(page.getByRole("link", { name })).toHaveAttribute("href", "/search?q=ratings");
  await page.getByRole("button", { name: `Pause ${name}` }).click();
  await expect(page.getByRole("button", { name: `Resume ${name}` })).toBeVisible();
  await page.getByRole("button", { name: `Delete ${name}` }).click();
  await expect(page.getByRole("link", { name })).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("link", { name })).toBeVisible();
  await page.getByRole("button", { name: `Delete ${name}` }).click();
  await expect(page.getByRole("link", { name })).toBeHidden();
});
