import { db, openDb, pointDbAt } from "@/lib/db/client";
import { makeActor } from "@/lib/domain/actor";
import { pageDoors } from "@/lib/domain/doors";
import { type Action, canSomewhere, permissionTable } from "@/lib/domain/permissions";
import { loadCompany } from "@/prisma/seed/premium-offices/load";
import { expect, type Persona, people, test } from "../fixtures";

const everybody = Object.keys(people) as Persona[];

/** What the permission table says of a page for somebody with these roles, without asking the server. */
async function mayOpen(persona: Persona, action: Action): Promise<boolean> {
  const company = await loadCompany();
  const email = `${persona}@premium-offices.example`;
  const person = company.people.find((p) => p.email === email);
  if (!person) throw new Error(`Premium Offices has no ${email}`);
  const actor = makeActor({
    kind: "person",
    id: persona,
    name: person.name,
    door: "page",
    roles: person.roles.map((r) => ({ role: r.role, domainPath: r.domain ?? null })),
    teams: company.teams
      .filter((t) => t.members.some((m) => m.email === email))
      .map((t) => ({ id: t.slug, slug: t.slug, name: t.name, lead: false, domainPath: t.domain })),
  });
  return canSomewhere(actor, action);
}

const isAction = (rule: string): rule is Action => permissionTable.some((row) => row.action === rule);

for (const persona of everybody) {
  test(`${persona}: every page opens or is refused as the permission table says`, async ({ enter }) => {
    const page = await enter(persona);
    for (const [path, rule] of Object.entries(pageDoors)) {
      if (path.includes("[") || !isAction(rule)) continue;
      const expected = (await mayOpen(persona, rule)) ? 200 : 403;
      const response = await page.request.get(path);
      expect.soft(response.status(), `${path} for ${persona}`).toBe(expected);
    }
  });
}

test("a form opened by an approver does nothing in the hands of somebody without rights", async ({ enter }) => {
  const owner = await enter("tenancy-owner");
  const outsider = await enter("outsider");
  await owner.goto("/inbox");
  await owner.getByRole("main").locator('a[href^="/inbox/"]').first().click();
  await owner.waitForURL(/\/inbox\/./);
  await expect(owner.getByRole("button", { name: "Approve" })).toBeVisible();
  const requestId = owner.url().split("/").at(-1)?.split("?")[0] ?? "";
  await owner.context().clearCookies();
  await owner.context().addCookies(await outsider.context().cookies());
  await owner.getByRole("button", { name: "Approve" }).click();
  await expect(owner.getByText(/may not|no such request/i).first()).toBeVisible();
  pointDbAt(openDb(process.env.DATABASE_URL ?? ""));
  const request = await db().accessRequest.findUniqueOrThrow({ where: { id: requestId } });
  expect(request.status).toBe("pending");
  await db().$disconnect();
});

test("an outsider's token opens the public part of the catalog over REST and nothing else", async ({ enter }) => {
  const page = await enter("outsider");
  await page.goto("/settings/tokens");
  await page.getByRole("button", { name: "Create a token" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Refusal journey");
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await page.getByRole("button", { name: "Create token" }).click();
  const token = await page
    .getByText(/^mct_[\w-]{20,}$/)
    .first()
    .textContent();
  if (token === null) throw new Error("The token was not shown.");
  const call = (method: string, path: string, data?: unknown) =>
    page.request.fetch(`/api/v1${path}`, { method, data, headers: { authorization: `Bearer ${token.trim()}` } });

  const visible = await (await call("GET", "/search")).json();
  const refs: string[] = visible.items.map((item: { ref?: string; id?: string }) => item.ref ?? item.id);
  expect(refs.sort()).toEqual(["holiday-calendar", "property-register"]);
  expect((await call("GET", "/data-products/tenancy-analytics")).status()).toBe(404);
  expect((await call("GET", "/data-contracts/tenancy-analytics.current-tenants")).status()).toBe(404);
  expect((await call("GET", "/audit-events")).status()).toBe(403);
  const refused = await call("PUT", "/data-products/tenancy-analytics", "id: tenancy-analytics");
  expect(refused.status()).toBeGreaterThanOrEqual(400);
  expect(refused.status()).toBeLessThan(500);
  const filed = await call("POST", "/access-requests", {
    dataProduct: "property-register",
    outputPort: "properties",
    purpose: "A visiting contractor tries to ask for access without a role.",
    durationDays: 30,
    acceptedContractVersion: "2.1.0",
  });
  expect(filed.status()).toBe(403);
  expect(filed.headers()["content-type"]).toContain("application/problem+json");
});
