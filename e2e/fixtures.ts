import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";

/** The people of Premium Offices that the journeys are told about, by the local part of their address. */
export const people = {
  consumer: "Clara Moreau",
  analyst: "Daniel Okafor",
  "tenancy-owner": "Ingrid Solberg",
  "ratings-owner": "Rafael Duarte",
  "brokerage-owner": "Beatrice Lang",
  steward: "Samuel Whitcombe",
  admin: "Aiko Tanaka",
  auditor: "Astrid Nyström",
  outsider: "Oliver Penrose",
} as const;

export type Persona = keyof typeof people;

/** Enters through the demo's door: one click on a name. */
export async function signInAs(page: Page, persona: Persona): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: people[persona] }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** What each person's browser remembers after signing in, for this worker's further browsers. */
const sessions = new Map<Persona, Awaited<ReturnType<BrowserContext["storageState"]>>>();

/** A browser of one's own. The door is gone through once for each person; later visits bring its cookie along. */
async function newPage(browser: Browser, persona: Persona): Promise<Page> {
  const storageState = sessions.get(persona);
  const context = await browser.newContext(storageState ? { storageState } : {});
  const page = await context.newPage();
  if (storageState) return page;
  await signInAs(page, persona);
  sessions.set(persona, await context.storageState());
  return page;
}

type Fixtures = {
  /** Opens a browser of one's own for a person, signed in and nowhere yet. Closed when the test ends. */
  enter: (persona: Persona) => Promise<Page>;
};

export const test = base.extend<Fixtures>({
  enter: async ({ browser, baseURL }, use) => {
    if (!baseURL) throw new Error("MERCAT_URL is not set: run `npm test`, or set it to the address of a running demo.");
    const pages: Page[] = [];
    await use(async (persona) => {
      const page = await newPage(browser, persona);
      // No page may ask any other host for anything.
      page.on("request", (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith("http")) expect.soft(url.origin, "a request left the product").toBe(baseURL);
      });
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
});

export { expect };
