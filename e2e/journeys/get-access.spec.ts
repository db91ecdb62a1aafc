import { Client } from "pg";
import { readCredential } from "../credential";
import { expect, test } from "../fixtures";
import { mailsTo } from "../servers/mailbox";

test("a consumer finds Entity ratings by a misspelt word, gets access, uses it, and loses it on revoke", async ({
  enter,
}) => {
  test.setTimeout(180_000);
  const consumer = await enter("consumer");
  const owner = await enter("ratings-owner");
  const purpose = `Comparing the ratings of our tenants before the portfolio review of ${new Date().toISOString()}.`;

  await test.step("search by a misspelt word", async () => {
    await consumer.goto("/");
    await consumer.getByRole("search").first().getByRole("searchbox").fill("entty ratngs");
    await consumer.keyboard.press("Enter");
    await expect(consumer.getByText(/showing results for/i)).toBeVisible();
    await consumer.getByRole("main").getByRole("link", { name: "Entity ratings", exact: true }).first().click();
    await expect(consumer.getByRole("heading", { level: 1, name: "Entity ratings" })).toBeVisible();
  });

  await test.step("ask for the port, knowing who decides", async () => {
    await consumer.getByRole("link", { name: "Request access" }).first().click();
    await expect(
      consumer.getByRole("complementary").getByText("Rafael Duarte").or(consumer.getByText("Rafael Duarte")).first(),
    ).toBeVisible();
    await consumer.getByLabel("Purpose").fill(purpose);
    await consumer.getByLabel("For how many days").fill("30");
    await consumer.getByRole("checkbox", { name: /entity-ratings\.ratings/ }).check();
    await consumer.getByRole("button", { name: "Request access" }).click();
    await expect(consumer).toHaveURL(/\/requests\//);
    await expect(consumer.getByText(purpose)).toBeVisible();
  });
  const requestUrl = consumer.url();

  await test.step("the owner is told and approves", async () => {
    await expect(async () => {
      const mails = await mailsTo("ratings-owner@premium-offices.example");
      expect(mails.some((mail) => mail.text.includes("Clara Moreau"))).toBe(true);
    }).toPass({ timeout: 30_000 });
    await owner
      .getByRole("link", { name: /^Inbox/ })
      .first()
      .click();
    await owner
      .getByRole("link", { name: /Clara Moreau/ })
      .first()
      .click();
    await expect(owner.getByRole("heading", { name: "Clara Moreau asks for Entity ratings" })).toBeVisible();
    await expect(owner.getByText(purpose).first()).toBeVisible();
    await owner.getByRole("button", { name: "Approve" }).click();
    await expect(owner.getByText("There is nothing left to decide on this request.")).toBeVisible();
  });

  const credential = await test.step("the consumer receives the credential", async () => {
    await consumer.goto(requestUrl);
    await expect(async () => {
      await consumer.reload();
      await expect(
        consumer
          .getByRole("main")
          .getByText(/\bActive\b/)
          .first(),
      ).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    await consumer.getByRole("main").locator('a[href^="/access/"]').first().click();
    await expect(consumer.getByRole("heading", { level: 1 })).toBeVisible();
    const found = await readCredential(consumer);
    await consumer.reload();
    await expect(consumer.getByText("Copy the password now")).toBeHidden();
    return found;
  });

  const session = new Client({ connectionString: credential.url });
  const ended = new Promise<void>((resolve) => session.on("error", () => resolve()).on("end", resolve));
  await test.step("the query runs, and the internal model is refused", async () => {
    await session.connect();
    const { rows } = await session.query(`select count(*)::int as n from ${credential.schema}.ratings`);
    expect(rows[0].n).toBeGreaterThan(1_000);
    const internal = await session.query(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = $1 and c.relkind = 'r'`,
      [credential.schema],
    );
    expect(internal.rows.length).toBeGreaterThan(0);
    for (const { relname } of internal.rows)
      await expect(session.query(`select 1 from ${credential.schema}.${relname} limit 1`)).rejects.toThrow(
        /permission denied/,
      );
  });

  await test.step("revoke ends the open session within a minute, and the login with it", async () => {
    await session.query("begin");
    await session.query(`declare open_cursor cursor for select * from ${credential.schema}.ratings`);
    await owner.goto(consumer.url());
    await owner.getByRole("button", { name: "Revoke access" }).click();
    const dialog = owner.getByRole("dialog");
    await dialog.getByLabel("Reason").fill("The portfolio review is over, the access is not needed any more.");
    await dialog.getByRole("button", { name: "Revoke access" }).click();
    const timeout = new Promise((_, reject) =>
      setTimeout(() => reject(new Error("the session was still open after 60 s")), 60_000),
    );
    await Promise.race([ended, timeout]);
    const again = new Client({ connectionString: credential.url });
    await expect(again.connect()).rejects.toThrow();
    await consumer.reload();
    await expect(consumer.getByText("Ended", { exact: false }).first()).toBeVisible({ timeout: 30_000 });
    await expect(consumer.getByText("The portfolio review is over").first()).toBeVisible();
  });
});
